"""Interfaces of TypeScript, written from a schema."""

from __future__ import annotations

import json
import re

from postkit.schema.types.shapes import FieldShape, Shape, read_shapes

_KINDS = {
    "any": "unknown",
    "string": "string",
    "date": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "null": "null",
}


def write_typescript(definition: dict[str, object], name: str) -> str:
    """Return a module with an interface for the schema `definition`."""
    parts = [f"// The front matter of {name}. Written by `postkit schema types --typescript`."]
    for shape_name, shape in read_shapes(definition, name).items():
        if shape.kind == "mapping" and (shape.fields or shape.extra is None):
            parts.append(f"export interface {shape_name} {_mapping(shape, '')}")
        else:
            parts.append(f"export type {shape_name} = {type_of(shape, '')};")
    return "\n\n".join(parts) + "\n"


def type_of(shape: Shape, indent: str) -> str:
    """Return the type of a shape; `indent` is that of the line it begins on."""
    if shape.kind in _KINDS:
        return _KINDS[shape.kind]
    if shape.kind == "literal":
        return " | ".join(_literal(value) for value in shape.values) or "never"
    if shape.kind == "list":
        return f"Array<{type_of(shape.inner[0], indent)}>"
    if shape.kind == "union":
        return " | ".join(dict.fromkeys(type_of(inner, indent) for inner in shape.inner))
    if shape.kind == "reference":
        return shape.name
    return _mapping(shape, indent)


def _mapping(shape: Shape, indent: str) -> str:
    if not shape.fields and shape.extra is not None:
        return f"Record<string, {type_of(shape.extra, indent)}>"
    inside = f"{indent}  "
    lines = [_field(field, inside) for field in shape.fields]
    if shape.extra is not None:
        # Its type must hold the types of all the fields.
        lines.append(f"{inside}[key: string]: unknown;\n")
    return "{\n" + "".join(lines) + indent + "}"


def _field(field: FieldShape, indent: str) -> str:
    is_name = re.fullmatch(r"[A-Za-z_$][\w$]*", field.name, re.ASCII)
    name = field.name if is_name else json.dumps(field.name, ensure_ascii=False)
    mark = "" if field.is_required else "?"
    words = " ".join(field.description.split()).replace("*/", "*\\/")
    comment = f"{indent}/** {words} */\n" if words else ""
    return f"{comment}{indent}{name}{mark}: {type_of(field.shape, indent)};\n"


def _literal(value: object) -> str:
    if isinstance(value, dict | list):
        return "unknown"
    return json.dumps(value, ensure_ascii=False)
