"""A text exactly as it was read, and the places in it.

A place is an offset in code points into `Source.text`. Lines and columns are
computed only where something is shown to a person.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property, partial
from itertools import accumulate

from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

BOM = "\ufeff"
_NEAR = 4000
"""How far from a place the ends of its line are searched for, in characters."""

_NEWLINE = lazy_compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A half-open range of code-point offsets from 0: `text[start:end]`."""

    start: int
    end: int

    def text(self, text: str) -> str:
        """Return the part of `text` that this span covers."""
        return text[self.start : self.end]

    def covers(self, offset: int) -> bool:
        """Tell whether the character at `offset` lies inside this span."""
        return self.start <= offset < self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


as_span = partial(tuple.__new__, Span)
"""Make a span of a pair, as `re.Match.span` returns one, in a third of the time of `Span(…)`."""


class Position(NamedTuple):
    """A `line` and a `column` as people count them: from 1, in code points."""

    line: int
    column: int


class LineIndex:
    r"""Offsets to lines and back, for `\n`, `\r\n` and lone `\r` alike.

    These are CommonMark's line endings (section 2.1); U+2028 and its like do
    not end a line. `len(index)` is the number of lines.

    Args:
        text: the text whose lines are counted.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._length = len(text)
        if "\r" not in text:
            lengths = map(len, text.split("\n"))
            starts = [0, *accumulate(map((1).__add__, lengths))]
            # After the last line there is no newline, and no further line.
            del starts[-1]
        else:
            starts = [0, *(match.end() for match in _NEWLINE.finditer(text))]
        self._starts = starts

    def __len__(self) -> int:
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """Return the line and column of `offset`.

        The end of the text is a position too. An offset outside the text is
        moved to the nearer end.
        """
        offset = min(max(offset, 0), self._length)
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """Return the offset of `position`, moved inside the text where it is not."""
        line = min(max(position.line, 1), len(self._starts))
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else self._length
        return min(start + max(position.column, 1) - 1, end)

    def line_span(self, offset: int) -> Span:
        """Return the line around `offset`, without its newline."""
        line = self.position(offset).line
        start = self._starts[line - 1]
        if line == len(self._starts):
            return Span(start, self._length)
        end = self._starts[line] - 1
        return Span(start, end - (self._text[end - 1 : end + 1] == "\r\n" and end > start))

    def line_start(self, line: int) -> int:
        """Return the offset at which line number `line` (from 1) starts.

        The line after the last one starts at the end of the text.
        """
        return self._starts[line - 1] if line <= len(self._starts) else self._length


class _Held(dict[str, bool]):
    """Whether each of some characters is in `text`, searched for when it is first asked for.

    That takes a tenth of the time of a search for two, which a text without one of them need
    not be searched for.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def __missing__(self, char: str) -> bool:
        self[char] = found = char in self._text
        return found


class Source:
    """A draft's text as it was read: newlines, BOM and all.

    Args:
        text: the whole text. A leading U+FEFF is kept as its first character.
            Bytes that are not UTF-8 are in it as lone surrogates (PEP 383),
            so that writing it again loses nothing.
        path: where it came from, in the words the user used; None for a text
            that was never a file.
    """

    def __init__(self, text: str, path: str | None = None) -> None:
        self.text = text
        self.path = path

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Source) and (self.path, self.text) == (other.path, other.text)

    def __hash__(self) -> int:
        return hash((self.path, self.text))

    def __repr__(self) -> str:
        return f"<Source {self.path!r}, {len(self.text)} characters>"

    def __reduce__(self) -> tuple[Any, ...]:
        # Handed to another process without what is computed from it.
        return Source, (self.text, self.path)

    @property
    def has_bom(self) -> bool:
        """Whether the text starts with a byte order mark."""
        return self.text.startswith(BOM)

    @cached_property
    def lines(self) -> LineIndex:
        """The index of lines, made when it is first asked for."""
        return LineIndex(self.text)

    @cached_property
    def holds(self) -> Mapping[str, bool]:
        """Whether a character is in the text: `source.holds["桥"]`."""
        return _Held(self.text)

    @cached_property
    def newline(self) -> str:
        r"""The newline of the first line: `\n`, `\r\n` or `\r`; `\n` where there is none."""
        at = self.text.find("\n")
        if at > 0 and self.text[at - 1] == "\r":
            return "\r\n"
        if at < 0 and "\r" in self.text:
            return "\r"
        return "\n"

    def line_span(self, offset: int) -> Span:
        """Return the line around `offset`, without its newline."""
        text = self.text
        start = text.rfind("\n", max(offset - _NEAR, 0), offset) + 1
        end = text.find("\n", offset, offset + _NEAR)
        if end < 0 and offset + _NEAR >= len(text):
            end = len(text)  # The last line, which every draft has, needs no index.
        if end < 0 or (not start and offset > _NEAR) or self._has_carriage_returns:
            # A line of a megabyte: a search for its ends at each of a hundred
            # thousand findings would take forever, the index is made once.
            return self.lines.line_span(offset)
        return Span(start, end)

    @cached_property
    def _has_carriage_returns(self) -> bool:
        return "\r" in self.text
