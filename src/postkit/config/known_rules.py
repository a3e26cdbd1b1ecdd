"""The rules that a configuration can name."""

from __future__ import annotations

from postkit.errors import PostkitError
from postkit.named_tuples import NamedTuple
from postkit.rules import TABLE, RuleEntry
from postkit.rules.own.installed import installed


class KnownRules(NamedTuple):
    """All rules that a configuration can name, and what tells them from an earlier version.

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
