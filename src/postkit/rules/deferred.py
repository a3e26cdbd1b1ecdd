"""A rule whose module is loaded when a draft may need it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from postkit.document import Document
from postkit.rules.base import Rule
from postkit.rules.entry import RuleEntry
from postkit.rules.triggers import occurs

if TYPE_CHECKING:
    from postkit.schema import SchemaSet


class DeferredRule:
    """A rule that runs, known by its entry until it is needed.

    Args:
        entry: the rule in the table.
        make: makes the rule, with its options, of its class.
        schemas: the schemas that front matter is checked against; None for the built-in ones.
        has_options: whether options are set, by which it may find more than its trigger says.
    """

    def __init__(
        self,
        entry: RuleEntry,
        make: Callable[[type[Rule]], Rule],
        schemas: SchemaSet | None = None,
        *,
        has_options: bool = False,
    ) -> None:
        self.code = entry.code
        self.name = entry.name
        self.fixable = entry.fixable
        self.always_unsafe = entry.always_unsafe
        self._entry = entry
        self._make = make
        self._schemas = schemas
        self._trigger = "" if has_options else entry.trigger
        self._rule: Rule | None = None

    @property
    def is_across_posts(self) -> bool:
        """Whether the rule compares posts."""
        if self._entry.rule is None:
            return self._entry.family == "XP"
        from postkit.rules.across_posts.archive_rule import ArchiveRule

        return issubclass(self._entry.rule, ArchiveRule)

    def may_find(self, document: Document) -> bool:
        """Return whether `document` has what the rule looks for, at first sight."""
        return occurs(self._trigger, document, self._schemas)

    def load(self) -> Rule:
        """Return the rule; the same one each time."""
        if self._rule is None:
            self._rule = self._make(self._entry.load())
        return self._rule
