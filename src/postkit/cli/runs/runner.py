"""Process drafts in parallel and report results in input order."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from postkit.cli import EXIT_BUG, EXIT_USAGE
from postkit.cli.output import Progress, note
from postkit.cli.runs.drafts import Drafts
from postkit.engine.parallel import in_order, usable_processes
from postkit.errors import ConfigError, FileError, PostkitError, folder_is_gone
from postkit.files.read_write import read_source
from postkit.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    class HasMessages(Protocol):
        """The result for one draft, whichever process it comes from."""

        @property
        def problems(self) -> Sequence[tuple[str, int]]:
            """What went wrong, each with its exit status."""

        @property
        def notes(self) -> Sequence[str]:
            """Remarks."""

        @property
        def is_silent(self) -> bool:
            """Whether nothing is printed about the draft."""


class Job:
    """What to do with a draft; called with its path, in any process.

    Args:
        do: the function. It must not print, and changes it makes to variables are
            lost when it runs in another process. A `FileError` that it raises
            is reported, and the other drafts are processed.
        failure: makes the result for a draft that could not be processed, from a
            message and its exit status.
    """

    def __init__(
        self, do: Callable[[Source], HasMessages], failure: Callable[[str, int], HasMessages]
    ) -> None:
        self._do = do
        self._failure = failure

    def __call__(self, path: str, read: Callable[[str], Source] = read_source) -> Any:
        """Return the result for the draft at `path`, which `read` reads."""
        try:
            return self.on(lambda: read(path))
        except PostkitError:
            raise
        except Exception as error:
            if folder_is_gone(error):
                raise  # Of no draft can anything be said.
            message = (
                f"{path}: failed with {type(error).__name__}: {error}; this is a bug in postkit, "
                "please report it with the draft"
            )
            return self._failure(message, EXIT_BUG)

    def on(self, read: Callable[[], Source]) -> Any:
        """Return the result for the draft that `read` returns."""
        try:
            return self._do(read())
        except FileError as error:
            return self.refused(error)

    def refused(self, error: PostkitError) -> Any:
        """Return the result for a draft that `error` kept from being processed."""
        return self._failure(str(error), EXIT_USAGE)

    def lost(self, path: str) -> Any:
        """Return the result for a draft at which a process died."""
        message = (
            f"{path}: the process that worked on this draft was killed, possibly out of memory; "
            "the other drafts were processed; please report this with the draft"
        )
        return self._failure(message, EXIT_BUG)


def run_all(
    drafts: Drafts,
    job: Job,
    take: Callable[[Any], object],
    on_paths: Callable[[Iterable[str]], Iterator[Any]] | None = None,
) -> bool:
    """Process each of `drafts` and take the results in order.

    Problems and notes are printed before. A broken configuration ends the run.

    Args:
        drafts: what to work on.
        job: what to do with a draft, in several processes where that pays.
        take: called with each result, in this process.
        on_paths: replaces the processing of paths.

    Returns:
        Whether all drafts were processed.
    """
    progress = Progress(is_quiet=drafts.options.quiet)
    is_done = True
    try:
        for number, result in enumerate(_results(drafts, job, on_paths), 1):
            if not result.is_silent:
                progress.clear()
            for message, status in result.problems:
                drafts.report_problem(message, status)
            for message in result.notes:
                note(message)
            take(result)
            progress.show(number)
    except ConfigError as error:
        # It would stop the next draft too, and the thousand after it.
        progress.clear()
        drafts.report_problem(error)
        is_done = False
    finally:
        progress.clear()
    return is_done


def processes(drafts: Drafts) -> int:
    """Return the number of worker processes for `drafts`."""
    return drafts.options.jobs or usable_processes()


def _results(
    drafts: Drafts, job: Job, on_paths: Callable[[Iterable[str]], Iterator[Any]] | None
) -> Iterator[Any]:
    if drafts.is_stdin:
        yield job.on(drafts.stdin)
        return
    asked = _Asked(drafts)
    if on_paths:
        results = on_paths(asked.paths())
    else:
        results = in_order(job, asked.paths(), processes(drafts), job.lost)
    for number, result in enumerate(results):
        yield from map(job.refused, asked.problems(number))
        yield result
    yield from map(job.refused, asked.problems())


class _Asked:
    """The paths of `drafts`; a problem with one is kept until its turn.

    Several processes ask for paths long before their results are reported.
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
