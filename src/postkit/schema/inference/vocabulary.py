"""Which words a field draws on, and which of them are misspelt."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

MAX_WORDS = 50
"""A field with more words than this is taken to draw on no fixed vocabulary."""
FEWEST_USES = 4
"""How often each word of a vocabulary is used at least, on the average."""


@dataclass(frozen=True)
class Vocabulary:
    """The words that a field draws on.

    `words` has the number of uses of each, the most used first. `misspelt` has
    what was left out: each with the word that it seems to mean.
    """

    words: Mapping[str, int]
    misspelt: Mapping[str, str]

    @property
    def rare(self) -> tuple[str, ...]:
        """The words that are used only once: right, perhaps, but to be reviewed."""
        return tuple(word for word, uses in self.words.items() if uses == 1)


def find_vocabulary(texts: Counter[str], min_share: float) -> Vocabulary | None:
    """Return the vocabulary that `texts` draw on, None where they are not drawn from one.

    Words come back in a vocabulary. How likely the next post is to bring a new
    one is estimated by the share of texts that occur only once (Good and
    Turing's estimate); it may be `1 - min_share` at most.
    """
    misspelt = find_misspelt(texts)
    words = {word: uses for word, uses in texts.most_common() if word not in misspelt}
    total = sum(words.values())
    once = sum(uses == 1 for uses in words.values())
    if len(words) > MAX_WORDS or total < FEWEST_USES * len(words):
        return None
    if not words or once > (1 - min_share) * total:
        return None
    return Vocabulary(words, misspelt)


def find_misspelt(counts: Mapping[str, int]) -> dict[str, str]:
    """Return which of the words seem misspelt, each with the much more frequent word it is near.

    Near is a word that differs only in case, punctuation and quotes, or in one
    letter (two, in a long word). Words that differ in a digit are different ones.
    """
    frequent = [word for word, uses in counts.items() if uses >= _FREQUENT][:_MAX_COMPARED]
    rarest = max(map(counts.__getitem__, frequent), default=0) // _FEW_VARIANTS
    folded = {word: _fold(word) for word in frequent}
    found: dict[str, str] = {}
    for word, uses in counts.items():
        if uses > rarest:
            continue
        near = [
            other
            for other in frequent
            if other != word and _is_variant(_fold(word), uses, folded[other], counts[other])
        ]
        if near:
            found[word] = max(near, key=counts.__getitem__)
    return found


_FREQUENT = 5
_FEW_VARIANTS = 4
"""A variant in case or punctuation is a slip if it is this many times rarer."""
_FEW_MISSPELT = 50
"""Another letter is a slip if it is this many times rarer, or is there once."""
_MAX_COMPARED = 300


def _fold(word: str) -> str:
    kept = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", word).casefold())
    return kept or word


def _is_variant(word: str, uses: int, other: str, other_uses: int) -> bool:
    if word == other:
        return uses * _FEW_VARIANTS <= other_uses
    if uses > max(1, other_uses // _FEW_MISSPELT):
        return False
    if re.sub(r"\D", "", word) != re.sub(r"\D", "", other):
        return False
    limit = 0 if len(other) < 5 else 1 if len(other) < 9 else 2
    return limit > 0 and _is_within(word, other, limit)


def _is_within(one: str, other: str, limit: int) -> bool:
    """Tell whether `limit` letters put in, taken out, changed or swapped turn one into the other.

    This is the optimal string alignment distance, cut off where it grows too large.
    """
    if abs(len(one) - len(other)) > limit:
        return False
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, char in enumerate(one, 1):
        current = [row]
        for column, wanted in enumerate(other, 1):
            best = min(last[column] + 1, current[-1] + 1, last[column - 1] + (char != wanted))
            if row > 1 < column and char == other[column - 2] and one[row - 2] == wanted:
                best = min(best, before[column - 2] + 1)
            current.append(best)
        if min(current) > limit:
            return False
        before, last = last, current
    return last[-1] <= limit
