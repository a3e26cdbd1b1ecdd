"""What the terminal makes of escape sequences: colours, links, a line that changes."""

from __future__ import annotations

import os
import sys
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

_STREAMS = {"stdout": -11, "stderr": -12}
_ESCAPES = 4
"""`ENABLE_VIRTUAL_TERMINAL_PROCESSING`:
https://learn.microsoft.com/windows/console/setconsolemode"""


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
