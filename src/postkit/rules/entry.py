"""A rule as the table names it: what is known without loading its module."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from postkit.rules.base import Rule


class RuleEntry(NamedTuple):
    """A rule of the table.

    `module` is below `postkit.rules`; the other fields are those of the class, see `Rule`.
    """

    code: str
    name: str
    module: str
    class_name: str
    default: bool = True
    preview: bool = False
    trigger: str = ""

    def load(self) -> type[Rule]:
        """Return the rule's class; its module is imported when this is first asked for."""
        module = import_module(f"postkit.rules.{self.module}")
        rule: type[Rule] = getattr(module, self.class_name)
        return rule
