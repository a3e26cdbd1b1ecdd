"""Compare posts with each other, once all of them have been read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from postkit.diagnostics import Related
from postkit.named_tuples import NamedTuple
from postkit.rules.across_posts.archive_rule import ArchiveRule, Fault, PlacedFact
from postkit.source import Source, Span


class ArchiveFinding(NamedTuple):
    """Something that is wrong with the post at `path`, given the others."""

    path: str
    rule: ArchiveRule
    fault: Fault

    @property
    def span(self) -> Span:
        """Where in the post it is."""
        return self.fault.place.fact.span

    def related(self, source: Source, other: Callable[[str], Source | None]) -> tuple[Related, ...]:
        """Return the place that it is also about, in `source`, the post itself, or another one."""
        place = self.fault.other
        if place is None:
            return ()
        post = source if place.path == self.path else other(place.path)
        return () if post is None else (Related(place.fact.span, self.fault.role, post),)


def compare(
    facts: Iterable[PlacedFact], rules: Mapping[str, ArchiveRule]
) -> Iterator[ArchiveFinding]:
    """Yield what `rules` find in `facts`, by path and place.

    Args:
        facts: the facts of all posts, in the order in which these were read.
        rules: the rules by code; facts of other rules are ignored.
    """
    groups: dict[tuple[str, str], list[PlacedFact]] = defaultdict(list)
    for fact in facts:
        if fact.fact.code in rules:
            groups[fact.fact.code, fact.fact.key].append(fact)
    found = [
        ArchiveFinding(fault.place.path, rules[code], fault)
        for (code, _), group in groups.items()
        if len(group) > 1
        for fault in rules[code].compare(group)
    ]
    yield from sorted(found, key=lambda finding: (finding.path, finding.span, finding.rule.code))
