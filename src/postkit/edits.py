"""Changes to a text: edits on spans, and the fixes made of them.

Whatever changes a draft (a lint fix, the formatter, a conversion, a status
bump) does so through these, so everything outside an edit stays byte for byte
as it was.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import partial
from operator import itemgetter

from postkit.named_tuples import NamedTuple
from postkit.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Applicability(StrEnum):
    """How far a fix may be trusted, in ruff's terms."""

    SAFE = "safe"
    """The meaning stays: applied by `postkit fix`."""
    UNSAFE = "unsafe"
    """Somebody should look: applied only with `--unsafe-fixes`."""
    DISPLAY = "display"
    """A proposal that is shown and never applied."""


class Edit(NamedTuple):
    """Replace `text[start:end]` by `replacement`; an empty span inserts.

    `start` and `end` are code-point offsets from 0.
    """

    start: int
    end: int
    replacement: str

    @property
    def span(self) -> Span:
        """The span that this edit replaces."""
        return Span(self.start, self.end)

    @classmethod
    def insert(cls, offset: int, text: str) -> Edit:
        """Return the edit that puts `text` in at `offset`."""
        return cls(offset, offset, text)

    @classmethod
    def delete(cls, span: Span) -> Edit:
        """Return the edit that takes `span` out."""
        return cls(span.start, span.end, "")

    @classmethod
    def replace(cls, span: Span, text: str) -> Edit:
        """Return the edit that puts `text` in the place of `span`."""
        return cls(span.start, span.end, text)

    @classmethod
    def between(cls, start: int, old: str, new: str) -> Edit:
        """Return the smallest edit that turns `old`, which starts at `start`, into `new`."""
        limit = min(len(old), len(new))
        head = 0
        while head < limit and old[head] == new[head]:
            head += 1
        tail = 0
        while tail < limit - head and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        return cls(start + head, start + len(old) - tail, new[head : len(new) - tail])


as_edit = partial(tuple.__new__, Edit)
"""Make an edit of its three values in a third of the time of `Edit(…)`."""


class Fix:
    """Edits that are applied together or not at all.

    Args:
        message: what the fix does, in the imperative ("close the block"), as an editor
            shows it in its menu.
        edits: their spans refer to the text that the finding is about. Most findings
            are only shown: where edits take long to work out, give an iterator, which
            is asked for them when somebody wants to see or make them.
        applicability: how far they may be trusted.
    """

    __slots__ = ("_edits", "applicability", "message")

    def __init__(
        self,
        message: str,
        edits: Iterable[Edit],
        applicability: Applicability = Applicability.SAFE,
    ) -> None:
        self.message = message
        self.applicability = applicability
        self._edits = edits

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits, worked out the first time they are asked for."""
        if not isinstance(self._edits, tuple):
            self._edits = tuple(self._edits)
        return self._edits

    @property
    def known_edits(self) -> tuple[Edit, ...]:
        """The edits; none where they are not worked out yet."""
        return self._edits if isinstance(self._edits, tuple) else ()

    def _key(self) -> tuple[object, ...]:
        return self.message, self.edits, self.applicability

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Fix) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return f"Fix{self._key()!r}"

    def __reduce__(self) -> tuple[Any, ...]:
        # Another process is handed the edits, not what they are worked out of.
        return Fix, self._key()


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with `edits` made.

    Args:
        text: any text.
        edits: in any order. Their spans refer to `text` as given, and none
            overlaps another.

    Raises:
        ValueError: two edits overlap, or one lies outside the text.
    """
    parts: list[str] = []
    at, length = 0, len(text)
    for start, end, new in sorted(edits, key=itemgetter(0, 1)):
        if not at <= start <= end <= length:
            edit = Edit(start, end, new)
            raise ValueError(f"edit {edit!r} overlaps another or lies outside the text")
        parts += text[at:start], new
        at = end
    parts.append(text[at:])
    return "".join(parts)


def compatible(fixes: Iterable[Fix]) -> list[Fix]:
    """Return the fixes that can be applied in one go, in the order given.

    One that touches a place which an earlier one changes is left for the next
    round. Two edits touch when their spans overlap, or when one inserts at an
    edge of the other: which comes first would otherwise depend on their order.
    A fix equal to an earlier one counts as done.
    """
    occupied: list[Edit] = []
    chosen: list[Fix] = []
    seen: set[tuple[Edit, ...]] = set()
    for fix in fixes:
        edits = tuple(sorted(set(fix.edits)))
        if edits in seen or any(_is_taken(edit, occupied) for edit in edits):
            continue
        seen.add(edits)
        for edit in edits:
            insort(occupied, edit)
        chosen.append(fix)
    return chosen


def _is_taken(edit: Edit, occupied: list[Edit]) -> bool:
    at = bisect_left(occupied, edit)
    return any(_touch(edit, other) for other in occupied[max(at - 1, 0) : at + 1])


def _touch(edit: Edit, other: Edit) -> bool:
    if edit.start == edit.end or other.start == other.end:
        return edit.start <= other.end and other.start <= edit.end
    return edit.start < other.end and other.start < edit.end


def edits_touching(edits: Sequence[Edit], span: Span) -> Sequence[Edit]:
    """Return those of `edits` that change `span`, or insert at one of its ends.

    Args:
        edits: in their order; none overlaps another.
        span: where to look.
    """
    first = bisect_left(edits, span.start, key=_end_of)
    return edits[first : bisect_right(edits, span.end, lo=first, key=_start_of)]


def _start_of(edit: Edit) -> int:
    return edit.start


def _end_of(edit: Edit) -> int:
    return edit.end


class Moves:
    """Where places of a text are after edits, and where they were before.

    Args:
        edits: the edits, in their order; none overlaps another.
    """

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.edits = edits
        self.replaced: list[Span] = []
        """Where the replacements are in the new text."""
        shift = 0
        for start, end, replacement in edits:
            self.replaced.append(Span(start + shift, start + shift + len(replacement)))
            shift += len(replacement) - (end - start)
        self._old_starts = [edit.start for edit in edits]
        self._new_starts = [span.start for span in self.replaced]

    def span_after(self, span: Span) -> Span:
        """Return where `span` is after the edits, with all that touch it at either end."""
        return Span(self._start_after(span.start), self._end_after(span.end))

    def touches(self, span: Span) -> bool:
        """Tell whether an edit changes `span`, or inserts at one of its ends."""
        index = bisect_right(self._old_starts, span.end) - 1
        return index >= 0 and self.edits[index].end >= span.start

    def offset_before(self, offset: int) -> int:
        """Return where the character at `offset` of the new text was."""
        index = bisect_right(self._new_starts, offset) - 1
        if index < 0:
            return offset
        edit, new = self.edits[index], self.replaced[index]
        return edit.start if offset < new.end else edit.end + offset - new.end

    def _start_after(self, start: int) -> int:
        index = bisect_left(self._old_starts, start) - 1
        if index < 0:
            return start
        edit, new = self.edits[index], self.replaced[index]
        return new.start if start < edit.end else new.end + start - edit.end

    def _end_after(self, end: int) -> int:
        index = bisect_right(self._old_starts, end) - 1
        if index < 0:
            return end
        edit, new = self.edits[index], self.replaced[index]
        return new.end + max(end - edit.end, 0)
