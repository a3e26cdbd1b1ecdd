"""Put originals that have slipped by one block back to where they belong."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from postkit.bilingual.pair import Pair
from postkit.bilingual.slips import Slip
from postkit.edits import Edit
from postkit.source import Span


def shift_back(text: str, pairs: Sequence[Pair], run: Sequence[Slip]) -> tuple[Edit, ...]:
    """Return the edits that move the originals of `run` by one block; none where they cannot be.

    The original at the far end of the run joins the one that is there already, and the
    block that is left without an original is taken out.

    Args:
        text: the post.
        pairs: its pairs.
        run: slips by the same offset, one block after the other.
    """
    offset = run[0].offset
    if abs(offset) != 1 or any(slip.offset != offset for slip in run):
        return ()
    order = list(range(run[0].at, run[-1].at + 1))
    if offset > 0:
        order.reverse()
    far = order[0] + offset
    if not 0 <= far < len(pairs):
        return ()
    contents = {at: pairs[at].original.text(text) for at in (*order, far)}
    parts = (contents[far], contents[order[0]])
    joined = _joined(*(parts if offset < 0 else parts[::-1]))
    edits = [Edit(*pairs[far].original, joined)]
    for at, source in pairwise(order):
        edits.append(Edit(*pairs[at].original, contents[source]))
    edits.append(Edit(*_with_gap(text, pairs[order[-1]].block), ""))
    return tuple(sorted(edits))


def _joined(first: str, second: str) -> str:
    end = first[len(first.rstrip()) :]
    gap = "\n\n" if "\n\n" in first else "\n" if "\n" in end else " "
    return first.rstrip() + gap + second.strip() + end


def _with_gap(text: str, block: Span) -> Span:
    """Return `block` and the blank lines before it."""
    start = block.start
    while start and text[start - 1] in "\r\n":
        start -= 1
    return Span(start, block.end)
