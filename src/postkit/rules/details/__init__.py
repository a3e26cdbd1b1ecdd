"""The rules of this family, in code order."""

from postkit.rules.base import Rule

RULES: tuple[type[Rule], ...] = ()
