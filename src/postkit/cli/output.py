"""Where output goes, and what a terminal makes of it: colours, links, how far a run is."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from postkit.errors import UsageError
from postkit.files.read_write import overwrite_text
from postkit.reporters import Style
from postkit.reporters.width import display_lines

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


class Output:
    """Takes the text of a report.

    Args:
        path: the file it is for; None for standard output.
        takes_findings: whether this run reports any.

    Raises:
        UsageError: `path` cannot be written, or nothing would come into it.
    """

    def __init__(self, path: str | None, *, takes_findings: bool = True) -> None:
        self.path = path
        self._parts: list[str] = []
        self.write: Callable[[str], object] = sys.stdout.write if path is None else self._keep
        if path is None:
            return
        if not takes_findings:
            raise UsageError(
                "--output-file takes findings, and this run reports none: leave out `--check`, "
                "`--diff` and `--fix-only`"
            )
        if path.endswith((".md", ".markdown")):
            # A slip: the option comes before the paths, and its value was forgotten.
            raise UsageError(f"--output-file {path}: looks like a post; name another file")
        # Reported now rather than after ten thousand drafts.
        if not os.path.isdir(os.path.dirname(os.path.abspath(path))):
            raise UsageError(f"--output-file {path}: there is no such folder")
        if os.path.exists(path) and not os.path.isfile(path):
            raise UsageError(f"--output-file {path}: is not a regular file")

    def _keep(self, text: str) -> None:
        self._parts.append(text)

    def close(self) -> None:
        """Write the file, if there is one.

        Raises:
            FileError: it cannot be written. It is left as it was.
        """
        if self.path is not None:
            # As on standard output: what is not Unicode is shown as an escape.
            text = "".join(self._parts).encode(errors="backslashreplace").decode()
            overwrite_text(self.path, text)


def style(color: str, output: Output) -> Style:
    """Return how to write to `output`; `color` is `auto`, `always` or `never`."""
    is_terminal = output.path is None and sys.stdout.isatty()
    use_color = output.path is None and uses_color("auto")
    width, links = 100, False
    if is_terminal:
        import shutil

        from postkit.cli.hyperlinks import has_hyperlinks

        width = shutil.get_terminal_size().columns
        links = use_color and color != "never" and has_hyperlinks(os.environ)
    return Style(color == "always" or (color == "auto" and use_color), max(width, 40), links)


def uses_color(color: str) -> bool:
    """Return whether standard output is colored; `color` is `auto`, `always` or `never`."""
    if color != "auto":
        return color == "always"
    return obeys_escapes(sys.stdout) and not os.environ.get("NO_COLOR")


def note(message: str) -> None:
    """Print something that is not a result for the user."""
    sys.stdout.flush()
    print_error(message)


def print_error(message: str) -> None:
    """Print `message` on standard error, with control characters as escapes."""
    print("postkit:", display_lines(message), file=sys.stderr)


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
