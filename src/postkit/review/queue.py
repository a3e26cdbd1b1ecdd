"""What there is to decide in a post, in short: what the queue is sorted and filtered by."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from postkit.conversion import AmbiguousChar, find_ambiguous
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Applicability
from postkit.engine.fingerprint import fingerprint
from postkit.named_tuples import NamedTuple
from postkit.rules.across_posts.archive_rule import Fact
from postkit.source import Span
from postkit.workflow.overview import place

if TYPE_CHECKING:
    from postkit.config.converter import Converter
    from postkit.config.settings import Settings
    from postkit.conversion import Context
    from postkit.engine.linter import Report


class Kind(StrEnum):
    """What a proposal is."""

    UNSAFE = "unsafe"
    """An unsafe fix."""
    AMBIGUOUS = "ambiguous"
    """A character that a conversion may turn into several."""
    OPEN = "open"
    """A finding without a fix."""
    SAFE = "safe"
    """A safe fix: `postkit fix` makes it without asking."""


TO_DECIDE = (Kind.UNSAFE, Kind.AMBIGUOUS, Kind.OPEN)

_GAINS = (9, 3, 1)
"""What it gains to settle an error, a warning, a hint."""


class Item(NamedTuple):
    """A proposal in short: what identifies it in its post, its rule, its severity's rank."""

    id: str
    code: str
    rank: int
    kind: Kind

    @property
    def gain(self) -> int:
        """How much it gains to decide this: a fix that is there takes one key, so it counts twice.

        Safe fixes gain nothing: nobody has to decide them.
        """
        if self.kind is Kind.SAFE:
            return 0
        return _GAINS[self.rank] * (2 if self.kind is Kind.UNSAFE else 1)


class Entry(NamedTuple):
    """A post in the queue and on the stage board.

    `stage` is empty where the post is in none, and `reason` says why. `day` is what its
    age is counted from. `facts` are what it is compared with other posts by. `problem` says
    why it could not be read.
    """

    path: str
    title: str = ""
    stage: str = ""
    reason: str = ""
    day: str = ""
    items: tuple[Item, ...] = ()
    facts: tuple[Fact, ...] = ()
    problem: str = ""

    def to_json(self) -> str:
        """Return all but the path, for the cache."""
        return json.dumps(self[1:7], separators=(",", ":"))

    @classmethod
    def from_json(cls, path: str, text: bytes) -> Entry | None:
        """Return what `to_json` has kept; None where it is damaged."""
        try:
            title, stage, reason, day, items, facts = json.loads(text)
            made = tuple(Item(name, code, rank, Kind(kind)) for name, code, rank, kind in items)
            compared = tuple(
                Fact(code, key, value, Span(*span)) for code, key, value, span in facts
            )
            is_whole = all(0 <= item.rank < len(_GAINS) for item in made)
        except (ValueError, TypeError):
            return None
        if not is_whole:
            return None
        return cls(path, title, stage, reason, day, made, compared)


class Summary(NamedTuple):
    """What is left to decide in a post: the gain, and the number of proposals of each kind."""

    gain: int
    counts: Counter[Kind]
    codes: frozenset[str]

    @property
    def to_decide(self) -> int:
        """The number of proposals that wait for somebody."""
        return sum(self.counts[kind] for kind in TO_DECIDE)


def summarize(items: Iterable[Item], settled: Collection[str]) -> Summary:
    """Return what is left of `items` besides those whose ids are in `settled`."""
    left = [item for item in items if item.id not in settled]
    return Summary(
        sum(item.gain for item in left),
        Counter(item.kind for item in left),
        frozenset(item.code for item in left),
    )


def make_entry(
    report: Report, document: Document, settings: Settings, converter: Converter | None
) -> Entry:
    """Return the entry of a post.

    Args:
        report: what was found in it.
        document: the post.
        settings: what is in force for it.
        converter: where characters of a conversion are to be decided too.
    """
    path = document.path or ""
    status = settings["status"]
    row = place(
        document, path, settings.stages, field=status.get("age", "date"), today=date.today()
    )
    items = items_of(report.diagnostics)
    if converter:
        items += [
            Item(context_id(char.context), "", 2, Kind.AMBIGUOUS)
            for char in undecided(document, converter)
        ]
    stage = row.stage.name if row.stage else ""
    day = row.day.isoformat()
    return Entry(path, row.title, stage, row.reason, day, tuple(items), report.facts)


def items_of(findings: Iterable[Diagnostic]) -> list[Item]:
    """Return the findings of a post in short."""
    return [
        Item(name, finding.code, finding.severity.rank, kind_of(finding))
        for finding, name in identify(findings)
    ]


def kind_of(finding: Diagnostic) -> Kind:
    """Return which kind of proposal a finding is."""
    if finding.fix is None or finding.fix.applicability is Applicability.DISPLAY:
        return Kind.OPEN
    return Kind.SAFE if finding.fix.applicability is Applicability.SAFE else Kind.UNSAFE


def identify(findings: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Yield each finding of a post with what identifies it there when lines move."""
    seen: Counter[str] = Counter()
    for finding in findings:
        own = fingerprint(finding)
        seen[own] += 1
        yield finding, own if seen[own] == 1 else f"{own}-{seen[own]}"


def undecided(document: Document, converter: Converter) -> Iterator[AmbiguousChar]:
    """Yield the ambiguous characters of a post, one for each context, decided before or not."""
    options = converter.options(document)
    # Decisions are compared afterwards: with each of them all posts would be read again.
    overrides = replace(options.overrides, decisions=MappingProxyType({}))
    seen: set[Context] = set()
    for char in find_ambiguous(document, replace(options, overrides=overrides)):
        if char.context.key not in seen:
            seen.add(char.context.key)
            yield char


def context_id(context: Context) -> str:
    """Return what identifies an ambiguous character by its context."""
    data = "\0".join(context.key).encode("utf-8", "surrogatepass")
    return "c" + hashlib.blake2b(data, digest_size=8).hexdigest()
