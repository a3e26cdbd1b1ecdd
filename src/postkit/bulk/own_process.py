"""Lint drafts in a process of their own, so that a draft that ends it does no harm.

The process is a new one, never a fork: engines run many threads, whose locks a fork would
copy. It is handed one draft at a time, so that what ends it is known.
"""

from __future__ import annotations

import os
import pickle
import select
import subprocess
import sys
import weakref
from contextlib import suppress
from typing import IO, Any, Protocol

from postkit.bulk.rows import Row, error_row, time_limit_row
from postkit.errors import PostkitError, UsageError

_GRACE = 5.0
"""Seconds after which a process is ended that keeps no time limit itself."""

_START = 120.0
"""Seconds that it may take to start, on a machine that is busy."""

_PROGRAM = "from postkit.bulk.own_process import serve; serve()"


class _RowLinter(Protocol):
    """What lints a draft in the process, `RowLinter`."""

    def load(self) -> None: ...

    def rows(self, text: object, path: str | None = None) -> list[Row]: ...

    def facts(self, text: object, path: str | None, row: int | None) -> list[Row]: ...


class OwnProcesses:
    """Processes that lint drafts: as many as there are threads that ask at the same time.

    Args:
        linter: what they lint with.
        limit: the wall time in seconds that a draft may take.
    """

    def __init__(self, linter: _RowLinter, limit: float | None) -> None:
        self._linter = linter
        self._limit = limit
        self._owner = os.getpid()
        self._idle: list[_Process] = []

    def ask(self, what: str, text: object, path: str | None, *more: int | None) -> list[Row]:
        """Return the rows of a draft; the error row of one that ends its process.

        Args:
            what: the method of the linter that returns them.
            text: the draft.
            path: its path.
            more: what else the method takes.

        Raises:
            PostkitError: the configuration cannot be used.
            UsageError: no process can be started.
        """
        if self._owner != os.getpid():  # The processes of the one that was forked are its own.
            self._owner, self._idle = os.getpid(), []
        try:
            process = self._idle.pop()
        except IndexError:
            process = _Process(self._linter)
        try:
            rows = process.ask((what, text, path, *more), self._limit)
        except TimeoutError:
            process.end()
            return [time_limit_row(path, self._limit)]
        except (OSError, EOFError, pickle.UnpicklingError):
            message = f"the draft ended its process with status {process.end()}"
            return [error_row(path, "process-died", message)]
        self._idle.append(process)
        if isinstance(rows, PostkitError):
            raise rows
        answer: list[Row] = rows
        return answer


class _Process:
    """A process that is ready for a draft.

    Raises:
        UsageError: it does not start.
    """

    def __init__(self, linter: _RowLinter) -> None:
        if not hasattr(os, "fork"):
            raise UsageError("`own_process` needs Linux or macOS")
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        self._finalizer = weakref.finalize(self, _end, self._process, os.getpid())
        try:
            self.ask(linter, _START)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            message = f"the process of the linter did not start: it ended with {self.end()}"
            raise UsageError(message) from error

    def ask(self, question: Any, limit: float | None) -> Any:
        """Return the answer.

        Raises:
            TimeoutError: there is none in time.
            OSError: the process has ended; EOFError and UnpicklingError say so too.
        """
        to, answers = self._process.stdin, self._process.stdout
        assert to is not None
        assert answers is not None
        _send(to, question)
        if limit is not None and not select.select([answers], [], [], limit + _GRACE)[0]:
            raise TimeoutError
        return pickle.load(answers)

    def end(self) -> int:
        """End the process; return its status."""
        self._finalizer()
        return self._process.returncode or 0


def _end(process: subprocess.Popen[bytes], owner: int) -> None:
    """End a process, unless it belongs to the process from which this one was forked."""
    if os.getpid() != owner:
        return
    for stream in (process.stdin, process.stdout):
        # What was not written yet cannot be.
        with suppress(OSError):
            if stream:
                stream.close()
    try:
        process.wait(0.5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def serve() -> None:
    """Answer the drafts on standard input with their rows until there are no more."""
    questions = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # A rule of your own may print.
    linter: _RowLinter = pickle.load(questions)
    with suppress(PostkitError):  # That is the answer to each draft.
        linter.load()
    _send(answers, None)
    while True:
        try:
            what, *arguments = pickle.load(questions)
        except EOFError:
            return
        try:
            rows: Any = getattr(linter, what)(*arguments)
        except PostkitError as error:
            rows = error
        try:
            _send(answers, rows)
        except BrokenPipeError:
            return


def _send(stream: IO[bytes], value: Any) -> None:
    pickle.dump(value, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()
