"""The inline content of leaf blocks: text without the markers around it, with its places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from postkit.document.blocks import Block, BlockKind
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_CELL_EDGE = lazy_compile(r"(?<!\\)\|")
_BLANK = " \t"


class Content:
    """Text that CommonMark parses as one sequence of inlines.

    `text` is joined from the lines of a block, each after the markers of its
    containers, by newlines; `offset` says where a place in it is in the draft.
    `lines` are these lines in the draft.
    """

    __slots__ = ("_joined", "lines", "text")

    def __init__(self, draft: str, lines: Sequence[Span]) -> None:
        self.lines = lines
        self._joined = [0]
        if len(lines) == 1:
            self.text = draft[lines[0].start : lines[0].end]
            return
        self.text = "\n".join([draft[start:end] for start, end in lines])
        for start, end in lines[:-1]:
            self._joined.append(self._joined[-1] + end - start + 1)

    def offset(self, at: int) -> int:
        """Return where the character `text[at]` is in the draft."""
        if len(self._joined) == 1:
            return self.lines[0].start + at
        index = bisect_right(self._joined, at) - 1
        return self.lines[index].start + at - self._joined[index]

    def span(self, start: int, end: int) -> Span:
        """Return where `text[start:end]` is in the draft."""
        first = self.offset(start)
        return Span(first, self.offset(end - 1) + 1 if end > start else first)

    def spans(self, start: int, end: int) -> Iterator[Span]:
        """Yield where `text[start:end]` is in the draft, a span for each of its lines."""
        index = bisect_right(self._joined, start) - 1
        while start < end:
            line, joined = self.lines[index], self._joined[index]
            stop = joined + line.end - line.start
            if start > joined or stop > end:
                first = line.start - joined
                line = Span(first + start, first + min(stop, end))
            if line.start < line.end:
                yield line
            start = stop + 1
            index += 1

    def stretches(self, start: int, end: int) -> Iterator[Span]:
        """Yield the same as `spans`, but one span for lines with nothing but a newline between."""
        first = last = -1
        for span in self.spans(start, end):
            if first < 0 or span.start > last + 1:
                if first >= 0:
                    yield Span(first, last)
                first = span.start
            last = span.end
        if first >= 0:
            yield Span(first, last)


def inline_contents(draft: str, block: Block) -> Iterator[Content]:
    """Yield the inline contents of `block`: one for each cell of a table, else one or none."""
    if block.kind is BlockKind.TABLE:
        for row in block.lines[:1] + block.lines[2:]:
            for cell in _cells(draft, row):
                yield Content(draft, (cell,))
    elif block.lines and block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        yield Content(draft, block.lines)


def _cells(draft: str, row: Span) -> Iterator[Span]:
    start = row.start
    edges = [edge.start() for edge in _CELL_EDGE.finditer(draft, row.start, row.end)]
    for end in [*edges, row.end]:
        cell = draft[start:end]
        indent = len(cell) - len(cell.lstrip(_BLANK))
        stop = start + len(cell.rstrip(_BLANK))
        if start + indent < stop:
            yield Span(start + indent, stop)
        start = end + 1
