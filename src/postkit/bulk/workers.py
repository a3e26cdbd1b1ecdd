"""Process shards in processes of their own, so that a draft that ends one harms no other.

A process is forked for each shard: it finds all rules loaded, needs no copy of the drafts,
and what it has used is free when it ends. It notes which draft it is at. Where it dies,
that draft is rejected and another process goes on after it.
"""

from __future__ import annotations

import mmap
import os
import signal
import struct
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import islice
from typing import NoReturn

from postkit.bulk.inputs import Shard
from postkit.bulk.rows import error_row, time_limit_row
from postkit.bulk.tasks import DraftRows, Task, rejection
from postkit.errors import FileError, reason_of
from postkit.named_tuples import NamedTuple

_GRACE = 5.0
"""Seconds after which a process is ended that keeps no time limit itself."""

_MOST_STARTS = 3
"""A process that dies between drafts is started so often."""

_WAIT = 0.02
_CANNOT_WRITE = 75
_NOTE = struct.Struct("=5q")


class Note(NamedTuple):
    """How far a process is: drafts done, the row it is at, the bytes of each file of the part.

    The row is 0 while it is at none.
    """

    done: int = 0
    row: int = 0
    sizes: tuple[int, ...] = (0, 0, 0)

    @classmethod
    def read(cls, memory: mmap.mmap) -> Note:
        """Return the note in `memory`."""
        done, row, *sizes = _NOTE.unpack_from(memory)
        return cls(done, row, tuple(sizes))

    def write(self, memory: mmap.mmap) -> None:
        """Put the note into `memory`."""
        _NOTE.pack_into(memory, 0, self.done, self.row, *self.sizes)


class ShardPart(NamedTuple):
    """A shard, and the files of its outcomes; the first is there once the shard is done."""

    shard: Shard
    results: str
    rejected: str
    facts: str

    @property
    def files(self) -> tuple[str, ...]:
        """The files, in the order of the values of an outcome."""
        return self[1:]


class _Worker:
    """A process at a shard."""

    def __init__(self, part: ShardPart, task: Task) -> None:
        self.part = part
        self._task = task
        self._memory = mmap.mmap(-1, _NOTE.size)
        self._last = (0, time.monotonic())
        self._is_stuck = False
        self._starts = 0
        self._start()

    @property
    def note(self) -> Note:
        """How far it is."""
        return Note.read(self._memory)

    def is_done(self, limit: float | None) -> bool:
        """Tell whether the shard is done; start again after a draft that ended the process.

        Raises:
            FileError: results could not be written.
        """
        if sys.platform == "win32":
            raise NotImplementedError
        pid, status = os.waitpid(self._pid, os.WNOHANG)
        if not pid:
            self._watch(limit)
            return False
        code = os.waitstatus_to_exitcode(status)
        if code == _CANNOT_WRITE:
            raise FileError("results cannot be written", path=self.part.results)
        if code != 0:
            if self.note.row:
                self._reject(limit, code)
            elif self._starts > _MOST_STARTS:
                raise FileError(f"a process ended with status {code}", path=self.part.results)
            self._start()
        return code == 0

    def stop(self) -> None:
        """End the process, unless it has ended and was waited for."""
        if sys.platform == "win32":
            raise NotImplementedError
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)

    def _watch(self, limit: float | None) -> None:
        if sys.platform == "win32":
            raise NotImplementedError
        done, now = self.note.done, time.monotonic()
        if done != self._last[0]:
            self._last = (done, now)
        elif limit is not None and now - self._last[1] > limit + _GRACE:
            self._is_stuck = True
            os.kill(self._pid, signal.SIGKILL)

    def _reject(self, limit: float | None, code: int) -> None:
        note = self.note
        path = next(draft.path for draft in self.part.shard.drafts() if draft.row == note.row)
        error = error_row(path, "process-died", f"the process of the draft {_ended(code)}")
        row = time_limit_row(path, limit) if self._is_stuck else error
        handles = self._opened(note)
        _written(note, handles, rejection(note.row, row)).write(self._memory)
        for handle in handles:
            os.close(handle)
        self._starts = 0
        self._is_stuck = False

    def _start(self) -> None:
        if sys.platform == "win32":
            raise NotImplementedError
        self._starts += 1
        self._last = (self.note.done, time.monotonic())
        parent = os.getpid()
        self._pid = os.fork()
        if not self._pid:
            self._run(parent)

    def _run(self, parent: int) -> NoReturn:
        """Do the shard from where the note says, and end this process."""
        status = 1
        try:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            self._do(parent)
            status = 0
        except OSError as error:
            print(f"postkit: {self.part.results}: {reason_of(error)}", file=sys.stderr)
            status = _CANNOT_WRITE
        finally:
            os._exit(status)

    def _do(self, parent: int) -> None:
        note, part = self.note, self.part
        handles = self._opened(note)
        for draft in islice(part.shard.drafts(), note.done, None):
            if os.getppid() != parent:
                return  # Another run may be at this shard by now.
            note._replace(row=draft.row).write(self._memory)
            note = _written(note, handles, self._task(draft))
            note.write(self._memory)
        for handle in handles:
            os.fsync(handle)
        for path in reversed(part.files):
            os.replace(f"{path}.new", path)

    def _opened(self, note: Note) -> list[int]:
        """Return the files of the part, each cut off where the note says."""
        handles = []
        for path, size in zip(self.part.files, note.sizes, strict=True):
            handle = os.open(f"{path}.new", os.O_RDWR | os.O_CREAT, 0o644)
            os.ftruncate(handle, size)
            os.lseek(handle, size, os.SEEK_SET)
            handles.append(handle)
        return handles


def _ended(code: int) -> str:
    """Return how a process ended, in words."""
    if code >= 0:
        return f"ended with status {code}"
    reason = ", often for lack of memory" if code == -9 else ""
    return f"was killed (signal {-code}){reason}"


def _written(note: Note, handles: list[int], outcome: DraftRows) -> Note:
    """Write what a draft gives; return the note after it."""
    files = zip(note.sizes, handles, outcome, strict=True)
    sizes = tuple(size + _write(handle, lines) for size, handle, lines in files)
    return Note(note.done + 1, 0, sizes)


def _write(handle: int, lines: tuple[bytes, ...]) -> int:
    data = b"".join(lines)
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]
    return len(data)


def do_parts(
    parts: Iterable[ShardPart],
    task: Task,
    *,
    jobs: int,
    limit: float | None,
    on_progress: Callable[[int], object],
) -> None:
    """Do all parts, several at a time.

    Args:
        parts: what is to be done; asked for as processes are free.
        task: what to do with each draft.
        jobs: how many processes.
        limit: the wall time in seconds that a draft may take.
        on_progress: called often, with the number of drafts done by now.

    Raises:
        FileError: an input cannot be read, or results cannot be written.
    """
    waiting = iter(parts)
    working: list[_Worker] = []
    finished = 0
    try:
        while True:
            free = jobs - len(working)
            working.extend(_Worker(part, task) for part in islice(waiting, free))
            if not working:
                return
            time.sleep(_WAIT)
            done = [worker for worker in working if worker.is_done(limit)]
            finished += sum(worker.note.done for worker in done)
            working = [worker for worker in working if worker not in done]
            on_progress(finished + sum(worker.note.done for worker in working))
    finally:
        for worker in working:
            worker.stop()
