"""How many cells of a terminal a text takes."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from unicodedata import category, east_asian_width

from postkit.lazy_patterns import lazy_compile

_TAB = "    "

# Hosts of CI jobs carry these out wherever in a line of the log they are.
_COMMAND = lazy_compile(
    r"(?i)##(?=vso\[|\[(?:add|remove|set|save|stop|internal|echo|group|endgroup|debug|notice|"
    r"warning|error|command|section)\b)"
)


class _Cells(dict[str, int]):
    """The width of each character, looked up once."""

    def __missing__(self, char: str) -> int:
        wide = east_asian_width(char) in "WF"
        self[char] = width = 2 if wide else category(char) not in ("Mn", "Me")
        return width


_CELLS = _Cells()


def cells(text: str) -> int:
    """Return the width of `text` in terminal cells.

    Wide and full-width characters take two (Unicode Standard Annex 11), marks
    that combine with the one before take none.
    """
    if text.isascii():
        return len(text)
    return sum(map(_CELLS.__getitem__, text))


def head_within(text: str, room: int) -> str:
    """Return the longest prefix of `text` that is at most `room` cells wide."""
    widths = list(accumulate(map(_CELLS.__getitem__, text)))
    return text[: bisect_right(widths, room)]


def tail_within(text: str, room: int) -> str:
    """Return the longest tail of `text` that is at most `room` cells wide."""
    tail = head_within(text[::-1], room)
    return text[len(text) - len(tail) :]


def display(text: str) -> str:
    """Return `text` as it can be shown: tabs as spaces, what cannot be seen as an escape.

    Invisible and control characters would move what follows them, and a
    bidirectional control would turn the line around. Commands to the host of a
    CI job (`##vso[…]`, `##[error]`) are broken up.
    """
    if "##" in text:
        text = _COMMAND.sub("#<U+0023>", text)
    return text if text.isprintable() else "".join(map(_visible, text))


def display_lines(text: str) -> str:
    """Return a text of several lines as `display` shows each; none is a command to a CI job."""
    return "\n".join(_no_command(display(line)) for line in text.split("\n"))


def _no_command(line: str) -> str:
    # GitHub carries out a line that begins with `::`, after white space too.
    return line.replace("::", ":<U+003A>", 1) if line.lstrip().startswith("::") else line


def _visible(char: str) -> str:
    if char == "\t":
        return _TAB
    if category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return f"<U+{ord(char):04X}>"
    return char


def display_path(path: str | None) -> str:
    """Return a path as it can be shown at the start of a line; `-` for standard input."""
    shown = display(path or "-")
    # GitHub carries out a line that begins with `::`.
    return f"./{shown}" if shown.startswith("::") else shown
