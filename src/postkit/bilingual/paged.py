"""Posts whose original is another page: paragraphs are paired in their order."""

from __future__ import annotations

from postkit.bilingual.alignment import CERTAIN, align
from postkit.bilingual.likeness import Likeness
from postkit.bilingual.pair import Pair
from postkit.bilingual.unfolded import paragraphs_by_language
from postkit.document import Document

_MIN_PAIRS = 3
_MIN_ALIKE = 0.75
"""The share of alike pairs that makes one page the translation of the other."""


def paged_pairs(document: Document) -> tuple[Pair, ...]:
    """Return the pairs of a post and the page that it translates; empty where there is none."""
    page = None if document.text.isascii() else document.counterpart
    if page is None:
        return ()
    passages = [part for part in paragraphs_by_language(document) if part.is_chinese]
    originals = [part for part in paragraphs_by_language(page) if not part.is_chinese]
    likeness = Likeness([part.words for part in originals], [part.words for part in passages])
    found = align(likeness, len(originals), len(passages))
    alike = sum(likeness(*numbers) >= CERTAIN for numbers in found)
    if len(found) < _MIN_PAIRS or alike < _MIN_ALIKE * len(found):
        return ()
    pairs = []
    for number, (one, other) in enumerate(found, 1):
        passage, original = passages[other], originals[one]
        texts = passage.words, original.words
        pairs.append(Pair(number, passage.span, original.span, original.span, *texts, page))
    return tuple(pairs)
