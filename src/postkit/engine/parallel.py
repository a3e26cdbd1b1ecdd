"""Process many files, in several processes where that pays.

Results come in the order of the files. The first files are done in this process:
a small run never starts another. Where processes are forked, they find every pattern
compiled and every table loaded; elsewhere they get the function as `pickle` writes it.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    R = TypeVar("R")

SERIAL_BYTES = 1_000_000
"""What this process does alone before it starts others: less would not repay their start."""

_CHUNK_BYTES = 250_000
"""What a process takes at a time: enough that handing it over costs nothing, and so little
that at the end no process waits long for the last one."""

_CHUNKS_AHEAD = 2
"""The chunks for each process that may be finished before their turn comes."""

_MOST_PROCESSES = 61
"""What Windows can wait for at the same time."""

START_METHOD = "fork" if sys.platform == "linux" else "spawn"
"""How `multiprocessing` starts processes: on macOS a fork may hang in the system's
libraries, and Windows has none."""

_function: Callable[[str], Any] | None = None
"""What the other processes do; forked ones find it here as it was when they were forked."""


def usable_processes() -> int:
    """Return how many processes can run at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return min(os.cpu_count() or 1, _MOST_PROCESSES)


def in_order(
    function: Callable[[str], R],
    paths: Iterable[str],
    processes: int,
    on_lost: Callable[[str], R],
) -> Iterator[R]:
    """Yield `function(path)` for each of `paths`, in their order.

    Args:
        function: what to do with a file. Its result must be picklable, and where processes
            cannot be forked the function as well; all is done in this process if it is not.
        paths: the files, asked for as they are needed.
        processes: how many may run at the same time; with 1 all is done in this one.
        on_lost: gives the result for a file at which a process died.
    """
    waiting = iter(paths)
    done = 0
    for path in waiting:
        if done >= SERIAL_BYTES and processes > 1:
            start = _start(function)
            if start:
                pool = _Pool(start, processes, on_lost)
                yield from pool.run(_chunks(chain([path], waiting)))
                return
            processes = 1
        done += _size(path)
        yield function(path)


def _chunks(paths: Iterable[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    total = 0
    for path in paths:
        chunk.append(path)
        total += _size(path)
        if total >= _CHUNK_BYTES:
            yield chunk
            chunk, total = [], 0
    if chunk:
        yield chunk


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _start(function: Callable[[str], R]) -> Callable[[], None] | None:
    """Return what a process does first; None where it cannot be given `function`."""
    global _function
    if START_METHOD == "fork":
        _function = function
        return _ignore_interrupts
    import pickle
    from functools import partial

    try:
        return partial(_receive, pickle.dumps(function))
    except (pickle.PicklingError, AttributeError, TypeError):
        # A reporter or a rule that somebody else has written may hold anything.
        return None


class _Pool:
    """The processes of one run; `start` is what each does first."""

    def __init__(
        self, start: Callable[[], None], processes: int, on_lost: Callable[[str], Any]
    ) -> None:
        self._start = start
        self._processes = processes
        self._on_lost = on_lost

    def run(self, chunks: Iterator[list[str]]) -> Iterator[Any]:
        """Yield the results of all chunks; where a process dies, go on with new ones."""
        from concurrent.futures.process import BrokenProcessPool

        unfinished: deque[list[str]] = deque()
        while True:
            try:
                yield from self._run(chunks, unfinished)
            except BrokenProcessPool:
                # Which of them it was is found out with a process for each file.
                for path in chain.from_iterable(unfinished):
                    yield self._alone(path)
                unfinished.clear()
            else:
                return

    def _run(self, chunks: Iterator[list[str]], unfinished: deque[list[str]]) -> Iterator[Any]:
        """Yield results; `unfinished` holds the chunks whose results are still to come."""
        futures: deque[Any] = deque()
        executor = self._executor(self._processes)
        try:
            while True:
                while len(futures) < self._processes * (1 + _CHUNKS_AHEAD):
                    chunk = next(chunks, None)
                    if chunk is None:
                        break
                    unfinished.append(chunk)
                    futures.append(executor.submit(_do, chunk))
                if not futures:
                    return
                results = futures.popleft().result()
                unfinished.popleft()
                yield from results
        finally:
            _stop(executor)

    def _alone(self, path: str) -> Any:
        from concurrent.futures.process import BrokenProcessPool

        executor = self._executor(1)
        try:
            return executor.submit(_do, [path]).result()[0]
        except BrokenProcessPool:
            return self._on_lost(path)
        finally:
            _stop(executor)

    def _executor(self, processes: int) -> Any:
        import gc
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        # What exists now is never garbage; forked processes need no copy of its counts.
        gc.freeze()
        context = multiprocessing.get_context(START_METHOD)
        return ProcessPoolExecutor(processes, context, initializer=self._start)


def _receive(pickled: bytes) -> None:
    """Keep the function that this process, which was not forked, is for."""
    import gc
    import pickle

    global _function
    _function = pickle.loads(pickled)
    _ignore_interrupts()
    gc.set_threshold(100_000, 50, 50)


def _ignore_interrupts() -> None:
    """Leave Ctrl-C, which reaches every process of a terminal, to the first one."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do(chunk: Sequence[str]) -> list[Any]:
    assert _function is not None
    return [_function(path) for path in chunk]


def _stop(executor: Any) -> None:
    """End the processes, without waiting for what they still do for a run that has ended."""
    processes = list((executor._processes or {}).values())
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()
