"""What the terminal makes of escape sequences: colours, links, how far a run is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO, TypeVar

    T = TypeVar("T")

_STREAMS = {"stdout": -11, "stderr": -12}
_ESCAPES = 4
"""`ENABLE_VIRTUAL_TERMINAL_PROCESSING`:
https://learn.microsoft.com/windows/console/setconsolemode"""
_STEP = 50
"""Posts between two numbers: enough that showing them costs nothing."""


def obeys_escapes(stream: TextIO) -> bool:
    """Tell whether `stream`, which is standard output or error, is a terminal with escapes."""
    if not stream.isatty() or os.environ.get("TERM") == "dumb":
        return False
    if sys.platform != "win32":
        return True
    return _turn_on(_STREAMS["stderr" if stream is sys.stderr else "stdout"])


@cache
def _turn_on(number: int) -> bool:
    """Turn escapes on, which a console of Windows 10 prints as characters otherwise."""
    if sys.platform != "win32":
        raise NotImplementedError
    import ctypes

    kernel = ctypes.windll.kernel32
    handle = kernel.GetStdHandle(number)
    mode = ctypes.c_ulong()
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        return bool(os.environ.get("TERM"))  # A terminal of Cygwin or MSYS.
    return bool(mode.value & _ESCAPES or kernel.SetConsoleMode(handle, mode.value | _ESCAPES))


class Progress:
    """Shows how many posts are done, on standard error if that is a terminal.

    Args:
        is_quiet: whether to show nothing anywhere.
    """

    def __init__(self, *, is_quiet: bool = False) -> None:
        self._is_on = not is_quiet and obeys_escapes(sys.stderr)
        self._is_shown = False

    def show(self, number: int) -> None:
        """Show that `number` posts are done, now and then."""
        if self._is_on and number % _STEP == 0:
            # What was printed before ends with its line.
            sys.stdout.flush()
            sys.stderr.write(f"\r{number:,} posts\x1b[K")
            sys.stderr.flush()
            self._is_shown = True

    def clear(self) -> None:
        """Take the number off the terminal, before anything else is printed there."""
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._is_shown = False

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """Yield `items`, and show how many are done; each is one post."""
        try:
            for number, item in enumerate(items, 1):
                yield item
                self.show(number)
        finally:
            self.clear()
