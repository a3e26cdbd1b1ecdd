"""A rule as the table names it, whose module is loaded when a draft may need it."""

from __future__ import annotations

from collections.abc import Callable

from postkit.document import Document
from postkit.load_module import load_module
from postkit.named_tuples import NamedTuple
from postkit.rules.base import Rule
from postkit.rules.triggers import occurs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from postkit.schema import SchemaSet

FAMILIES = {
    "FM": "front_matter",
    "DB": "details",
    "SM": "script_mixing",
    "MD": "markdown",
    "RS": "residue",
    "BI": "bilingual",
    "XP": "across_posts",
    "PK": "suppression",
}
"""The folder of each family, in the order in which rules are listed and run."""


class RuleEntry(NamedTuple):
    """A rule of the table. The fields are those of the class, see `Rule`.

    `rule` is the class itself where it does not ship with postkit.
    """

    code: str
    name: str
    default: bool = True
    preview: bool = False
    trigger: str = ""
    rule: type[Rule] | None = None
    depends_on_day: bool = False
    fixable: bool = False
    always_unsafe: bool = False

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code.rstrip("0123456789")

    def load(self) -> type[Rule]:
        """Return the rule's class; its module is imported when this is first asked for.

        File and class have the rule's name: `unclosed-details` is `UnclosedDetails` in
        `details/unclosed_details.py`.
        """
        if self.rule is not None:
            return self.rule
        file = self.name.replace("-", "_")
        module = load_module(f"postkit.rules.{FAMILIES[self.family]}.{file}")
        rule: type[Rule] = getattr(module, self.name.title().replace("-", ""))
        return rule


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
