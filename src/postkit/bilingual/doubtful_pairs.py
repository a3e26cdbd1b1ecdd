"""The pairs that a rule may find something in, at first sight.

Most posts have none of a kind, and what compares them is not even loaded for them. Ask for each
by `document.once`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from postkit.bilingual.pair import Pair
from postkit.bilingual.pairs import find_pairs
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile

MIN_LENGTH = 32
"""A shorter original, in characters, says too little at first sight."""
LEAST = 3
"""So many originals of a post must have slipped: one alone is a matter of translation."""
_FITTING = 0.3
"""How much longer or shorter a side is at most than the other lets expect, as a logarithm:
four of five are as near."""
_UNFIT = 0.2
"""How much worse the length of a passage fits at least than that of the right one."""
_MIN_PAIRS = 6
MIN_CHARACTERS = 60
MIN_WORDS = 60
_ODD = 0.6
"""A side that is too short in words is too long or too short in letters by more, as a logarithm."""
_CHINESE_SCALES = ("万", "亿", "萬", "億")
_ENGLISH_SCALES = ("illion", "thousand", "hundred")
# One class of all these characters takes five times as long to compile as three small ones.
_SCALED_DIGIT = lazy_compile(r"\d[ \t\u00a0-]?(?:[kKmMbBtT]|(?=[十千])|(?=[百兆]))")


def pairs_out_of_step(document: Document) -> tuple[Pair, ...]:
    """Return the pairs whose lengths do not fit, as little as those of the two before.

    None where originals are in another page. Where some have slipped, at least one is here.
    """
    pairs = document.once(find_pairs)
    if len(pairs) < LEAST or pairs[0].page:
        return ()
    long = [pair for pair in pairs if len(pair.source) >= MIN_LENGTH]
    fitting = find_fitting(long)
    return tuple(
        pair
        for at, pair in enumerate(long)
        if at + 1 >= LEAST and fitting.isdisjoint(range(at + 1 - LEAST, at + 1))
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
    if any(scale in text for scale in _CHINESE_SCALES):
        return True
    lower = text.lower()
    return any(scale in lower for scale in _ENGLISH_SCALES) or bool(_SCALED_DIGIT.search(text))


def find_fitting(pairs: Sequence[Pair]) -> set[int]:
    """Return which of `pairs` have sides as long as each other, but not as those beside them.

    Such an original is in its place: lengths go together as what is said does (Gale and
    Church, A Program for Aligning Sentences in Bilingual Corpora, 1993).
    """
    originals, passages = _logarithms(pairs)

    def difference(original: int, passage: int) -> float:
        return abs(originals[original] - passages[passage])

    last = len(pairs) - 1
    return {
        at
        for at in range(len(pairs))
        if (own := difference(at, at)) <= _FITTING
        and (at == 0 or difference(at, at - 1) >= own + _UNFIT)
        and (at == last or difference(at, at + 1) >= own + _UNFIT)
    }


def differences(pairs: Sequence[Pair]) -> list[float]:
    """Return by how much each original is longer than its passage lets expect, as a logarithm."""
    originals, passages = _logarithms(pairs)
    return [original - passage for original, passage in zip(originals, passages, strict=True)]


def _logarithms(pairs: Sequence[Pair]) -> tuple[list[float], list[float]]:
    """Return how long originals and passages are, in a scale in which they usually are the same."""
    originals = [math.log(len(pair.source) + 1) for pair in pairs]
    # In UTF-8 a Chinese character has three bytes, a Latin letter one: about what each says.
    passages = [
        math.log(len(pair.translation.encode("utf-8", "surrogatepass")) + 1) for pair in pairs
    ]
    if not pairs:
        return originals, passages
    usual = median([one - other for one, other in zip(originals, passages, strict=True)])
    return originals, [length + usual for length in passages]


def median(numbers: Sequence[float]) -> float:
    """Return the one in the middle of `numbers`, or between the two there."""
    # `statistics` loads fractions, decimals and random numbers: as much as all rules of a post.
    ordered, size = sorted(numbers), len(numbers)
    return (ordered[(size - 1) // 2] + ordered[size // 2]) / 2
