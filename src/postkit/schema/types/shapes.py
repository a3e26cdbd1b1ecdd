"""What a schema says of values, reduced to what a type of a programming language can say."""

from __future__ import annotations

from typing import Any

from postkit.named_tuples import NamedTuple
from postkit.schema.generator_dates import GENERATOR_DATES
from postkit.schema.pointers import resolve

DATE_FORMATS = frozenset({"date", "date-time", "loose-date-time", *GENERATOR_DATES})


class FieldShape(NamedTuple):
    """A field of a mapping."""

    name: str
    shape: Shape
    is_required: bool
    description: str
    default: Any


class Shape(NamedTuple):
    """The shape of a value.

    `kind` is `any`, `string`, `integer`, `number`, `boolean`, `null`, `date`,
    `literal` (one of `values`), `list` (its items are `inner[0]`), `mapping`
    (of `fields`), `union` (of `inner`) or `reference` (to the shape `name`).
    `extra` is the shape of fields that a mapping does not name, None where it
    may have no others. `limits` are the keywords of the schema that narrow it.
    """

    kind: str
    values: tuple[Any, ...] = ()
    inner: tuple[Shape, ...] = ()
    fields: tuple[FieldShape, ...] = ()
    extra: Shape | None = None
    name: str = ""
    limits: tuple[tuple[str, Any], ...] = ()


ANY = Shape("any")
_LIMITS = (
    *("minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum"),
    *("exclusiveMaximum", "multipleOf", "minItems", "maxItems", "format"),
)


def read_shapes(definition: dict[str, Any], name: str) -> dict[str, Shape]:
    """Return the shape of a schema under `name`, before it those that it refers to by name."""
    reader = _Reader(definition, name)
    root = reader.shape(definition)
    return {**reader.named, name: root}


class _Reader:
    def __init__(self, root: dict[str, Any], name: str) -> None:
        self._root = root
        self._name = name
        self.named: dict[str, Shape] = {}

    def shape(self, schema: Any) -> Shape:
        if not isinstance(schema, dict):
            return ANY
        if isinstance(schema.get("$ref"), str):
            return self._reference(schema["$ref"])
        if "const" in schema:
            return Shape("literal", (schema["const"],))
        if isinstance(schema.get("enum"), list):
            return Shape("literal", tuple(schema["enum"]))
        for keyword in ("anyOf", "oneOf"):
            if isinstance(schema.get(keyword), list) and "properties" not in schema:
                parts = [self.shape({**_beside(schema), **_part(part)}) for part in schema[keyword]]
                return _union(parts)
        if isinstance(schema.get("allOf"), list):
            return self.shape(_merged(self._root, schema))
        types = schema.get("type", _guess(schema))
        names = types if isinstance(types, list) else [types]
        return _union([self._typed(str(name), schema) for name in names])

    def _reference(self, reference: str) -> Shape:
        target = resolve(self._root, reference)
        if target is self._root:
            return Shape("reference", name=self._name)
        if target is None:
            return ANY
        name = type_name(reference.rpartition("/")[2])
        if name == self._name:
            name = f"{name}Part"
        if name not in self.named:
            self.named[name] = ANY  # It may refer to itself.
            self.named[name] = self.shape(target)
        return Shape("reference", name=name)

    def _typed(self, name: str, schema: dict[str, Any]) -> Shape:
        limits = tuple((key, schema[key]) for key in _LIMITS if key in schema)
        if name == "string":
            kind = "date" if schema.get("format") in DATE_FORMATS else "string"
            return Shape(kind, limits=limits)
        if name in ("integer", "number", "boolean", "null"):
            return Shape(name, limits=limits)
        if name == "array":
            return Shape("list", inner=(self.shape(schema.get("items", True)),), limits=limits)
        if name != "object":
            return ANY
        required = schema.get("required", [])
        properties = dict(schema.get("properties", {}))
        fields = tuple(
            FieldShape(
                key,
                self.shape(part),
                key in required,
                str(_part(part).get("description", "")),
                _part(part).get("default"),
            )
            for key, part in {
                **properties,
                **{k: True for k in required if k not in properties},
            }.items()
        )
        extra = schema.get("additionalProperties", schema.get("unevaluatedProperties", True))
        return Shape("mapping", fields=fields, extra=None if extra is False else self.shape(extra))


def _part(schema: Any) -> dict[str, Any]:
    return schema if isinstance(schema, dict) else {}


def _beside(schema: dict[str, Any]) -> dict[str, Any]:
    """Return what a schema says of all its alternatives."""
    return {key: schema[key] for key in ("type", *_LIMITS) if key in schema}


def _guess(schema: dict[str, Any]) -> str:
    if "properties" in schema or "required" in schema:
        return "object"
    if "items" in schema:
        return "array"
    if "format" in schema or "pattern" in schema:
        return "string"
    return "any"


def _merged(root: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema with those of its `allOf` put into it."""
    whole: dict[str, Any] = {key: value for key, value in schema.items() if key != "allOf"}
    for part in schema["allOf"]:
        inner = _part(part)
        if isinstance(inner.get("$ref"), str):
            inner = _part(resolve(root, inner["$ref"]))
        if "allOf" in inner:
            inner = {key: value for key, value in inner.items() if key != "allOf"}
        for key, value in inner.items():
            if key == "properties":
                whole[key] = {**value, **whole.get(key, {})}
            elif key == "required":
                whole[key] = [*whole.get(key, []), *value]
            else:
                whole.setdefault(key, value)
    return whole


def _union(shapes: list[Shape]) -> Shape:
    found: list[Shape] = []
    for shape in shapes:
        for part in shape.inner if shape.kind == "union" else (shape,):
            if part.kind == "any":
                return ANY
            if part.kind not in ("string", "date") or part.kind not in {it.kind for it in found}:
                found.append(part)
    return found[0] if len(found) == 1 else Shape("union", inner=tuple(found))


def type_name(words: str) -> str:
    """Return a name for a type: `BookNote` for `book-note`."""
    parts = "".join(char if char.isalnum() else " " for char in words).split()
    name = "".join(part[0].upper() + part[1:] for part in parts)
    return name if name[:1].isalpha() else f"Type{name}"
