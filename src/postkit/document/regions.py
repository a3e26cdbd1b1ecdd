"""Sorted spans that answer quickly whether a place lies in one of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from postkit.source import Span


class Regions:
    """Spans in their order, merged where they touch or overlap.

    Args:
        spans: in any order; empty ones are dropped.
    """

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        starts: list[int] = []
        ends: list[int] = []
        last = -1
        for start, end in sorted(spans):
            if start >= end:
                continue
            if start <= last:
                if end > last:
                    ends[-1] = last = end
                continue
            starts.append(start)
            ends.append(end)
            last = end
        self._starts = starts
        self._ends = ends

    def __iter__(self) -> Iterator[Span]:
        return map(Span, self._starts, self._ends)

    def __len__(self) -> int:
        return len(self._starts)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Regions):
            return NotImplemented
        return self._starts == other._starts and self._ends == other._ends

    def __hash__(self) -> int:
        return hash((tuple(self._starts), tuple(self._ends)))

    def __repr__(self) -> str:
        return f"Regions({list(self)!r})"

    def around(self, offset: int) -> Span | None:
        """Return the region that holds the character at `offset`, or None."""
        at = bisect_right(self._starts, offset) - 1
        if at >= 0 and offset < self._ends[at]:
            return Span(self._starts[at], self._ends[at])
        return None

    def __contains__(self, offset: object) -> bool:
        if not isinstance(offset, int):
            return False
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]

    def overlaps(self, span: tuple[int, int]) -> bool:
        """Tell whether a region shares at least one character with `span`."""
        start, end = span
        at = bisect_right(self._starts, end - 1) - 1
        return start < end and at >= 0 and start < self._ends[at]

    def outside(self, span: tuple[int, int]) -> Iterator[Span]:
        """Yield the parts of `span` that lie in no region, in their order."""
        start, end = span
        starts, ends = self._starts, self._ends
        for at in range(max(bisect_right(starts, start) - 1, 0), len(starts)):
            begin, stop = starts[at], ends[at]
            if begin >= end:
                break
            if stop <= start:
                continue
            if begin > start:
                yield Span(start, begin)
            start = stop
        if start < end:
            yield Span(start, end)


def find_outside(text: str, mark: str, body: Span, code: Regions) -> Iterator[int]:
    """Yield where `mark` is outside `code`."""
    at = text.find(mark, *body)
    while at >= 0:
        around = code.around(at)
        if not around:
            yield at
        at = text.find(mark, around.end if around else at + 1, body.end)
