"""How alike an original and a passage are, by the words that both have."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from postkit.bilingual.dictionary import meanings
from postkit.bilingual.english import stems
from postkit.bilingual.numerals import find_numbers
from postkit.bilingual.pair import Pair

_MOST_KNOWN = 1024
"""How many texts are remembered with their words: those of a few long posts."""


class Likeness:
    """The likeness of any original of a post to any of its passages.

    A word that many originals have says little about where one belongs; so each word
    counts by how rare it is in this post.

    Args:
        originals: the texts in one language.
        passages: those in Chinese.
    """

    def __init__(self, originals: Sequence[str], passages: Sequence[str]) -> None:
        self._originals = originals
        self._passages = passages

    @classmethod
    def of_pairs(cls, pairs: Sequence[Pair]) -> Likeness:
        """Return the likeness of the originals of `pairs` to their passages."""
        return cls([pair.source for pair in pairs], [pair.translation for pair in pairs])

    def __call__(self, original: int, passage: int) -> float:
        """Return the share of what an original says that a passage says too, from 0 to 1.

        Args:
            original: index of the original.
            passage: index of the passage.
        """
        total = self._totals[original]
        both = self._words[original] & self._meanings[passage]
        return self._weight(both) / total if total else 0.0

    def at_first_sight(self, original: int, passage: int) -> float:
        """Return roughly the same from these two texts alone: all words count alike."""
        words = _stems_of_original(self._originals[original])
        both = words & _meanings_of_passage(self._passages[passage])
        return len(both) / len(words) if words else 0.0

    def size(self, original: int) -> int:
        """Return how many words of an original are compared."""
        return len(self._words[original])

    def _weight(self, words: Iterable[str]) -> float:
        return sum(map(self._weights.__getitem__, words))

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        return [_stems_of_original(text) | _numbers(text) for text in self._originals]

    @cached_property
    def _weights(self) -> dict[str, float]:
        seen = Counter(chain.from_iterable(self._words))
        total = len(self._words)
        return {word: math.log(1 + total / count) for word, count in seen.items()}

    @cached_property
    def _totals(self) -> list[float]:
        return [self._weight(words) for words in self._words]

    @cached_property
    def _meanings(self) -> _Meanings:
        return _Meanings(self._passages)


class _Meanings(dict[int, frozenset[str]]):
    def __init__(self, passages: Sequence[str]) -> None:
        self._passages = passages

    def __missing__(self, at: int) -> frozenset[str]:
        text = self._passages[at]
        words, numbers = _meanings_of_passage(text), _numbers(text)
        self[at] = found = words | numbers if numbers else words
        return found


# A post that is open is checked again after each change, in which most pairs are the same.
@lru_cache(_MOST_KNOWN)
def _stems_of_original(text: str) -> frozenset[str]:
    return frozenset(stems(text))


@lru_cache(_MOST_KNOWN)
def _meanings_of_passage(text: str) -> frozenset[str]:
    return frozenset(stems(text)).union(*meanings(text))


@lru_cache(_MOST_KNOWN)
def _numbers(text: str) -> frozenset[str]:
    return frozenset(f"{number.value:g}" for number in find_numbers(text) if number.value > 1)
