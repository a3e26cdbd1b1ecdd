"""Stop what takes too long with one draft."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from postkit.errors import UsageError


class TimeLimitReached(BaseException):
    """The time is over. No `except Exception` on the way, such as a rule's, may catch it."""


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raise `TimeLimitReached` in the block once `seconds` of wall time have passed.

    Args:
        seconds: the limit; None for none.

    Raises:
        UsageError: there is no timer here: on Windows, or outside the main thread.
        ValueError: `seconds` is not positive.
    """
    if seconds is None:
        yield
        return
    if seconds <= 0:
        raise ValueError(f"the time limit must be positive, not {seconds}")
    is_main = threading.current_thread() is threading.main_thread()
    if sys.platform == "win32" or not is_main:
        raise UsageError(
            "a time limit works in the main thread on Linux and macOS only; leave it out here"
        )
    before = signal.signal(signal.SIGALRM, _stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stop(number: int, frame: FrameType | None) -> None:
    raise TimeLimitReached
