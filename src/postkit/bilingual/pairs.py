"""The pairs of a post: each passage, and its original."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

from postkit import details
from postkit.bilingual.pair import Pair, marks_of, read
from postkit.details import is_chinese
from postkit.document import Document
from postkit.document.blocks import Block, BlockKind
from postkit.source import Span

_READABLE = (BlockKind.PARAGRAPH, BlockKind.TABLE)


def find_pairs(document: Document) -> tuple[Pair, ...]:
    """Return the pairs of `document` in their order.

    Originals are in details blocks, each below its passage; where there are none, beside
    each passage or in a half of their own, or in the page that the post translates.
    """
    pairs = _folded_pairs(document) if document.may_have_details else ()
    if pairs:
        return pairs
    from postkit.bilingual.paged import paged_pairs
    from postkit.bilingual.unfolded import unfolded_pairs

    return unfolded_pairs(document) or paged_pairs(document)


def _folded_pairs(document: Document) -> tuple[Pair, ...]:
    """Return the pairs whose originals are in details blocks.

    A passage is what is written in Chinese between the end of the block before (or a
    heading) and a block; the block's content is its original where it is not Chinese.
    """
    text = document.text
    pairs: list[Pair] = []
    end = document.body.start
    marks = marks_of(document)
    blocks = [block for block in document.once(details.parse).blocks if block.parent is None]
    for block in blocks if len(document.blocks) else ():
        span = block.span
        passage = _passage(document, Span(end, span.start), marks)
        end = span.end
        content = text[block.content.start : block.content.end]
        if passage is None or block.children or not content.strip():
            continue
        source = read(content, marks)
        if not is_chinese(source):
            where, translation = passage
            pairs.append(Pair(len(pairs) + 1, where, block.content, span, translation, source))
    return tuple(pairs)


def pair_at(document: Document, offset: int) -> Pair | None:
    """Return the pair whose passage or block is at `offset`."""
    pairs = document.once(find_pairs)
    is_paged = bool(pairs and pairs[0].page)
    for place in (attrgetter("passage"), attrgetter("block"))[: 1 if is_paged else 2]:
        after = bisect_right(pairs, offset, key=lambda pair: place(pair).start)
        if after and place(pairs[after - 1]).covers(offset):
            return pairs[after - 1]
    return None


def _passage(document: Document, between: Span, marks: str) -> tuple[Span, str] | None:
    """Return the paragraphs of `between` after its last heading and their words, if Chinese."""
    leaves: list[Block] = []
    for leaf in document.blocks_in(between):
        if leaf.kind is BlockKind.HEADING:
            leaves.clear()
        elif leaf.kind in _READABLE:
            leaves.append(leaf)
    if not leaves:
        return None
    span = Span(leaves[0].span.start, leaves[-1].span.end)
    words = read(span.text(document.text), marks)
    return (span, words) if is_chinese(words) else None


def paragraphs_after(document: Document, offset: int) -> list[Span]:
    """Return the paragraphs outside of lists and quotes that start after `offset`."""
    blocks = document.blocks
    first = bisect_left([leaf.span.start for leaf in blocks], offset)
    return [
        leaf.span for leaf in blocks[first:] if leaf.kind is BlockKind.PARAGRAPH and not leaf.depth
    ]
