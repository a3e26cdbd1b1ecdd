"""The keywords of JSON Schema that are checked without a validator of JSON Schema.

Importing one takes longer than linting a post, and most schemas use only
these. Each function takes the keyword's value and gives a test of an instance;
an instance of a type that the keyword is not about passes (section 7.6.1 of the
core specification). The public test suite holds for each.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from postkit.schema.formats import FORMATS
from postkit.schema.patterns import compile_pattern

Test = Callable[[Any], bool]


def _is_type(name: str, value: Any) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    if isinstance(value, float):
        return name == "number" or (name == "integer" and value.is_integer())
    if isinstance(value, int):
        return name in ("integer", "number")
    return isinstance(value, _TYPES.get(name, ()))


_TYPES: dict[str, Any] = {
    "string": str,
    "array": list,
    "object": dict,
    "null": type(None),
}


def equal(one: Any, other: Any) -> bool:
    """Tell whether two JSON values are equal: `1` is `1.0` but not `true` (core 4.2.2)."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(equal, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(equal(one[key], other[key]) for key in one)
    return bool(one == other)


def _type(wanted: Any) -> Test:
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    # Nearly every value is of the very class that its type is read into.
    usual = {_TYPES[name] for name in names if name in _TYPES}
    return lambda value: type(value) in usual or any(_is_type(name, value) for name in names)


def _enum(allowed: list[Any]) -> Test:
    words = {word for word in allowed if isinstance(word, str)}
    return lambda value: (
        value in words if isinstance(value, str) else any(equal(value, word) for word in allowed)
    )


def _const(wanted: Any) -> Test:
    return lambda value: equal(value, wanted)


def _pattern(pattern: str) -> Test:
    search = compile_pattern(pattern)
    return lambda value: not isinstance(value, str) or search(value)


def _min_length(limit: int) -> Test:
    return lambda value: not isinstance(value, str) or len(value) >= limit


def _max_length(limit: int) -> Test:
    return lambda value: not isinstance(value, str) or len(value) <= limit


def _min_items(limit: int) -> Test:
    return lambda value: not isinstance(value, list) or len(value) >= limit


def _max_items(limit: int) -> Test:
    return lambda value: not isinstance(value, list) or len(value) <= limit


def _hashable(value: Any) -> Any:
    """Return what is equal for two JSON values if, and only if, they are."""
    if isinstance(value, list):
        return tuple(map(_hashable, value))
    if isinstance(value, dict):
        return frozenset((key, _hashable(item)) for key, item in value.items())
    return (bool, value) if isinstance(value, bool) else value


def _unique_items(wanted: bool) -> Test:
    def test(value: Any) -> bool:
        if not (wanted and isinstance(value, list)):
            return True
        return len({_hashable(item) for item in value}) == len(value)

    return test


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _minimum(limit: float) -> Test:
    return lambda value: not _is_number(value) or value >= limit


def _maximum(limit: float) -> Test:
    return lambda value: not _is_number(value) or value <= limit


def _exclusive_minimum(limit: float) -> Test:
    return lambda value: not _is_number(value) or value > limit


def _exclusive_maximum(limit: float) -> Test:
    return lambda value: not _is_number(value) or value < limit


def _min_properties(limit: int) -> Test:
    return lambda value: not isinstance(value, dict) or len(value) >= limit


def _max_properties(limit: int) -> Test:
    return lambda value: not isinstance(value, dict) or len(value) <= limit


def _format(name: str) -> Test:
    test = FORMATS.get(name)
    if test is None:
        return lambda value: True
    return lambda value: not isinstance(value, str) or test(value)


TESTS: dict[str, Callable[[Any], Test]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "format": _format,
    "minLength": _min_length,
    "maxLength": _max_length,
    "minItems": _min_items,
    "maxItems": _max_items,
    "uniqueItems": _unique_items,
    "minimum": _minimum,
    "maximum": _maximum,
    "exclusiveMinimum": _exclusive_minimum,
    "exclusiveMaximum": _exclusive_maximum,
    "minProperties": _min_properties,
    "maxProperties": _max_properties,
}
"""What makes the test of each keyword that looks at one value alone."""

KEYWORDS = frozenset(
    [
        *("$anchor", "$comment", "$defs", "$dynamicAnchor", "$dynamicRef", "$id", "$ref"),
        *("$schema", "$vocabulary", "additionalProperties", "allOf", "anyOf", "const"),
        *("contains", "contentEncoding", "contentMediaType", "contentSchema", "default"),
        *("definitions", "dependentRequired", "dependentSchemas", "deprecated", "description"),
        *("else", "enum", "examples", "exclusiveMaximum", "exclusiveMinimum", "format", "if"),
        *("items", "maxContains", "maxItems", "maxLength", "maxProperties", "maximum"),
        *("minContains", "minItems", "minLength", "minProperties", "minimum", "multipleOf"),
        *("not", "oneOf", "pattern", "patternProperties", "prefixItems", "properties"),
        *("propertyNames", "readOnly", "required", "then", "title", "type"),
        *("unevaluatedItems", "unevaluatedProperties", "uniqueItems", "writeOnly"),
        *("additionalItems", "dependencies", "id", "$recursiveRef", "$recursiveAnchor"),
    ]
)
"""The keywords of all drafts."""
