"""What a schema says about one field, for whoever fills it in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from postkit.schema.references import resolve
from postkit.schema.schema import Schema


class FieldDescription(NamedTuple):
    """A field as its schema describes it.

    `types` are JSON Schema's names (`string`, `array`, …). `allowed` are the
    values that it may have, `items` those that the items of a list may have;
    empty where any will do.
    """

    name: str
    title: str
    description: str
    types: tuple[str, ...]
    allowed: tuple[Any, ...]
    items: tuple[Any, ...]
    is_required: bool


def describe_field(schema: Schema, name: str) -> FieldDescription | None:
    """Return what `schema` says about its field `name`, None where it says nothing."""
    if name not in schema.properties:
        return None
    parts = list(_parts(schema.definition, schema.properties[name]))
    types = [one for part in parts for one in _listed(part.get("type", []))]
    items = [one for part in parts for one in _parts(schema.definition, part.get("items"))]
    return FieldDescription(
        name,
        _first(parts, "title"),
        _first(parts, "description"),
        tuple(dict.fromkeys(types)),
        _allowed(parts),
        _allowed(items),
        name in schema.required,
    )


def _parts(root: dict[str, Any], schema: Any) -> Iterator[dict[str, Any]]:
    """Yield `schema` and the schemas that it refers to or is composed of, each once."""
    waiting = [schema]
    seen: set[int] = set()
    while waiting:
        part = waiting.pop(0)
        if not isinstance(part, dict) or id(part) in seen:
            continue
        seen.add(id(part))
        yield part
        if isinstance(part.get("$ref"), str):
            waiting.append(resolve(root, part["$ref"]))
        for keyword in ("allOf", "anyOf", "oneOf"):
            waiting += _listed(part.get(keyword, []))


def _allowed(parts: list[dict[str, Any]]) -> tuple[Any, ...]:
    values: list[Any] = []
    for part in parts:
        values += _listed(part.get("enum", []))
        if "const" in part:
            values.append(part["const"])
        if "boolean" in _listed(part.get("type", [])):
            values += [True, False]
    return tuple(dict.fromkeys(one for one in values if not isinstance(one, dict | list)))


def _first(parts: list[dict[str, Any]], keyword: str) -> str:
    return next((part[keyword] for part in parts if isinstance(part.get(keyword), str)), "")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
