"""The parts of a condition, each of which has a value for a post."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from postkit.workflow.compare_values import compare, contains, equal, find

Values = Mapping[str, Any]


class ConditionNode(Protocol):
    """A part of a condition."""

    def of(self, values: Values) -> Any:
        """Return the value of this part for a post whose fields have `values`."""


@dataclass(frozen=True)
class Constant:
    """A text, number, day, `true`, `false` or `null`."""

    value: Any

    def of(self, values: Values) -> Any:
        """Return the constant."""
        return self.value


@dataclass(frozen=True)
class Listed:
    """A list of parts in brackets."""

    items: tuple[ConditionNode, ...]

    def of(self, values: Values) -> Any:
        """Return the values of the items."""
        return [item.of(values) for item in self.items]


@dataclass(frozen=True)
class FieldValue:
    """The value of a field, null where it is missing."""

    path: tuple[str, ...]

    def of(self, values: Values) -> Any:
        """Return the value of the field."""
        return find(values, self.path)[1]


@dataclass(frozen=True)
class Has:
    """Whether a field is there, be it empty."""

    path: tuple[str, ...]

    def of(self, values: Values) -> Any:
        """Tell whether the field is there."""
        return find(values, self.path)[0]


@dataclass(frozen=True)
class Comparison:
    """Two parts with a sign between them."""

    sign: str
    left: ConditionNode
    right: ConditionNode

    def of(self, values: Values) -> Any:
        """Tell whether the comparison holds."""
        left, right = self.left.of(values), self.right.of(values)
        if self.sign == "in":
            return contains(right, left)
        if self.sign in ("==", "!="):
            return equal(left, right) == (self.sign == "==")
        return compare(left, self.sign, right)


@dataclass(frozen=True)
class Not:
    """The opposite of a part."""

    part: ConditionNode

    def of(self, values: Values) -> Any:
        """Tell whether the part does not hold."""
        return not self.part.of(values)


@dataclass(frozen=True)
class AllOf:
    """Parts joined by `and`."""

    parts: tuple[ConditionNode, ...]

    def of(self, values: Values) -> Any:
        """Tell whether all parts hold."""
        return all(part.of(values) for part in self.parts)


@dataclass(frozen=True)
class AnyOf:
    """Parts joined by `or`."""

    parts: tuple[ConditionNode, ...]

    def of(self, values: Values) -> Any:
        """Tell whether one of the parts holds."""
        return any(part.of(values) for part in self.parts)
