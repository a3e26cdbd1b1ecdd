"""Links whose text is the label of a definition: `[头发]` and `[头发][]`.

A definition keeps its label, so that such a link names it once its text is converted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from postkit.document import Document
from postkit.edits import Edit
from postkit.source import Span

_ENDS = ("]", "][]")


def labels_of_converted(document: Document, pieces: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits after which links still have their definitions: `[頭髮][头发]`.

    Args:
        document: the draft.
        pieces: what its conversion changes, in order.
    """
    if "]:" not in document.text:
        return
    text = document.text
    starts = [piece.start for piece in pieces]
    for link in document.inlines.links:
        if text[link.text.end : link.span.end] not in _ENDS:
            continue
        first = max(bisect_right(starts, link.text.start) - 1, 0)
        inside = pieces[first : bisect_left(starts, link.text.end)]
        if any(_changes(piece, link.text, text) for piece in inside):
            yield Edit(link.text.end + 1, link.span.end, f"[{link.text.text(text)}]")


def _changes(piece: Edit, span: Span, text: str) -> bool:
    """Return whether `piece` changes what it shares with `span`."""
    first, last = max(piece.start, span.start), min(piece.end, span.end)
    old, new = text[piece.start : piece.end], piece.replacement
    if first >= last:
        return False
    if len(old) != len(new):
        shared = text[first:last]
        return old.count(shared) != new.count(shared)
    return text[first:last] != new[first - piece.start : last - piece.start]
