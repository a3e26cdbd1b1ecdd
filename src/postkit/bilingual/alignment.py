"""Which paragraphs of a text translate which of another, by their order alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

_BAND = 25
"""How far from its place, by the length of both texts, a paragraph is searched for."""
CERTAIN = 0.25
"""How alike two paragraphs are at least that are taken for translations of each other."""
_COMMON = 0.15
"""How alike two paragraphs are that have nothing to do with each other, at most."""


def align(
    likeness: Callable[[int, int], float], originals: int, passages: int
) -> list[tuple[int, int]]:
    """Return which original goes with which passage, by their numbers, in order.

    Between two that are certain the others go together where there are as many on both
    sides; where there are not, one was divided or left out, and nothing is said of them and
    of their neighbours.

    Args:
        likeness: how much an original says what a passage says, from 0 to 1.
        originals: how many there are.
        passages: how many there are.
    """
    certain = _best_path(likeness, originals, passages)
    found: list[tuple[int, int]] = []
    is_open = False
    for (original, passage), (next_original, next_passage) in pairwise(
        [(-1, -1), *certain, (originals, passages)]
    ):
        gap = next_original - original
        is_steady = gap == next_passage - passage
        if found and (is_open or not is_steady) and found[-1] == (original, passage):
            found.pop()
        if is_steady:
            found += [(original + step, passage + step) for step in range(1, gap)]
        is_open = not is_steady
        if is_steady and next_original < originals:
            found.append((next_original, next_passage))
    return found


def _best_path(
    likeness: Callable[[int, int], float], originals: int, passages: int
) -> list[tuple[int, int]]:
    """Return the pairs in rising order that are most alike in all (Needleman and Wunsch)."""
    before: dict[int, float] = {}
    steps: list[dict[int, str]] = []
    for original in range(originals):
        here: dict[int, float] = {}
        step: dict[int, str] = {}
        for passage in _band(original, originals, passages):
            together = before.get(passage - 1, 0.0) + likeness(original, passage) - _COMMON
            best, how = max(
                (before.get(passage, 0.0), "original alone"),
                (here.get(passage - 1, 0.0), "passage alone"),
                (together, "together"),
            )
            here[passage], step[passage] = best, how
        before = here
        steps.append(step)
    return [
        (original, passage)
        for original, passage in reversed(list(_walk_back(steps, passages)))
        if likeness(original, passage) >= CERTAIN
    ]


def _band(original: int, originals: int, passages: int) -> range:
    middle = original * passages // originals
    return range(max(middle - _BAND, 0), min(middle + _BAND + 1, passages))


def _walk_back(steps: Sequence[dict[int, str]], passages: int) -> Iterator[tuple[int, int]]:
    original, passage = len(steps) - 1, passages - 1
    while original >= 0 and passage >= 0:
        # Above the band nothing goes with this original, below it nothing with those before.
        how = steps[original].get(passage) or (
            "passage alone" if passage > next(reversed(steps[original])) else "original alone"
        )
        if how == "together":
            yield original, passage
        original -= how != "passage alone"
        passage -= how != "original alone"
