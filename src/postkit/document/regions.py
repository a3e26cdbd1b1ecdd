"""Sorted spans that answer quickly whether a place lies in one of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_PARAGRAPH_BREAK = "\n\n"
_MAX_PARAGRAPH = 4000
"""How far from a place the ends of its paragraph are searched for, in characters."""
# Whatever is masked has one of these in it, or in its paragraph: the first sign
# of code, a tag, brackets, a template, math, an escape, an address or a path, or a
# character reference.
_SIGNS = lazy_compile(
    r"[`<\[{$\\@\t:.w~ !?=/&]"
    r"(?:(?<=[`<\[{$\\@\t])|(?<=:)(?://|::)|(?<=\n:)[ ]|(?<=w)ww\.|(?<=\.)[A-Za-z]|(?<=~)/"
    r"|(?<= )[ ]{3}|(?<=!)!!|(?<=\?)\?\?|(?<==)==|(?<=/)//"
    r"|(?<=&)[#A-Za-z][A-Za-z0-9]*+;)"
)


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


class Masked(Regions):
    """The masked regions of a body, made when a question needs them.

    Most questions are about a place in a paragraph that has no sign of anything
    masked. To answer these takes a hundredth of the time it takes to find all.

    Args:
        text: the whole draft.
        body: the part of it that is Markdown.
        ends_at_breaks: tells whether nothing masked goes on after a paragraph
            break in which the next paragraph has no part of its own.
        find: finds all masked spans.
    """

    __slots__ = ("_body", "_ends_at_breaks", "_find", "_is_found", "_text")

    def __init__(
        self,
        text: str,
        body: Span,
        ends_at_breaks: Callable[[], bool],
        find: Callable[[], Iterable[tuple[int, int]]],
    ) -> None:
        self._text = text
        self._body = body
        self._ends_at_breaks = ends_at_breaks
        self._find = find
        self._is_found = False

    def __getattr__(self, name: str) -> list[int]:
        # The slots of the class above are asked for the first time: fill them.
        if name not in Regions.__slots__:
            raise AttributeError(name)
        super().__init__(self._find())
        self._is_found = True
        return getattr(self, name)  # type: ignore[no-any-return]

    def __contains__(self, offset: object) -> bool:
        if isinstance(offset, int) and self._is_prose(offset, offset + 1):
            return False
        return super().__contains__(offset)

    def overlaps(self, span: tuple[int, int]) -> bool:
        """Tell whether a region shares at least one character with `span`."""
        return not self._is_prose(*span) and super().overlaps(span)

    def _is_prose(self, start: int, end: int) -> bool:
        """Tell whether the paragraph around `text[start:end]` has no sign of anything masked."""
        if self._is_found:
            return False
        text, limit = self._text, max(start - _MAX_PARAGRAPH, self._body.start)
        first = text.rfind(_PARAGRAPH_BREAK, limit, start)
        last = text.find(_PARAGRAPH_BREAK, end, end + _MAX_PARAGRAPH)
        is_whole = (first >= 0 or limit == self._body.start) and (
            last >= 0 or end + _MAX_PARAGRAPH >= self._body.end
        )
        if not is_whole or _SIGNS.search(
            text, max(first, limit), last if last >= 0 else self._body.end
        ):
            return False
        return self._ends_at_breaks()


def find_outside(text: str, mark: str, body: Span, code: Regions) -> Iterator[int]:
    """Yield where `mark` is outside `code`."""
    at = text.find(mark, *body)
    while at >= 0:
        around = code.around(at)
        if not around:
            yield at
        at = text.find(mark, around.end if around else at + 1, body.end)
