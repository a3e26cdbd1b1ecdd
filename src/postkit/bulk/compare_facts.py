"""What rules across posts find in facts, as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from postkit.bulk.facts import fact_of, group_of
from postkit.bulk.rows import Row
from postkit.bulk.sorted_lines import SortedLines
from postkit.errors import UsageError
from postkit.rules.across_posts.archive_rule import ArchiveRule, Fact, Fault, PlacedFact
from postkit.source import Span

if TYPE_CHECKING:
    from postkit.engine.linter import Linter


def compare_facts(
    lines: Iterable[bytes], linter: Callable[[str | None], Linter], folder: str | None = None
) -> Iterator[tuple[Row, Row]]:
    """Yield each fact that is at fault, and the finding about it as a row.

    Args:
        lines: facts as `fact_line` writes them, those of a group together.
        linter: gives the linter of the post at a path.
        folder: where the facts of a group go that does not fit into memory.

    Raises:
        UsageError: a linter does not have the rule that has gathered the facts.
    """
    for _, some in groupby(lines, key=group_of):
        group = _Group(SortedLines(some, folder))
        if not group.lines.has_several:
            continue
        rule = _rule(next(iter(group)), linter)
        for fault in rule.compare(group):
            at = fault.place.row
            assert at is not None
            if not at["suppressed"]:
                severities = linter(at["path"]).severities
                severity = severities.get(rule.code, rule.severity)
                yield dict(at), _finding(fault, at, rule, severity.value)


def _rule(fact: PlacedFact, linter: Callable[[str | None], Linter]) -> ArchiveRule:
    code = fact.fact.code
    for rule in linter(fact.path or None).across:
        if rule.code == code:
            return rule
    raise UsageError(
        f"there are facts of {code}, which the settings of this linter do not select; compare "
        f"with the settings that have gathered them, or add {code} to `select`"
    )


class _Group:
    """The facts of a group, read from lines as often as they are asked for."""

    def __init__(self, lines: SortedLines) -> None:
        self.lines = lines

    def __iter__(self) -> Iterator[PlacedFact]:
        for line in self.lines:
            row = fact_of(line)
            span = Span(row["start"], row["end"])
            fact = Fact(row["code"], row["key"], row["value"], span)
            yield PlacedFact(row["path"] or "", fact, row)


def _finding(fault: Fault, at: Mapping[str, Any], rule: ArchiveRule, severity: str) -> Row:
    """Return a finding in the shape of `Diagnostic.to_dict`."""
    other = fault.other and fault.other.row
    return {
        "path": at["path"],
        "code": rule.code,
        "name": rule.name,
        "severity": severity,
        "message": fault.message,
        **_lines_of(at),
        "fix": None,
        "related": [{"path": other["path"], "message": fault.role, **_lines_of(other)}]
        if other
        else [],
    }


def _lines_of(row: Mapping[str, Any]) -> Row:
    return {name: row[name] for name in ("line", "column", "end_line", "end_column")}
