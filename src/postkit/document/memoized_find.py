"""Searches forward that stay linear however often they are asked."""

from __future__ import annotations


class Lookahead:
    """The next place of `needle` in a text, for questions that move forward.

    A plain `text.find` for each of a million openers that nothing closes would
    read the rest of the text a million times; this reads it once.

    Args:
        text: what is searched, up to `end` where one is given.
        needle: what is searched for.
    """

    __slots__ = ("_asked", "_at", "_end", "_needle", "_text")

    def __init__(self, text: str, needle: str, end: int | None = None) -> None:
        self._text = text
        self._needle = needle
        self._end = len(text) if end is None else end
        self._asked = self._end + 1
        self._at = -1

    def after(self, offset: int) -> int | None:
        """Return where the first `needle` at or after `offset` starts; None if there is none."""
        if offset < self._asked or 0 <= self._at < offset:
            self._at = self._text.find(self._needle, offset, self._end)
            self._asked = offset
        return None if self._at < 0 else self._at


_FIRST_LINES = 4000
"""How far into a text its kind of newline is searched for, in characters."""


def blank_line(text: str) -> str:
    """Return what a blank line looks like in `text`."""
    return "\n\r\n" if "\r\n" in text[:_FIRST_LINES] else "\n\n"
