"""Do the same to each draft, in several processes, and tell of each in its turn."""

from __future__ import annotations

import argparse
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from postkit.cli import EXIT_BUG, EXIT_USAGE
from postkit.cli.runs.drafts import Drafts, note
from postkit.engine.parallel import in_order, usable_processes
from postkit.errors import ConfigError, FileError, PostkitError
from postkit.files.read_write import read_source
from postkit.source import Source


class Told(Protocol):
    """What is to be told of one draft, whichever process it was done in."""

    @property
    def complaints(self) -> Sequence[tuple[str, int]]:
        """What went wrong, each with its exit status."""

    @property
    def notes(self) -> Sequence[str]:
        """Remarks."""


R = TypeVar("R", bound=Told)


class Work(Generic[R]):
    """Something that is done to a draft; called with its path, in any process.

    Args:
        do: what is done. It must not print, and what it leaves in variables is
            lost where it runs in another process. A `FileError` that it raises
            is told, and the other drafts are done.
        failure: makes the result of a draft that could not be done, of what is to
            be told and its exit status.
    """

    def __init__(self, do: Callable[[Source], R], failure: Callable[[str, int], R]) -> None:
        self._do = do
        self._failure = failure

    def __call__(self, path: str) -> R:
        """Return the result for the draft at `path`."""
        try:
            return self.on(lambda: read_source(path))
        except PostkitError:
            raise
        except Exception as error:
            message = (
                f"{path}: failed with {type(error).__name__}: {error}; this is a bug in postkit, "
                "please report it with the draft"
            )
            return self._failure(message, EXIT_BUG)

    def on(self, read: Callable[[], Source]) -> R:
        """Return the result for the draft that `read` returns."""
        try:
            return self._do(read())
        except FileError as error:
            return self.refused(error)

    def refused(self, error: PostkitError) -> R:
        """Return the result for a draft with which `error` stands in the way."""
        return self._failure(str(error), EXIT_USAGE)

    def lost(self, path: str) -> R:
        """Return the result for a draft at which a process died."""
        message = (
            f"{path}: the process that worked on this draft died, maybe for want of memory; "
            "the others were done; please report it with the draft"
        )
        return self._failure(message, EXIT_BUG)


def each(
    drafts: Drafts,
    work: Work[R],
    take: Callable[[R], object],
    on_paths: Callable[[Iterable[str]], Iterator[R]] | None = None,
) -> bool:
    """Do `work` to each of `drafts`, and take what that yields in their order.

    Complaints and remarks are told before. A broken configuration ends it.

    Args:
        drafts: what to work on.
        work: what to do, in several processes where it is worth it.
        take: called with each result, in this process.
        on_paths: does the work on paths in another way.

    Returns:
        Whether all drafts were looked at.
    """
    show = progress(drafts.options)
    is_done = True
    try:
        for number, result in enumerate(_results(drafts, work, on_paths), 1):
            show(number)
            for message, status in result.complaints:
                drafts.complain(message, status)
            for remark in result.notes:
                note(remark)
            take(result)
    except ConfigError as error:
        # It would hold for the next draft too, and for the thousand after it.
        drafts.complain(error)
        is_done = False
    show(0)
    return is_done


def processes(drafts: Drafts) -> int:
    """Return how many processes work on `drafts` at the same time."""
    return drafts.options.jobs or usable_processes()


def _results(
    drafts: Drafts, work: Work[R], on_paths: Callable[[Iterable[str]], Iterator[R]] | None
) -> Iterator[R]:
    if drafts.is_stdin:
        yield work.on(drafts.stdin)
        return
    asked = _Asked(drafts)
    if on_paths:
        results = on_paths(asked.paths())
    else:
        results = in_order(work, asked.paths(), processes(drafts), work.lost)
    for number, result in enumerate(results):
        yield from map(work.refused, asked.problems(number))
        yield result
    yield from map(work.refused, asked.problems())


class _Asked:
    """The paths of `drafts`; what is wrong with one is kept for its turn.

    Several processes ask for paths long before their results are told.
    """

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._count = 0
        self._problems: deque[tuple[int, PostkitError]] = deque()

    def paths(self) -> Iterator[str]:
        try:
            for path in self._drafts.paths(self._keep):
                self._count += 1
                yield path
        except ConfigError as error:
            self._keep(error)

    def problems(self, number: int = sys.maxsize) -> Iterator[PostkitError]:
        """Yield what was found wrong before the path with this number, from 0, was found.

        Raises:
            ConfigError: a configuration cannot be used.
        """
        while self._problems and self._problems[0][0] <= number:
            _, problem = self._problems.popleft()
            if isinstance(problem, ConfigError):
                raise problem
            yield problem

    def _keep(self, problem: PostkitError) -> None:
        self._problems.append((self._count, problem))


def progress(options: argparse.Namespace) -> Callable[[int], None]:
    """Return what shows how many drafts are done, on a terminal."""
    is_mixed = sys.stdout.isatty() and not getattr(options, "statistics", False)
    if options.quiet or not sys.stderr.isatty() or is_mixed:
        return lambda number: None

    def show(number: int) -> None:
        if number % 50 == 0:
            sys.stderr.write(f"\r{number} drafts\x1b[K" if number else "\r\x1b[K")
            sys.stderr.flush()

    return show
