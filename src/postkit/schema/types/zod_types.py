"""A zod schema for a content collection of Astro, written from a schema."""

from __future__ import annotations

import json
import re
from typing import Any

from postkit.schema.types.shapes import FieldShape, Shape, read_shapes

_HEADER = """\
// The front matter of {name}. Written by `postkit schema types --zod`.
import {{ z }} from "astro/zod";
"""
_LIMITS = {
    "minLength": "min",
    "maxLength": "max",
    "minItems": "min",
    "maxItems": "max",
    "minimum": "min",
    "maximum": "max",
    "exclusiveMinimum": "gt",
    "exclusiveMaximum": "lt",
    "multipleOf": "multipleOf",
}
_FORMATS = {"email": "email", "uri": "url", "uuid": "uuid"}
_KINDS = {
    "any": "z.any()",
    "string": "z.string()",
    "date": "z.coerce.date()",
    "integer": "z.number().int()",
    "number": "z.number()",
    "boolean": "z.boolean()",
    "null": "z.null()",
}


def write_zod(definition: dict[str, object], name: str) -> str:
    """Return a module that exports the zod schema of `definition`, and its type."""
    parts = [_HEADER.format(name=name)]
    shapes = read_shapes(definition, name)
    for shape_name, shape in shapes.items():
        variable = _variable(shape_name)
        # The type must be said where a schema may refer to itself.
        hint = ": z.ZodTypeAny" if _refers(shape, shape_name) else ""
        parts.append(f"export const {variable}{hint} = {_expression(shape, '', shape_name)};\n")
    parts.append(f"export type {name} = z.infer<typeof {_variable(name)}>;\n")
    return "\n".join(parts)


def _variable(name: str) -> str:
    return f"{name[0].lower()}{name[1:]}Schema"


def _refers(shape: Shape, name: str) -> bool:
    inner = (*shape.inner, *(field.shape for field in shape.fields), *filter(None, [shape.extra]))
    return any(
        (child.kind == "reference" and child.name == name) or _refers(child, name)
        for child in inner
    )


def _expression(shape: Shape, indent: str, own: str) -> str:
    if shape.kind in _KINDS:
        return _KINDS[shape.kind] + ("" if shape.kind == "date" else _limits(shape))
    if shape.kind == "literal":
        return _literal(shape.values)
    if shape.kind == "list":
        return f"z.array({_expression(shape.inner[0], indent, own)}){_limits(shape)}"
    if shape.kind == "union":
        return _union(shape, indent, own)
    if shape.kind == "reference":
        variable = _variable(shape.name)
        return f"z.lazy(() => {variable})" if shape.name == own else variable
    if not shape.fields and shape.extra is not None:
        return f"z.record(z.string(), {_expression(shape.extra, indent, own)})"
    inside = f"{indent}  "
    lines = "".join(_field(field, inside, own) for field in shape.fields)
    end = ".strict()" if shape.extra is None else ""
    if shape.extra is not None and shape.extra.kind != "any":
        end = f".catchall({_expression(shape.extra, indent, own)})"
    elif shape.extra is not None:
        end = ".passthrough()"
    return f"z.object({{\n{lines}{indent}}}){end}"


def _field(field: FieldShape, indent: str, own: str) -> str:
    is_name = re.fullmatch(r"[A-Za-z_$][\w$]*", field.name, re.ASCII)
    name = field.name if is_name else _text(field.name)
    expression = _expression(field.shape, indent, own)
    if field.default is not None and field.shape.kind != "date":
        expression += f".default({_text(field.default)})"
    elif not field.is_required:
        expression += ".optional()"
    if field.description:
        expression += f".describe({_text(field.description)})"
    return f"{indent}{name}: {expression},\n"


def _limits(shape: Shape) -> str:
    calls = ""
    for keyword, value in shape.limits:
        if keyword in _LIMITS:
            calls += f".{_LIMITS[keyword]}({_text(value)})"
        elif keyword == "pattern":
            calls += f".regex(new RegExp({_text(value)}))"
        elif keyword == "format" and value in _FORMATS:
            calls += f".{_FORMATS[value]}()"
    return calls


def _literal(values: tuple[Any, ...]) -> str:
    if any(isinstance(value, dict | list) for value in values):
        return "z.any()"
    if len(values) > 1 and all(isinstance(value, str) for value in values):
        return f"z.enum([{', '.join(map(_text, values))}])"
    parts = ["z.null()" if value is None else f"z.literal({_text(value)})" for value in values]
    if not parts:
        return "z.never()"
    return parts[0] if len(parts) == 1 else f"z.union([{', '.join(parts)}])"


def _union(shape: Shape, indent: str, own: str) -> str:
    others = [inner for inner in shape.inner if inner.kind != "null"]
    is_nullable = len(others) < len(shape.inner)
    parts = [_expression(inner, indent, own) for inner in others]
    whole = parts[0] if len(parts) == 1 else f"z.union([{', '.join(parts)}])"
    return f"{whole}.nullable()" if is_nullable else whole


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
