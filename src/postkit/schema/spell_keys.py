"""Spell keys as a schema does, for sites that ignore the case of keys."""

from __future__ import annotations

from typing import Any

from postkit.schema.pointers import parts_of


def spell_keys(values: dict[str, Any], definition: dict[str, Any]) -> dict[str, Any]:
    """Return `values` with each key in the case in which a schema has it.

    A key that the schema does not name stays as it is. Of several spellings of one that is
    written as the schema has it counts, or the first. Mappings within mappings are treated
    likewise.
    """
    return _spell(values, [definition], definition)


def _spell(values: dict[str, Any], schemas: list[Any], root: dict[str, Any]) -> dict[str, Any]:
    parts = list(parts_of(root, *schemas))
    names: dict[str, str] = {}
    for part in parts:
        for name in (*_dict(part, "properties"), *_required(part)):
            names.setdefault(name.lower(), name)
    spelled = {}
    for key, value in values.items():
        name = names.get(key.lower(), key)
        if name != key and (name in values or name in spelled):
            continue
        if isinstance(value, dict):
            below = [_dict(part, "properties").get(name) for part in parts]
            value = _spell(value, below, root)
        spelled[name] = value
    return spelled


def _dict(schema: dict[str, Any], keyword: str) -> dict[str, Any]:
    value = schema.get(keyword)
    return value if isinstance(value, dict) else {}


def _required(schema: dict[str, Any]) -> list[str]:
    value = schema.get("required")
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []
