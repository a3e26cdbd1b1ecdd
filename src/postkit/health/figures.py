"""The figures of an archive: how many posts, findings, stages, values, and which are worst."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from postkit.health.vocabularies import FieldValues, count_values
from postkit.named_tuples import NamedTuple

SEVERITIES = ("error", "warning", "info")
_WORST = 10
_LONGEST = 20
"""The posts of a stage that are named: those that wait longest."""


class Finding(NamedTuple):
    """A finding as the report shows it, with what is around it on its line.

    `line` and `column` count from 1. Findings sort by their places.
    """

    path: str
    line: int
    column: int
    code: str
    name: str
    severity: str
    message: str
    excerpt: str = ""


@dataclass(frozen=True)
class PostFigures:
    """What the report says of a post besides its findings.

    `stage` is empty where it is in none; `days` is how long ago its date is. `values`
    are the texts of its lists and vocabularies, by field. `has_original` says whether a
    details block is folded into it. `month` is that of its date, as 2026-05; empty where
    the post names none. `added` is the month in which git first had it.
    """

    path: str
    title: str
    author: str
    stage: str
    days: int
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    has_original: bool = False
    month: str = ""
    added: str = ""


@dataclass(frozen=True)
class Group:
    """Posts that have something in common, a folder or an author; some with their original."""

    name: str
    posts: int
    by_severity: Mapping[str, int]
    with_original: int = 0

    @property
    def total(self) -> int:
        """The number of findings in these posts."""
        return sum(self.by_severity.values())


@dataclass(frozen=True)
class RuleFigures:
    """A rule with the number of its findings and of the posts that have one."""

    code: str
    name: str
    severity: str
    findings: int
    posts: int


@dataclass(frozen=True)
class StageCount:
    """A stage with its posts: the days that the one in the middle and the oldest wait, and some."""

    name: str
    posts: int
    median_days: float
    oldest_days: int
    longest: tuple[PostFigures, ...] = ()


@dataclass(frozen=True)
class Figures:
    """All that a report shows, computed once."""

    day: date
    posts: tuple[PostFigures, ...]
    findings: tuple[Finding, ...]
    by_severity: Mapping[str, int]
    clean_posts: int
    rules: tuple[RuleFigures, ...]
    families: tuple[tuple[str, int], ...]
    folders: tuple[Group, ...]
    authors: tuple[Group, ...]
    worst: tuple[tuple[PostFigures, Mapping[str, int]], ...]
    stages: tuple[StageCount, ...]
    vocabularies: tuple[FieldValues, ...]
    posts_with_original: int
    months: tuple[tuple[str, int], ...] = ()
    months_added: tuple[tuple[str, int], ...] = ()
    unread: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the figures as JSON values, without the single posts and findings."""
        return {
            "date": self.day.isoformat(),
            "posts": len(self.posts),
            "clean_posts": self.clean_posts,
            "unread": list(self.unread),
            "findings": dict(self.by_severity),
            "posts_with_original": self.posts_with_original,
            "families": dict(self.families),
            "rules": [vars(rule) for rule in self.rules],
            "folders": [_group(group) for group in self.folders],
            "authors": [_group(group) for group in self.authors],
            "months": dict(self.months),
            "months_added": dict(self.months_added),
            "stages": [_stage(stage) for stage in self.stages],
            "vocabularies": [
                {
                    "field": vocabulary.field,
                    "distinct": vocabulary.distinct,
                    "values": dict(vocabulary.values),
                    "outliers": {slip.value: slip.near for slip in vocabulary.outliers},
                }
                for vocabulary in self.vocabularies
            ],
            "worst": [
                {"path": post.path, "title": post.title, "findings": dict(counts)}
                for post, counts in self.worst
            ],
        }


def collect(
    posts: Sequence[PostFigures],
    findings: Sequence[Finding],
    stages: Sequence[str],
    day: date,
    unread: Sequence[str] = (),
) -> Figures:
    """Return the figures of an archive.

    Args:
        posts: all posts that were checked.
        findings: what was found in them.
        stages: the names of the stages in their order.
        day: the day of the report.
        unread: which posts could not be read, and why.
    """
    by_post: dict[str, Counter[str]] = {}
    for finding in findings:
        by_post.setdefault(finding.path, Counter())[finding.severity] += 1
    by_path = {post.path: post for post in posts}
    worst = sorted(by_post.items(), key=lambda item: (_weights(item[1]), item[0]))[:_WORST]
    return Figures(
        day=day,
        posts=tuple(posts),
        findings=tuple(findings),
        by_severity=_in_order(Counter(finding.severity for finding in findings)),
        clean_posts=sum(post.path not in by_post for post in posts),
        rules=_rules(findings),
        families=_families(findings),
        folders=_groups(posts, by_post, lambda post: os.path.dirname(post.path) or "."),
        authors=_groups(posts, by_post, lambda post: post.author),
        worst=tuple((by_path[path], _in_order(by_post[path])) for path, _ in worst),
        stages=_stages(posts, stages),
        vocabularies=count_values((post.path, post.values) for post in posts),
        posts_with_original=sum(post.has_original for post in posts),
        months=_count(post.month for post in posts),
        months_added=_count(post.added for post in posts),
        unread=tuple(unread),
    )


def _count(months: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(month for month in months if month).items()))


def _families(findings: Iterable[Finding]) -> tuple[tuple[str, int], ...]:
    codes = (finding.code.rstrip("0123456789") for finding in findings)
    return tuple(Counter(codes).most_common())


def _weights(counts: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(-counts.get(severity, 0) for severity in SEVERITIES)


def _in_order(counts: Mapping[str, int]) -> dict[str, int]:
    return {severity: counts.get(severity, 0) for severity in SEVERITIES}


def _rules(findings: Sequence[Finding]) -> tuple[RuleFigures, ...]:
    counts = Counter((finding.code, finding.name) for finding in findings)
    posts = Counter(code for code, _ in {(finding.code, finding.path) for finding in findings})
    worst: dict[str, str] = {}
    for finding in findings:
        worst[finding.code] = min(
            worst.get(finding.code, finding.severity), finding.severity, key=SEVERITIES.index
        )
    return tuple(
        RuleFigures(code, name, worst[code], number, posts[code])
        for (code, name), number in counts.most_common()
    )


def _groups(
    posts: Iterable[PostFigures], by_post: Mapping[str, Counter[str]], name_of: Any
) -> tuple[Group, ...]:
    members: dict[str, list[PostFigures]] = {}
    for post in posts:
        if name := name_of(post):
            members.setdefault(name, []).append(post)
    groups = []
    for name, own in members.items():
        counts: Counter[str] = Counter()
        for post in own:
            counts.update(by_post.get(post.path, {}))
        with_original = sum(post.has_original for post in own)
        groups.append(Group(name, len(own), _in_order(counts), with_original))
    return tuple(sorted(groups, key=lambda group: (-group.total, group.name)))


def _stages(posts: Iterable[PostFigures], names: Sequence[str]) -> tuple[StageCount, ...]:
    by_stage: dict[str, list[PostFigures]] = {name: [] for name in names}
    for post in posts:
        by_stage.setdefault(post.stage, []).append(post)
    found = []
    for name, own in by_stage.items():
        own.sort(key=lambda post: (-post.days, post.path))
        middle = _median([post.days for post in own])
        oldest = own[0].days if own else 0
        found.append(StageCount(name, len(own), middle, oldest, tuple(own[:_LONGEST])))
    return tuple(stage for stage in found if stage.name or stage.posts)


def _median(ordered: Sequence[int]) -> float:
    """Return the number in the middle of `ordered`, or halfway between the two there."""
    if not ordered:
        return 0
    both = ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]
    return both / 2 if both % 2 else both // 2


def _group(group: Group) -> dict[str, Any]:
    return {
        "name": group.name,
        "posts": group.posts,
        "posts_with_original": group.with_original,
        "findings": dict(group.by_severity),
    }


def _stage(stage: StageCount) -> dict[str, Any]:
    named = {key: value for key, value in vars(stage).items() if key != "longest"}
    return {**named, "longest": {post.path: post.days for post in stage.longest}}
