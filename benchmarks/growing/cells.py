"""CPU seconds of one way to read one text, measured in another process."""

from __future__ import annotations

import gc
import multiprocessing
import resource
import time
from contextlib import suppress
from multiprocessing.connection import Connection

import postkit
from growing.ways import Way

_GIVEN_UP = 20
"""Seconds."""
_SMALL = "---\ntitle: a\ntags: [b]\n---\n\n这个,发展\n"


class Stopwatch:
    """Measures a way to read a text, again and again in the same process.

    Seconds are those of a machine with nothing else to do: what a loop takes just before is
    compared with the least that it has ever taken.

    Args:
        run: the way.
    """

    def __init__(self, run: Way) -> None:
        self._run = run
        self._quickest = _pace()
        with suppress(postkit.PostkitError):
            run(_SMALL)
        self._start()

    def _start(self) -> None:
        self._connection, other = multiprocessing.Pipe()
        context = multiprocessing.get_context("fork")
        self._process = context.Process(target=_serve, args=(self._run, other), daemon=True)
        self._process.start()
        other.close()

    def measure(self, text: str) -> float | None:
        """Return the CPU seconds for `text`; None where it takes too long."""
        pace = _pace()
        self._quickest = min(self._quickest, pace)
        self._connection.send(text)
        with suppress(EOFError):
            seconds: float = self._connection.recv()
            return seconds * self._quickest / pace
        self._process.join()
        self._start()
        return None

    def stop(self) -> None:
        """End the other process."""
        self._process.terminate()
        self._process.join()


def _pace() -> float:
    start = time.process_time()
    sum(number for number in range(100_000))
    return time.process_time() - start


def _serve(run: Way, connection: Connection) -> None:
    # As the command line does it; what was there before is of no concern to the collector.
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    while True:
        text = connection.recv()
        gc.collect()
        limit = int(time.process_time()) + _GIVEN_UP
        resource.setrlimit(resource.RLIMIT_CPU, (limit, most))
        start = time.process_time()
        # A refusal is an answer, too.
        with suppress(postkit.PostkitError):
            run(text)
        connection.send(time.process_time() - start)
