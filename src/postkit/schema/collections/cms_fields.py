"""The fields of content managers (Decap, Sveltia, Tina, Front Matter) as JSON Schemas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

DATE: dict[str, Any] = {"type": "string", "format": "js-date"}
_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_TYPES: dict[str, dict[str, Any]] = {
    **dict.fromkeys(("string", "text", "markdown", "richtext", "slug", "password", "map"), _TEXT),
    **dict.fromkeys(("image", "file", "color", "uuid", "compute", "reference", "relation"), _TEXT),
    **dict.fromkeys(("choice", "select", "dataFile", "contentRelationship"), _TEXT),
    **dict.fromkeys(("tags", "categories", "taxonomy"), _TEXTS),
    **dict.fromkeys(("datetime", "date"), DATE),
    "boolean": {"type": "boolean"},
    "draft": {"type": "boolean"},
    "number": {"type": "number"},
    "keyvalue": {"type": "object", "additionalProperties": _TEXT},
    "hidden": {},
    "json": {},
    "code": {},
}
"""What the widgets of Decap and Sveltia and the types of the others write."""
_NOT_WRITTEN = frozenset({"heading", "divider"})
_GROUPS = frozenset({"object", "fields", "list", "block", "fieldCollection"})


class FieldReader:
    """Reads lists of fields; what it cannot read goes to `left_out`.

    Args:
        is_required: whether a field that does not say so must be there.
    """

    def __init__(self, *, is_required: bool) -> None:
        self._is_required = is_required
        self.left_out: list[str] = []

    def schema(self, fields: Any, above: str = "") -> dict[str, Any]:
        """Return the schema of a mapping with `fields`."""
        properties: dict[str, Any] = {}
        required: list[str] = []
        for field in fields if isinstance(fields, list) else ():
            name = field.get("name") if isinstance(field, dict) else None
            if not isinstance(name, str):
                self._leave_out(above or "a field", "is computed")
                continue
            kind = str(field.get("widget", field.get("type", "string")))
            is_body = field.get("isBody") is True or (name == "body" and not above)
            if is_body or kind in _NOT_WRITTEN:
                continue
            must_be = field.get("required", self._is_required and kind != "boolean") is True
            schema = self._field(field, kind, f"{above}{name}")
            if must_be and kind != "hidden":
                required.append(name)
            properties[name] = _described(schema if must_be else _or_empty(schema), field)
        schema = {"type": "object", "properties": properties}
        return {**schema, "required": required} if required else schema

    def _leave_out(self, name: str, why: str) -> None:
        self.left_out.append(f"`{name}`: {why}")

    def _field(self, field: dict[str, Any], kind: str, name: str) -> dict[str, Any]:
        inner = field.get("fields")
        if kind in _GROUPS and inner:
            schema = self.schema(inner, f"{name}.")
            return (
                _limited({"type": "array", "items": schema}, field)
                if (kind == "list" or field.get("list") is True)
                else schema
            )
        if kind == "list":
            only = field.get("field")
            items = self._field(only, str(only.get("widget", "string")), name) if only else {}
            if field.get("types"):
                self._leave_out(name, "its items are of several types")
            plain = {} if field.get("types") else _TEXT
            return _limited({"type": "array", "items": items if only else plain}, field)
        known = _TYPES.get(kind)
        if known is None:
            self._leave_out(name, f"`{kind}` is not a type that is known")
            return {}
        schema = dict(known)
        if (
            kind == "number"
            and "widget" in field
            and field.get("value_type") not in ("int", "float")
        ):
            schema = {"type": ["number", "string"]} if "value_type" in field else {"type": "number"}
        if kind == "number" and field.get("value_type") == "int":
            schema = {"type": "integer"}
        words = list(_words(field.get("options", field.get("choices"))))
        if words:
            schema = {"enum": words}
        is_list = field.get("multiple") is True or field.get("list") is True
        if is_list and schema.get("type") != "array":
            return _limited({"type": "array", "items": schema}, field)
        return _limited(schema, field)


def _words(options: Any) -> Iterable[Any]:
    for option in options if isinstance(options, list) else ():
        if isinstance(option, dict):
            option = option.get("value", option.get("id", option.get("title")))
        if isinstance(option, str | int | float):
            yield option


def _limited(schema: dict[str, Any], field: dict[str, Any]) -> dict[str, Any]:
    """Return a schema with the limits that a field has."""
    is_list = schema.get("type") == "array"
    names = ("minItems", "maxItems") if is_list else ("minimum", "maximum")
    found = dict(schema)
    for key, keyword in zip(("min", "max"), names, strict=True):
        if isinstance(field.get(key), int | float) and schema.get("type") in (
            "array",
            "integer",
            "number",
        ):
            found[keyword] = field[key]
    pattern = field.get("pattern")
    if isinstance(pattern, list) and pattern and isinstance(pattern[0], str):
        found["pattern"] = pattern[0].strip("/") if pattern[0].startswith("/") else pattern[0]
    return found


def _described(schema: dict[str, Any], field: dict[str, Any]) -> dict[str, Any]:
    for key in ("hint", "description", "label", "title"):
        if isinstance(field.get(key), str) and field[key]:
            return {**schema, "description": field[key]}
    return schema


def _or_empty(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a field that may be left empty: these programs then write `''`."""
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], "", None]}
    found = {key: value for key, value in schema.items() if key not in ("format", "pattern")}
    kinds = found.get("type")
    if kinds is None:
        return found
    names = kinds if isinstance(kinds, list) else [kinds]
    extra = ["null"] if kinds in ("boolean", "object") else ["string", "null"]
    extra = ["null"] if kinds == "array" else extra
    return {**found, "type": list(dict.fromkeys([*names, *extra]))}
