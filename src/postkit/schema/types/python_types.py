"""Typed dictionaries of Python, written from a schema."""

from __future__ import annotations

import keyword

from postkit.schema.types.shapes import Shape, read_shapes, type_name

_KINDS = {
    "any": "Any",
    "string": "str",
    "date": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
}
_HEADER = '''\
"""The front matter of {name}, from its schema. Written by `postkit schema types --python`."""

from typing import Any, Literal, NotRequired, TypedDict, Union

'''


def write_python(definition: dict[str, object], name: str) -> str:
    """Return a module with a `TypedDict` for the schema `definition`."""
    writer = _Writer()
    for shape_name, shape in read_shapes(definition, name).items():
        if shape.kind == "mapping":
            writer.add_mapping(shape_name, shape)
        else:
            writer.add(f"{shape_name} = {writer.type_of(shape, shape_name)}\n")
    body = "\n\n".join(writer.parts)
    return _HEADER.format(name=name) + "\n" + body


class _Writer:
    def __init__(self) -> None:
        self.parts: list[str] = []

    def add(self, part: str) -> None:
        self.parts.append(part)

    def add_mapping(self, name: str, shape: Shape) -> None:
        lines = []
        is_class = all(
            field.name.isidentifier()
            and not keyword.iskeyword(field.name)
            and not field.name.startswith("__")
            for field in shape.fields
        )
        for field in shape.fields:
            text = self.type_of(field.shape, name + type_name(field.name))
            text = text if field.is_required else f"NotRequired[{text}]"
            if is_class:
                lines.append(f"    {field.name}: {text}\n")
                if field.description:
                    lines.append(f"    {_docstring(field.description)}\n")
            else:
                lines.append(f"        {field.name!r}: {text},\n")
        if is_class:
            self.add(f"class {name}(TypedDict):\n" + ("".join(lines) or "    pass\n"))
        else:
            self.add(f"{name} = TypedDict(\n    {name!r},\n    {{\n{''.join(lines)}    }},\n)\n")

    def type_of(self, shape: Shape, name: str) -> str:
        """Return the type of a shape; a mapping in it is called `name`."""
        if shape.kind in _KINDS:
            return _KINDS[shape.kind]
        if shape.kind == "literal":
            return _literal(shape.values)
        if shape.kind == "list":
            return f"list[{self.type_of(shape.inner[0], name)}]"
        if shape.kind == "union":
            parts = [
                self.type_of(inner, f"{name}{at or ''}") for at, inner in enumerate(shape.inner)
            ]
            return f"Union[{', '.join(dict.fromkeys(parts))}]"
        if shape.kind == "reference":
            # It may be defined further down.
            return f'"{shape.name}"'
        if not shape.fields:
            extra = self.type_of(shape.extra, name) if shape.extra else "Any"
            return f"dict[str, {extra}]"
        self.add_mapping(name, shape)
        return name


def _literal(values: tuple[object, ...]) -> str:
    plain = [value for value in values if value is None or isinstance(value, str | int | bool)]
    if len(plain) < len(values) or not values:
        return "Any"
    return f"Literal[{', '.join(map(repr, plain))}]"


def _docstring(text: str) -> str:
    line = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"""{line}"""'
