"""Commands run in turn, so that a machine whose speed drifts treats all alike."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from speed.process import CommandError, Cost, measure, measure_memory

Measured = TypeVar("Measured")


class Job(NamedTuple):
    """A command to be measured.

    Args:
        name: what tables call it.
        command: the program and its arguments.
        prepare: called before each run, outside the time that counts.
        worst: the highest exit status that is no failure.
    """

    name: str
    command: Sequence[str]
    prepare: Callable[[], object] | None = None
    worst: int = 1


class Result(NamedTuple):
    """What a job cost.

    Args:
        name: the job's.
        cost: medians of all runs; None where it failed.
        runs: how many were counted.
        memory: megabytes at the peak; None where it was not asked for, or failed.
        failure: why there is no cost.
    """

    name: str
    cost: Cost | None
    runs: int = 0
    memory: float | None = None
    failure: str = ""


class Patience(NamedTuple):
    """How long to measure.

    Args:
        runs: how often to run each command.
        seconds: a command that has taken so long in all is not run again; its
            memory is measured only if a single run takes less than that.
        timeout: a run that takes so many seconds is given up.
    """

    runs: int
    seconds: float
    timeout: float


def in_turn(
    jobs: Sequence[Job], folder: Path, patience: Patience, *, memory: bool = True
) -> dict[str, Result]:
    """Run the jobs A B C A B C …, and return the median cost of each by its name.

    Args:
        jobs: in the order in which to run them.
        folder: where to run them.
        patience: how often, and how long at most.
        memory: measure it too, by one more run of each.
    """
    entrants = [_Entrant(job, folder, patience) for job in jobs]
    for number in range(1, patience.runs + 1):
        for entrant in entrants:
            entrant.time(number)
    for entrant in entrants if memory else ():
        entrant.weigh()
    tell("")
    return {entrant.job.name: entrant.result() for entrant in entrants}


class _Entrant:
    """A job, and what its runs have cost so far."""

    def __init__(self, job: Job, folder: Path, patience: Patience) -> None:
        self.job = job
        self._folder = folder
        self._patience = patience
        self._costs: list[Cost] = []
        self._memory: float | None = None
        self._failure = ""

    def time(self, number: int) -> None:
        if sum(cost.wall for cost in self._costs) < self._patience.seconds:
            cost = self._attempt(measure, f"run {number}")
            if cost:
                self._costs.append(cost)

    def weigh(self) -> None:
        if not self._failure and median(self._costs).wall < self._patience.seconds:
            self._memory = self._attempt(measure_memory, "memory")

    def _attempt(self, kind: Callable[..., Measured], what: str) -> Measured | None:
        if self._failure:
            return None
        tell(f"{self.job.name}: {what}")
        if self.job.prepare:
            self.job.prepare()
        try:
            return kind(
                self.job.command, self._folder, self._patience.timeout, worst=self.job.worst
            )
        except CommandError as error:
            self._failure = str(error)
            return None

    def result(self) -> Result:
        if self._failure:
            return Result(self.job.name, None, failure=self._failure)
        return Result(self.job.name, median(self._costs), len(self._costs), self._memory)


def median(costs: Sequence[Cost]) -> Cost:
    """Return the median wall time with the median CPU time, which may be another run's."""
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.cpu for cost in costs),
    )


def tell(what: str) -> None:
    """Show what is being done, where a person sees it; the empty text clears it."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{what}\x1b[K")
        sys.stderr.flush()
