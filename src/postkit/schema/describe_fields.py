"""What a schema says about each field, for the person who fills it in."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from postkit.named_tuples import NamedTuple
from postkit.schema.pointers import parts_of
from postkit.schema.schema import Schema

_TYPES = {
    "string": "text",
    "array": "list",
    "object": "mapping",
    "boolean": "true or false",
    "integer": "whole number",
    "number": "number",
    "null": "nothing",
}


class FieldDescription(NamedTuple):
    """A field as its schema describes it.

    `kind` names its types and form in words: `text (date) or nothing`. `types`
    are JSON Schema's names (`string`, `array`, …), `format` the one that it
    has (`date`), empty where any will do. `allowed` are the values that it may
    have, `items` those that the items of a list may have; empty where any will
    do. `item_types` are the types of those items. `default` is None where there is none.
    """

    name: str
    title: str
    description: str
    kind: str
    types: tuple[str, ...]
    format: str
    allowed: tuple[Any, ...]
    items: tuple[Any, ...]
    item_types: tuple[str, ...]
    default: Any
    is_required: bool


@lru_cache(maxsize=16)  # A feed has thousands of articles, each a draft of one schema.
def describe_fields(schema: Schema) -> tuple[FieldDescription, ...]:
    """Return the fields that `schema` describes, in its order; then required ones it does not."""
    names = dict.fromkeys([*schema.properties, *schema.required])
    return tuple(_field(schema, name) for name in names)


def _field(schema: Schema, name: str) -> FieldDescription:
    parts = list(parts_of(schema.definition, schema.properties.get(name)))
    items = [item for part in parts for item in parts_of(schema.definition, part.get("items"))]
    return FieldDescription(
        name,
        _first(parts, "title"),
        _first(parts, "description"),
        _kind(parts, items),
        _types(parts),
        _first(parts, "format"),
        _allowed(parts),
        _allowed(items),
        _types(items),
        next((part["default"] for part in parts if "default" in part), None),
        name in schema.required,
    )


def _types(parts: list[dict[str, Any]]) -> tuple[str, ...]:
    types = [str(name) for part in parts for name in _listed(part.get("type", []))]
    return tuple(dict.fromkeys(types))


def _kind(parts: list[dict[str, Any]], items: list[dict[str, Any]]) -> str:
    is_text = any("format" in part or "pattern" in part for part in parts)
    types = _types(parts) or (("string",) if is_text else ())
    if not types:
        return "one of" if _allowed(parts) else "anything"
    return " or ".join(_type_words(name, parts, items) for name in types)


def _type_words(name: str, parts: list[dict[str, Any]], items: list[dict[str, Any]]) -> str:
    words = _TYPES.get(name, name)
    form = _first(parts, "format")
    if name == "string" and form:
        return f"{words} ({form})"
    if name == "array" and items:
        return f"{words} of {_kind(items, [])}"
    return words


def _allowed(parts: list[dict[str, Any]]) -> tuple[Any, ...]:
    values: list[Any] = []
    for part in parts:
        values += _listed(part.get("enum", []))
        if "const" in part:
            values.append(part["const"])
    # A list or a mapping is not a word of a vocabulary.
    return tuple(dict.fromkeys(value for value in values if not isinstance(value, dict | list)))


def _first(parts: list[dict[str, Any]], keyword: str) -> str:
    return next((part[keyword] for part in parts if isinstance(part.get(keyword), str)), "")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
