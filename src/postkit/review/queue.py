"""What there is to decide in a post, in short: what the queue is sorted and filtered by."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from postkit.archive.post_entry import PostEntry, ProposalEntry, ProposalKind
from postkit.conversion import find_ambiguous
from postkit.document import Document
from postkit.named_tuples import NamedTuple

if TYPE_CHECKING:
    from postkit.config.converter import Converter
    from postkit.conversion import AmbiguousChar, CharContext

TO_DECIDE = (ProposalKind.UNSAFE, ProposalKind.AMBIGUOUS, ProposalKind.OPEN)

_GAINS = (9, 3, 1)
"""What it gains to settle an error, a warning, a hint."""


def gain_of(item: ProposalEntry) -> int:
    """Return how much it gains to decide this: a fix that is there takes one key, and counts twice.

    Safe fixes gain nothing: nobody has to decide them.
    """
    if item.kind is ProposalKind.SAFE:
        return 0
    return _GAINS[item.rank] * (2 if item.kind is ProposalKind.UNSAFE else 1)


class QueueSummary(NamedTuple):
    """What is left to decide in a post: the gain, and the number of proposals of each kind."""

    gain: int
    counts: Counter[ProposalKind]
    codes: frozenset[str]

    @property
    def to_decide(self) -> int:
        """The number of proposals that wait for somebody."""
        return sum(self.counts[kind] for kind in TO_DECIDE)


_NOTHING = QueueSummary(0, Counter(), frozenset())


def summarize(items: Collection[ProposalEntry], settled: Collection[str]) -> QueueSummary:
    """Return what is left of `items` besides those whose ids are in `settled`."""
    if not items:
        return _NOTHING
    left = [item for item in items if item.id not in settled]
    return QueueSummary(
        sum(map(gain_of, left)),
        Counter(item.kind for item in left),
        frozenset(item.code for item in left),
    )


def with_ambiguous(entry: PostEntry, document: Document, converter: Converter | None) -> PostEntry:
    """Return `entry` with the ambiguous characters of its post, where one is to be converted."""
    if converter is None:
        return entry
    ambiguous = (
        ProposalEntry(context_id(char.context), "", 2, ProposalKind.AMBIGUOUS)
        for char in undecided(document, converter)
    )
    return entry._replace(items=(*entry.items, *ambiguous))


def undecided(document: Document, converter: Converter) -> Iterator[AmbiguousChar]:
    """Yield the ambiguous characters of a post, one for each context, decided before or not."""
    options = converter.options(document)
    # Decisions are compared afterwards: with each of them all posts would be read again.
    overrides = replace(options.overrides, decisions=MappingProxyType({}))
    seen: set[CharContext] = set()
    for char in find_ambiguous(document, replace(options, overrides=overrides)):
        if char.context.key not in seen:
            seen.add(char.context.key)
            yield char


def context_id(context: CharContext) -> str:
    """Return what identifies an ambiguous character by its context."""
    data = "\0".join(context.key).encode("utf-8", "surrogatepass")
    return "c" + hashlib.blake2b(data, digest_size=8).hexdigest()
