"""The pairs of a post: a translated passage, and the block that folds its original."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from postkit import details
from postkit.bilingual.english import WORD
from postkit.details import is_chinese
from postkit.document import Document
from postkit.document.blocks import Block, BlockKind
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_TAG = lazy_compile(r"<[^<>\n]*>")
_NO_WORDS = lazy_compile(
    r"!\[[^\]\n]*\](?:\([^()\n]*\))?|\]\([^()\n]*\)|\[\^[^\]\n]*\]|https?://[!-~]+|[*_`#>|~\\\[\]]+"
)
_SPACE = lazy_compile(r"\s+")
_READABLE = (BlockKind.PARAGRAPH, BlockKind.TABLE)


class Pair:
    """A passage and its original.

    Args:
        number: counts the pairs of the post from 1.
        passage: the translated paragraphs, those between them included.
        original: the content of the details block.
        block: where the details block is, tags included.
        translation: the words of the passage, without Markdown and HTML.
        source: the words of the original, likewise.
    """

    def __init__(
        self,
        number: int,
        passage: Span,
        original: Span,
        block: Span,
        translation: str,
        source: str,
    ) -> None:
        self.number = number
        self.passage = passage
        self.original = original
        self.block = block
        self.translation = translation
        self.source = source

    @cached_property
    def source_words(self) -> tuple[str, ...]:
        """The words of the original, one by one, as they are written."""
        return tuple(WORD.findall(self.source))


def find_pairs(document: Document) -> tuple[Pair, ...]:
    """Return the pairs of `document` in their order.

    A passage is what is written in Chinese between the end of the block before (or a
    heading) and a block; the block's content is its original where it is not Chinese.
    """
    text = document.text
    pairs: list[Pair] = []
    end = document.body.start
    blocks = [block for block in document.once(details.parse).blocks if block.parent is None]
    for block in blocks if len(document.blocks) else ():
        span = block.span
        passage = _passage(document, Span(end, span.start))
        end = span.end
        content = text[block.content.start : block.content.end]
        if passage is None or block.children or not content.strip():
            continue
        source = read(content)
        if not is_chinese(source):
            where, translation = passage
            pairs.append(Pair(len(pairs) + 1, where, block.content, span, translation, source))
    return tuple(pairs)


def pair_at(document: Document, offset: int) -> Pair | None:
    """Return the pair whose passage or block is at `offset`."""
    pairs = document.once(find_pairs)
    after = bisect_right(pairs, offset, key=lambda pair: pair.passage.start)
    pair = pairs[after - 1] if after else None
    if pair and (pair.passage.covers(offset) or pair.block.covers(offset)):
        return pair
    return None


def read(text: str) -> str:
    """Return `text` as its reader hears it: no tags, marks, targets of links; single spaces."""
    return _SPACE.sub(" ", _NO_WORDS.sub("", _TAG.sub(" ", text))).strip()


def _passage(document: Document, between: Span) -> tuple[Span, str] | None:
    """Return the paragraphs of `between` after its last heading and their words, if Chinese."""
    leaves = [leaf for leaf in _leaves(document, between) if leaf.kind in _READABLE]
    if not leaves:
        return None
    span = Span(leaves[0].span.start, leaves[-1].span.end)
    words = read(span.text(document.text))
    return (span, words) if is_chinese(words) else None


def _leaves(document: Document, between: Span) -> list[Block]:
    found: list[Block] = []
    for leaf in document.blocks_in(between):
        if leaf.kind is BlockKind.HEADING:
            found.clear()
        else:
            found.append(leaf)
    return found


def paragraphs_after(document: Document, offset: int) -> list[Span]:
    """Return the paragraphs outside of lists and quotes that start after `offset`."""
    blocks = document.blocks
    first = bisect_left([leaf.span.start for leaf in blocks], offset)
    return [
        leaf.span for leaf in blocks[first:] if leaf.kind is BlockKind.PARAGRAPH and not leaf.depth
    ]
