"""The pairs that a rule may find something in, at first sight.

Most posts have none of a kind, and what compares them is not even loaded for them. Ask for each
by `document.once`.
"""

from __future__ import annotations

from postkit.bilingual.lengths import differences, find_fitting
from postkit.bilingual.pair import Pair
from postkit.bilingual.pairs import find_pairs
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile

MIN_ORIGINAL = 32
"""A shorter original, in characters, says too little at first sight."""
LEAST_SLIPPED = 3
"""How many originals of a post must have slipped: one alone is a matter of translation."""
MIN_CHARACTERS = 60
MIN_WORDS = 60
"""The other side of such a passage, or of such an original, can be too short."""
_MIN_PAIRS = 6
_ODD = 0.6
"""A side that is too short in words is too long or too short in letters by more, as a logarithm."""
_SCALES = (*"万亿萬億", "illion", "thousand", "hundred")
# One class of all these characters takes five times as long to compile as three small ones.
_SCALED_DIGIT = lazy_compile(r"\d[ \t\u00a0-]?(?:[kKmMbBtT]|(?=[十千])|(?=[百兆]))")


def pairs_out_of_step(document: Document) -> tuple[Pair, ...]:
    """Return the pairs whose lengths do not fit, as little as those of the two before.

    None where originals are in another page, or where all passages say the same. Where some
    originals have slipped, at least one is here.
    """
    pairs = document.once(find_pairs)
    if len(pairs) < LEAST_SLIPPED or pairs[0].page:
        return ()
    if all(pair.translation == pairs[0].translation for pair in pairs):
        return ()
    long = [pair for pair in pairs if len(pair.source) >= MIN_ORIGINAL]
    fitting = find_fitting(long)
    return tuple(
        pair
        for at, pair in enumerate(long)
        if at + 1 >= LEAST_SLIPPED and fitting.isdisjoint(range(at + 1 - LEAST_SLIPPED, at + 1))
    )


def pairs_of_odd_length(document: Document) -> tuple[Pair, ...]:
    """Return the pairs of which a side may be too short: to count words and Han takes long."""
    pairs = document.once(find_pairs)
    if len(pairs) < _MIN_PAIRS:
        return ()
    return tuple(
        pair
        for pair, difference in zip(pairs, differences(pairs), strict=True)
        if abs(difference) > _ODD
        and (len(pair.source) >= 2 * MIN_WORDS or len(pair.translation) >= MIN_CHARACTERS)
    )


def pairs_with_capitals(document: Document) -> tuple[Pair, ...]:
    """Return the pairs whose passages may have names in Latin letters."""
    return tuple(
        pair
        for pair in document.once(find_pairs)
        if (passage := pair.passage.text(document.text)) != passage.lower()
    )


def pairs_with_colons(document: Document) -> tuple[Pair, ...]:
    """Return the pairs whose originals may start with the name of who speaks."""
    return tuple(pair for pair in document.once(find_pairs) if ": " in pair.source)


def pairs_with_scales(document: Document) -> tuple[Pair, ...]:
    """Return the pairs that may have numbers with a word for their scale on both sides."""
    return tuple(
        pair
        for pair in document.once(find_pairs)
        if _may_have_scale(pair.passage.text(document.text)) and _may_have_scale(pair.source)
    )


def _may_have_scale(text: str) -> bool:
    """Tell whether `text` may have a number with a word for its scale. Far faster than to look."""
    lower = text.lower()
    return any(scale in lower for scale in _SCALES) or bool(_SCALED_DIGIT.search(text))
