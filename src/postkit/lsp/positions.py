"""Places in a draft as an editor counts them."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from postkit.edits import Edit
from postkit.named_tuples import NamedTuple
from postkit.source import Source

_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
"""The codec of each encoding of the protocol, and the bytes of one of its units."""
_STEP = 1024


class EditorPosition(NamedTuple):
    """A line and a column in it, both from 0; the column counts units of the encoding."""

    line: int
    column: int


class Positions:
    """Offsets of one text to places and back.

    A post can be one line of a megabyte, so a column is never counted from the
    start of its line: the units before every 1024th character are known.

    Args:
        source: the text.
        encoding: what the editor counts columns in: `utf-8`, `utf-16` or `utf-32`
            (LSP 3.17, `PositionEncodingKind`).
    """

    def __init__(self, source: Source, encoding: str) -> None:
        self._source = source
        self._text = source.text
        self._codec, self._unit = _CODECS[encoding]

    def place(self, offset: int) -> EditorPosition:
        """Return the place of `offset`."""
        line = self._source.lines.position(offset).line
        start = self._source.lines.line_start(line)
        return EditorPosition(line - 1, self._units_before(offset) - self._units_before(start))

    def offset(self, place: EditorPosition) -> int:
        """Return the offset of `place`.

        As the protocol requires, a column past the end of its line is that
        end, before the newline. A place inside a character is the place before
        it, a line after the last one is the end of the text.
        """
        lines = self._source.lines
        if place.line >= len(lines):
            return len(self._text)
        start, end = lines.line_span(lines.line_start(place.line + 1))
        wanted = self._units_before(start) + place.column
        # The last of the line's offsets that has no more units before it.
        return start + bisect_right(range(start, end + 1), wanted, key=self._units_before) - 1

    def edit(self, edit: Edit) -> Edit:
        r"""Return `edit` so that no end of it falls between a `\r` and its `\n`.

        No position in an editor is there.
        """
        text = self._text
        start, end, replacement = edit
        if text[start - 1 : start + 1] == "\r\n" and start:
            start, replacement = start - 1, "\r" + replacement
        if text[end - 1 : end + 1] == "\r\n" and end:
            end, replacement = end + 1, replacement + "\n"
        return Edit(start, end, replacement)

    def _units_before(self, offset: int) -> int:
        known = offset // _STEP
        return self._known[known] + self._count(self._text[known * _STEP : offset])

    @cached_property
    def _known(self) -> list[int]:
        """The units before each character whose number is a multiple of the step."""
        text = self._text
        counts = (self._count(text[at : at + _STEP]) for at in range(0, len(text), _STEP))
        return list(accumulate(counts, initial=0))

    def _count(self, text: str) -> int:
        return len(text.encode(self._codec, "surrogatepass")) // self._unit
