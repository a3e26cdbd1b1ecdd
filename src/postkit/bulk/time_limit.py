"""Stop what takes too long with one draft."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from numbers import Real
from types import FrameType

from postkit.errors import UsageError

_MOST_SECONDS = 1_000_000_000
"""What timers can hold, and more than anybody waits."""


class TimeLimitReached(BaseException):
    """The time is over. No `except Exception` on the way, such as a rule's, may catch it."""


def check_time_limit(seconds: object) -> None:
    """Check that a time limit is one.

    Raises:
        UsageError: it is neither None nor a number of seconds above 0.
    """
    if seconds is None:
        return
    if not isinstance(seconds, Real) or not 0 < float(seconds) <= _MOST_SECONDS:
        raise UsageError(
            f"the time limit must be a number of seconds above 0 and up to {_MOST_SECONDS:,}, "
            f"or None, not {seconds!r}"
        )


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raise `TimeLimitReached` in the block once `seconds` of wall time have passed.

    Args:
        seconds: the limit; None for none.

    Raises:
        UsageError: there is no timer here: on Windows, or outside the main thread.
            Or it is no limit, as `check_time_limit` says.
    """
    check_time_limit(seconds)
    if seconds is None:
        yield
        return
    if sys.platform == "win32":
        raise UsageError("a time limit needs Linux or macOS; leave it out here")
    if threading.current_thread() is not threading.main_thread():
        raise UsageError(
            "a time limit works only in the main thread; elsewhere use "
            "`RowLinter(…, own_process=True)`, or leave it out"
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
