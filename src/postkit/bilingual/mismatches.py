"""Pairs of which one side is far too short, by what is usual in their post."""

from __future__ import annotations

from postkit.bilingual.doubtful_pairs import MIN_CHARACTERS, MIN_WORDS, pairs_of_odd_length
from postkit.bilingual.english import WORD
from postkit.bilingual.lengths import median
from postkit.bilingual.pair import Pair
from postkit.bilingual.pairs import find_pairs
from postkit.document import Document
from postkit.document.han import count_han
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

_MIN_STEADY = 0.8
"""The share of pairs near the usual length without which a distance from it means nothing."""
_NEAR = 2.0
_FAR = 0.3
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
    if not document.once(pairs_of_odd_length):
        return []
    pairs = document.once(find_pairs)
    sizes = [(_words(pair), _characters(pair)) for pair in pairs]
    ratios = [words / max(characters, 1) for words, characters in sizes]
    usual = median(ratios)
    near = sum(usual / _NEAR <= ratio <= usual * _NEAR for ratio in ratios)
    if not usual or near < _MIN_STEADY * len(pairs):
        return []
    found: list[Mismatch] = []
    for pair, (words, characters), ratio in zip(pairs, sizes, ratios, strict=True):
        if ratio < usual * _FAR and characters >= MIN_CHARACTERS:
            found.append(Mismatch(pair, words, characters, True))
        elif ratio * _FAR > usual and words >= MIN_WORDS:
            found.append(Mismatch(pair, words, characters, False))
    return found


def _words(pair: Pair) -> int:
    return len(pair.source_words)


def _characters(pair: Pair) -> int:
    """Return the length of a passage without glosses; a Latin word counts as two characters."""
    text = _GLOSS.sub("", pair.translation)
    # By runs, which are far fewer.
    return count_han(text) + 2 * len(WORD.findall(text))
