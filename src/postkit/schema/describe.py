"""What a schema says about each field, for people to read."""

from __future__ import annotations

from typing import Any, NamedTuple

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
_MAX_REFERENCES = 20


class Field(NamedTuple):
    """A field as a schema describes it.

    `kind` names its types and form in words, `words` is its vocabulary, empty
    where any word will do: for a list that of its items.
    """

    name: str
    is_required: bool
    kind: str
    words: tuple[Any, ...]
    description: str


def fields_of(schema: Schema) -> list[Field]:
    """Return the fields that `schema` describes, in its order; then required ones it does not."""
    properties = schema.properties
    names = [*properties, *(name for name in schema.required if name not in properties)]
    return [_field(name, properties.get(name), schema) for name in names]


def _field(name: str, given: Any, schema: Schema) -> Field:
    part = _resolved(given, schema)
    items = _resolved(part.get("items"), schema)
    words = part.get("enum", items.get("enum", [part["const"]] if "const" in part else ()))
    description = part.get("description")
    return Field(
        name,
        name in schema.required,
        _kind(part, items),
        tuple(words),
        description if isinstance(description, str) else "",
    )


def _resolved(part: Any, schema: Schema) -> dict[str, Any]:
    """Return a part of a schema, with what its `$ref` leads to taken in."""
    found: dict[str, Any] = {}
    for _ in range(_MAX_REFERENCES):
        if not isinstance(part, dict):
            break
        found = {**part, **found}
        part = _target(part.get("$ref"), schema.definition)
    return found


def _target(reference: Any, root: dict[str, Any]) -> Any:
    if not isinstance(reference, str) or not reference.startswith("#/"):
        return None
    found: Any = root
    for step in reference[2:].split("/"):
        key = step.replace("~1", "/").replace("~0", "~")
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _kind(part: dict[str, Any], items: dict[str, Any]) -> str:
    types = part.get("type", "string" if "format" in part or "pattern" in part else ())
    names = [types] if isinstance(types, str) else list(types)
    if not names:
        return "one of" if "enum" in part or "const" in part else "anything"
    return " or ".join(_type_words(str(name), part, items) for name in names)


def _type_words(name: str, part: dict[str, Any], items: dict[str, Any]) -> str:
    words = _TYPES.get(name, name)
    if name == "string" and "format" in part:
        return f"{words} ({part['format']})"
    if name == "array" and items:
        return f"{words} of {_kind(items, {})}"
    return words
