"""How many cells of a terminal a text takes."""

from __future__ import annotations

from unicodedata import category, east_asian_width

_TAB = "    "


def cells(text: str) -> int:
    """Return the width of `text` in terminal cells.

    Wide and full-width characters take two (Unicode Standard Annex 11), marks
    that combine with the one before take none.
    """
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(char: str) -> int:
    if east_asian_width(char) in "WF":
        return 2
    return 0 if category(char) in ("Mn", "Me") else 1


def display(text: str) -> str:
    """Return `text` as it can be shown: tabs as spaces, what cannot be seen as an escape.

    Invisible and control characters would move what stands behind them, and a
    bidirectional control would turn the line around.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text))


def _visible(char: str) -> str:
    if char == "\t":
        return _TAB
    if category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return f"<U+{ord(char):04X}>"
    return char
