"""Columns in the units that output formats count in.

`LineIndex` counts code points. RDFormat counts bytes of UTF-8; editors count
units of UTF-16 unless they agree on something else (LSP 3.17, `positionEncoding`).
"""

from __future__ import annotations

from itertools import accumulate
from typing import Literal

from postkit.source import Position, Source

Unit = Literal["utf-8", "utf-16"]

_STEP = 1024
"""Units are counted once for each piece of this many code points."""


class Columns:
    """Positions in one text, columns counted in `unit`.

    Any number of places costs no more than one reading of the text, however long
    a line is.

    Args:
        source: the text.
        unit: what is counted: bytes of UTF-8 or units of UTF-16.
    """

    def __init__(self, source: Source, unit: Unit) -> None:
        self._source = source
        self._is_plain = source.text.isascii()
        self._codec, self._width = ("utf-8", 1) if unit == "utf-8" else ("utf-16-le", 2)
        self._before: list[int] = []

    def position(self, offset: int) -> Position:
        """Return the line and column of `offset`, both from 1."""
        line, column = self._source.lines.position(offset)
        if self._is_plain:
            return Position(line, column)
        start = self._source.lines.line_start(line)
        return Position(line, self._units(start + column - 1) - self._units(start) + 1)

    def _units(self, offset: int) -> int:
        """Return how many units are before `offset`."""
        if not self._before:
            text = self._source.text
            pieces = (text[at : at + _STEP] for at in range(0, len(text), _STEP))
            self._before = list(accumulate(map(self._size, pieces), initial=0))
        piece, rest = divmod(offset, _STEP)
        start = offset - rest
        return self._before[piece] + self._size(self._source.text[start:offset])

    def _size(self, text: str) -> int:
        return len(text.encode(self._codec, "surrogatepass")) // self._width
