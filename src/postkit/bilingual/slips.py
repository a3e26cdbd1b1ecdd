"""Originals that belong to another passage than the one they follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import pairwise

from postkit.bilingual.doubtful_pairs import LEAST_SLIPPED, MIN_ORIGINAL, pairs_out_of_step
from postkit.bilingual.lengths import find_fitting
from postkit.bilingual.likeness import Likeness
from postkit.bilingual.pair import Pair
from postkit.bilingual.pairs import find_pairs
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

_FARTHEST = 5
"""How many pairs away the passage of a slipped original is searched for."""
_MIN_WORDS = 4
_MIN_GAIN = 0.2
"""How much more like the other passage an original must be, of 1."""
_MIN_LIKENESS = 0.3
_OWN = 0.4
"""An original that is as much like its own passage belongs there: hardly any is twice as much
like another one."""
_OWN_AT_FIRST_SIGHT = 0.5
"""The same where all words count alike."""
_SIGN = lazy_compile(r"[A-Za-z]{3,}|\d{2,}")
"""A name in Latin letters, or a number: they look the same in both languages."""


class Slip(NamedTuple):
    """The original of pair `at` that says what the passage of pair `belongs_to` says."""

    at: int
    belongs_to: int

    @property
    def offset(self) -> int:
        """By how many pairs it has slipped: -1 where it belongs to the passage before."""
        return self.belongs_to - self.at


def slips_in_post(document: Document) -> tuple[Slip, ...]:
    """Return the originals that have slipped, none where they are in another page.

    Ask for it by `document.once(slips_in_post)`.
    """
    return find_slips(document.once(find_pairs)) if document.once(pairs_out_of_step) else ()


def find_slips(pairs: Sequence[Pair]) -> tuple[Slip, ...]:
    """Return the originals of a post that have slipped; none where it is fewer than three."""
    count = len(pairs)
    likeness = Likeness.of_pairs(pairs)
    # To compare all takes long: first those near two that leave a doubt.
    around = (
        _near(one, count, 2 * _FARTHEST)
        for one, other in pairwise(_doubtful(pairs))
        if 0 < abs(one - other) <= 2 * _FARTHEST
    )
    if not any(len(_slips_among(places, likeness, count)) > 1 for places in around):
        return ()
    slips = _slips_among(range(count), likeness, count)
    # Neighbours that slipped the same way support each other.
    slips = [slip for slip in slips if _has_company(slip, slips)]
    return tuple(slips) if len(slips) >= LEAST_SLIPPED else ()


def _doubtful(pairs: Sequence[Pair]) -> Iterator[int]:
    """Yield originals that may have slipped, at least two where some have.

    It is among three neighbours that fit their passages neither by length, nor by a name or a
    number, nor, at first sight, by words. It reads like another passage.
    """
    long = [at for at, pair in enumerate(pairs) if len(pair.source) >= MIN_ORIGINAL]
    compared = [pairs[at] for at in long]
    fitting = find_fitting(compared)
    look = Likeness.of_pairs(compared).at_first_sight
    has_slipped = cache(lambda at: _slip(at, look, len(long)) is not None)
    # To look at all words takes a hundred times as long as at names and numbers.
    is_in_place: tuple[Callable[[int], bool], ...] = (
        partial(_shares_sign, compared),
        lambda at: look(at, at) > _OWN_AT_FIRST_SIGHT,
    )
    right = -1
    for at in range(len(long)):
        if at in fitting:
            right = at
        three = range(at, at - LEAST_SLIPPED, -1)
        for test in is_in_place:
            if at - right >= LEAST_SLIPPED:
                right = next(filter(test, three), right)
        if at - right >= LEAST_SLIPPED:
            yield from (long[item] for item in three if has_slipped(item))


def _shares_sign(pairs: Sequence[Pair], at: int) -> bool:
    """Tell whether a passage has a name or a number that only its own original has nearby.

    Had that slipped, the passage's true original would be near, and have the sign too.
    """
    own = pairs[at].source
    signs = {sign for sign in _SIGN.findall(pairs[at].translation) if sign in own}
    others = [pairs[other].source for other in _near(at, len(pairs)) if other != at]
    return any(not any(sign in other for other in others) for sign in signs)


def _slips_among(places: Iterable[int], likeness: Likeness, count: int) -> list[Slip]:
    """Return the originals at `places` that seem to have slipped."""
    return [
        slip
        for at in places
        if likeness.size(at) >= _MIN_WORDS and (slip := _slip(at, likeness, count))
    ]


def _slip(at: int, likeness: Callable[[int, int], float], count: int) -> Slip | None:
    own = likeness(at, at)
    if own > _OWN:
        return None
    others = {other: likeness(at, other) for other in _near(at, count) if other != at}
    best = max(others, key=others.__getitem__)
    most = others[best]
    if most < _MIN_LIKENESS or most - own < _MIN_GAIN or own > most / 2:
        return None
    return Slip(at, best)


def _has_company(slip: Slip, slips: Sequence[Slip]) -> bool:
    return any(
        other.offset == slip.offset and 0 < abs(other.at - slip.at) <= _FARTHEST for other in slips
    )


def _near(at: int, count: int, farthest: int = _FARTHEST) -> range:
    return range(max(at - farthest, 0), min(at + farthest + 1, count))


def runs(slips: Sequence[Slip]) -> list[tuple[Slip, ...]]:
    """Return `slips` in runs: those by the same offset, in blocks close to each other."""
    found: list[list[Slip]] = []
    for slip in slips:
        if found and found[-1][-1].offset == slip.offset and slip.at - found[-1][-1].at <= 2:
            found[-1].append(slip)
        else:
            found.append([slip])
    return [tuple(run) for run in found]
