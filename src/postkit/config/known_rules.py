"""The rules that a configuration can name, and which of them run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from postkit.errors import PostkitError
from postkit.named_tuples import NamedTuple
from postkit.rules import TABLE, RuleEntry
from postkit.rules.own.installed import installed


class KnownRules(NamedTuple):
    """All rules that a configuration can name, and what distinguishes them from an earlier version.

    `problem` is why some of them are missing. It stops what runs rules, and nothing else.
    """

    entries: tuple[RuleEntry, ...] = TABLE
    stamp: str = ""
    problem: PostkitError | None = None

    @classmethod
    def installed(cls) -> KnownRules:
        """Return the rules that ship with postkit and those of installed packages."""
        found = installed()
        if not (found.entries or found.problem):
            return cls()
        return cls((*TABLE, *found.entries), found.stamp, found.problem)

    @classmethod
    def isolated(cls) -> KnownRules:
        """Return them so that those of installed packages run only where they are selected."""
        found = installed()
        entries = (entry._replace(default=False) for entry in found.entries)
        return cls((*TABLE, *entries), found.stamp)

    def sound(self) -> tuple[RuleEntry, ...]:
        """Return all rules.

        Raises:
            PostkitError: one of them may not be loaded, or cannot be used.
        """
        if self.problem:
            raise self.problem
        return self.entries


def select(
    entries: Iterable[RuleEntry],
    wanted: Sequence[str],
    ignored: Sequence[str],
    *,
    by_default: bool,
    preview: bool,
) -> list[RuleEntry]:
    """Return the rules that run, in their order.

    Args:
        entries: all rules.
        wanted: the selectors of rules that run.
        ignored: the selectors of rules that do not run.
        by_default: whether rules that are on by default run without being selected.
        preview: whether rules in preview run like the others.
    """
    chosen: list[RuleEntry] = []
    for rule in entries:
        selected = _highest_rank(wanted, rule)
        unwanted = _highest_rank(ignored, rule)
        if not selected and not (by_default and rule.default):
            continue
        if rule.preview and not preview and selected <= len(rule.code):
            continue
        # What is on only by default gives way to any selector that ignores it.
        if selected > unwanted or not unwanted:
            chosen.append(rule)
    return chosen


def _highest_rank(selectors: Sequence[str], rule: RuleEntry) -> int:
    # Most often there are none.
    return max((_rank(selector, rule) for selector in selectors), default=0) if selectors else 0


def _rank(selector: str, rule: RuleEntry) -> int:
    """Return how much `selector` says about `rule`: 0 for nothing, most for its own code."""
    selector = selector.strip()
    if selector.upper() == "ALL":
        return 1
    if selector.lower() == rule.name:
        return len(rule.code) + 1
    return 1 + len(selector) if rule.code.startswith(selector.upper()) else 0
