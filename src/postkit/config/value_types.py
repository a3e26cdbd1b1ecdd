"""The types of the values that a configuration file sets, in words and as checks."""

from __future__ import annotations

import types
import typing
from typing import Any, Literal, get_args, get_origin, get_type_hints

from postkit.errors import listed
from postkit.rules import Rule

_SET_BY_CONFIG = ("schemas", "is_usual", "glossary", "today")
"""Options of rules that other settings provide."""


def layout_types() -> dict[str, Any]:
    """Return what a user can set in the table `format`: names and types."""
    from postkit.formatting import Layout

    return get_type_hints(Layout)


def option_types(rule: type[Rule]) -> dict[str, Any]:
    """Return the options that a user can set for `rule`: their names and types."""
    hints = get_type_hints(rule.Options)
    return {name: hint for name, hint in hints.items() if name not in _SET_BY_CONFIG}


def is_of_type(value: Any, hint: Any) -> bool:
    """Tell whether `value` is of the type `hint`, a list of strings being a tuple."""
    origin = get_origin(hint)
    if origin is Literal:
        return value in get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return any(is_of_type(value, arg) for arg in get_args(hint))
    if origin is tuple:
        return isinstance(value, tuple) and all(isinstance(item, str) for item in value)
    if hint in (int, float):
        return isinstance(value, int | float if hint is float else int) and not isinstance(
            value, bool
        )
    return isinstance(value, hint)


def describe_type(hint: Any) -> str:
    """Return the type of an option in words."""
    origin = get_origin(hint)
    if origin is Literal:
        return f"one of {listed(map(str, get_args(hint)))}"
    if origin is tuple:
        return "a list of strings"
    if origin in (types.UnionType, typing.Union):
        return " or ".join(describe_type(arg) for arg in get_args(hint) if arg is not type(None))
    names = {bool: "true or false", int: "a whole number", float: "a number", str: "a string"}
    return names.get(hint, "of another type")
