"""The rules that a configuration can name."""

from __future__ import annotations

from postkit.named_tuples import NamedTuple
from postkit.rules import TABLE, RuleEntry
from postkit.rules.own.installed import installed


class KnownRules(NamedTuple):
    """All rules that a configuration can name, and what tells them from an earlier version."""

    entries: tuple[RuleEntry, ...] = TABLE
    stamp: str = ""

    @classmethod
    def installed(cls) -> KnownRules:
        """Return the rules that ship with postkit and those of installed packages.

        Raises:
            ConfigError: an installed rule cannot be used.
        """
        found = installed()
        return cls((*TABLE, *found.entries), found.stamp) if found.entries else cls()
