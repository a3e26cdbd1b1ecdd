"""How long an original is for its passage, measured by what is usual in its post."""

from __future__ import annotations

import math
from collections.abc import Sequence

from postkit.bilingual.english import WORD
from postkit.bilingual.pair import Pair
from postkit.bilingual.pairs import find_pairs
from postkit.document import Document
from postkit.document.han import count_han
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

_MIN_PAIRS = 6
_MIN_STEADY = 0.8
"""So many pairs of a post must be near the usual length, so that far from it means something."""
_NEAR = 2.0
_FAR = 0.3
_FITTING = 0.3
"""How much longer or shorter a side is at most than the other lets expect, as a logarithm:
four of five are as near."""
_UNFIT = 0.2
"""How much worse the length of a passage fits at least than that of the right one."""
_ODD = 0.6
"""A side that is too short in words is too long or too short in letters by more, as a logarithm."""
_MIN_CHARACTERS = 60
_MIN_WORDS = 60
# A gloss that a translator has added: `（Short: 卖出不属于自己的证券）`, `（RAG）`.
_GLOSS = lazy_compile(r"[（(][^（）()]*[）)]")


class Mismatch(NamedTuple):
    """A pair whose original is too short for its passage, or the other way round.

    `words` are those of the original, `characters` those of the passage.
    """

    pair: Pair
    words: int
    characters: int
    is_original_short: bool


def find_mismatches(document: Document) -> list[Mismatch]:
    """Return the pairs of which one side is far too short, by what is usual in the post.

    Ask for it by `document.once(find_mismatches)`: two rules need it.
    """
    pairs = document.once(find_pairs)
    if len(pairs) < _MIN_PAIRS or not _is_any_odd(pairs):
        return []
    sizes = [(_words(pair), _characters(pair)) for pair in pairs]
    ratios = [words / max(characters, 1) for words, characters in sizes]
    usual = _median(ratios)
    near = sum(usual / _NEAR <= ratio <= usual * _NEAR for ratio in ratios)
    if not usual or near < _MIN_STEADY * len(pairs):
        return []
    found: list[Mismatch] = []
    for pair, (words, characters), ratio in zip(pairs, sizes, ratios, strict=True):
        if ratio < usual * _FAR and characters >= _MIN_CHARACTERS:
            found.append(Mismatch(pair, words, characters, True))
        elif ratio * _FAR > usual and words >= _MIN_WORDS:
            found.append(Mismatch(pair, words, characters, False))
    return found


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


def _is_any_odd(pairs: Sequence[Pair]) -> bool:
    """Tell whether a side is too short at first sight: to count words and ideographs takes long."""
    return any(
        abs(original - passage) > _ODD
        and (len(pair.source) >= 2 * _MIN_WORDS or len(pair.translation) >= _MIN_CHARACTERS)
        for pair, original, passage in zip(pairs, *_logarithms(pairs), strict=True)
    )


def _logarithms(pairs: Sequence[Pair]) -> tuple[list[float], list[float]]:
    """Return how long originals and passages are, in a scale in which they usually are the same."""
    originals = [math.log(len(pair.source) + 1) for pair in pairs]
    # In UTF-8 a Chinese character has three bytes, a Latin letter one: about what each says.
    passages = [
        math.log(len(pair.translation.encode("utf-8", "surrogatepass")) + 1) for pair in pairs
    ]
    if not pairs:
        return originals, passages
    usual = _median([one - other for one, other in zip(originals, passages, strict=True)])
    return originals, [length + usual for length in passages]


def _median(numbers: Sequence[float]) -> float:
    # `statistics` loads fractions, decimals and random numbers: as much as all rules of a post.
    ordered, size = sorted(numbers), len(numbers)
    return (ordered[(size - 1) // 2] + ordered[size // 2]) / 2


def _words(pair: Pair) -> int:
    return len(pair.source_words)


def _characters(pair: Pair) -> int:
    """Return the length of a passage without glosses; a Latin word counts as two characters."""
    text = _GLOSS.sub("", pair.translation)
    # By runs, which are far fewer.
    return count_han(text) + 2 * len(WORD.findall(text))
