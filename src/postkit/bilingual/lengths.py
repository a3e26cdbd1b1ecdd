"""How long an original is for its passage, measured by what is usual in its post."""

from __future__ import annotations

import math
from collections.abc import Sequence

from postkit.bilingual.pair import Pair

_FITTING = 0.3
"""How much longer or shorter a side is at most than the other lets expect, as a logarithm:
four of five are as near."""
_UNFIT = 0.2
"""How much worse the length of a passage fits at least than that of the right one."""


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
