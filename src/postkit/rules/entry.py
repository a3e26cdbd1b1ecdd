"""A rule as the table names it: what is known without loading its module."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from postkit.named_tuples import NamedTuple

if TYPE_CHECKING:
    from postkit.rules.base import Rule


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
        module = import_module(f"postkit.rules.{FAMILIES[self.family]}.{file}")
        rule: type[Rule] = getattr(module, self.name.title().replace("-", ""))
        return rule
