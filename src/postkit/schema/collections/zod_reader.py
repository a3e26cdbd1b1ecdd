"""Schemas of zod, as content collections of Astro have them, as JSON Schemas."""

from __future__ import annotations

import re
from typing import Any

from postkit.named_tuples import NamedTuple
from postkit.schema.collections.javascript import ProgramNode
from postkit.schema.collections.program import Program

DATE: dict[str, Any] = {"type": "string", "format": "js-date"}
_BASES: dict[str, dict[str, Any]] = {
    "string": {"type": "string"},
    "number": {"type": "number"},
    "int": {"type": "integer"},
    "bigint": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "stringbool": {"type": "string"},
    "null": {"type": "null"},
    "date": DATE,
    "email": {"type": "string", "format": "email"},
    "url": {"type": "string", "format": "uri"},
    "uuid": {"type": "string", "format": "uuid"},
    "datetime": {"type": "string", "format": "date-time"},
    "any": {},
    "unknown": {},
}
_FORMATS = {"email": "email", "url": "uri", "uuid": "uuid", "datetime": "date-time", "date": "date"}
_COERCED: dict[str, dict[str, Any]] = {"date": DATE, "number": {"type": ["number", "string"]}}
_SAME = frozenset(
    [
        *("readonly", "brand", "trim", "toLowerCase", "toUpperCase", "meta", "strip", "loose"),
        *("passthrough", "required", "finite", "safe", "register", "normalize"),
    ]
)
"""Methods that change nothing of what may be written."""
_COUNTS = {"string": ("minLength", "maxLength"), "array": ("minItems", "maxItems")}


class Zod(NamedTuple):
    """A JSON Schema, and whether the field may be left out."""

    schema: dict[str, Any]
    is_optional: bool = False


class ZodReader:
    """Reads the schemas of one program; what it cannot read goes to `program.left_out`."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._depth = 0

    def read(self, node: ProgramNode) -> Zod:
        """Return the JSON Schema of an expression; one that allows anything where unknown."""
        self._depth += 1
        try:
            node = self._program.meaning(node)
            if self._depth > 80:
                return self._unknown("it is nested too deeply", node)
            if node.kind == "function":
                return self.read(node.inner[0])
            if node.kind != "call":
                return self._unknown("this is computed", node)
            callee, *arguments = node.inner
            if callee.kind == "name":
                return self._called(callee, node)
            if callee.kind != "member":
                return self._unknown("this is computed", node)
            inside = callee.inner[0]
            if inside.kind == "name" and inside.text == "z":
                return self._base(callee.text, arguments, node)
            if inside.kind == "member" and inside.inner[0].text == "z":
                known = _COERCED if inside.text == "coerce" else {}
                schema = known.get(callee.text, {} if known else _BASES.get(callee.text, {}))
                return Zod(dict(schema))
            return self._method(self.read(inside), callee.text, arguments, node)
        finally:
            self._depth -= 1

    def _unknown(self, why: str, node: ProgramNode) -> Zod:
        self._program.leave_out(why, node.line)
        return Zod({}, True)

    def _called(self, callee: ProgramNode, node: ProgramNode) -> Zod:
        if callee.text in ("image", "reference"):
            return Zod({"type": "string"})
        return self._unknown(f"`{callee.text}()` is not written here", node)

    def _base(self, name: str, arguments: list[ProgramNode], node: ProgramNode) -> Zod:
        if name in _BASES:
            return Zod(dict(_BASES[name]))
        if name in ("object", "strictObject", "looseObject") and arguments:
            schema = self._object(arguments[0])
            return Zod({**schema, "additionalProperties": False} if name[0] == "s" else schema)
        if name == "literal" and arguments:
            value = self._program.plain(arguments[0])
            return Zod({"enum": value} if isinstance(value, list) else {"const": value})
        if name in ("enum", "nativeEnum") and arguments:
            words = self._program.plain(arguments[0])
            words = list(words.values()) if isinstance(words, dict) else words
            if words and None not in words:
                return Zod({"enum": words})
            return self._unknown("the words of this `enum` are computed", node)
        if name in ("array", "set") and arguments:
            return Zod({"type": "array", "items": self.read(arguments[0]).schema})
        if name in ("union", "discriminatedUnion", "intersection", "tuple") and arguments:
            return self._several(name, arguments)
        if name in ("record", "map") and arguments:
            return Zod({"type": "object", "additionalProperties": self.read(arguments[-1]).schema})
        if name in ("optional", "nullable", "nullish", "lazy") and arguments:
            return self._method(self.read(arguments[0]), name, [], node)
        if name == "preprocess" and len(arguments) > 1:
            # What is written may be anything that the function makes right.
            return self._unknown("`preprocess` is a program", node)
        return self._unknown(f"`z.{name}` cannot be said in a JSON Schema", node)

    def _several(self, name: str, arguments: list[ProgramNode]) -> Zod:
        nodes = arguments if name == "intersection" else self._program.items(arguments[-1])
        schemas = [self.read(item).schema for item in nodes]
        if name == "intersection":
            return Zod({"allOf": schemas})
        if name == "tuple":
            return Zod({"type": "array", "prefixItems": schemas, "items": False})
        return Zod({"anyOf": schemas})

    def _object(self, node: ProgramNode) -> dict[str, Any]:
        properties: dict[str, Any] = {}
        required: list[str] = []
        for key, value in self._program.entries(node):
            field = self.read(value)
            properties[key] = field.schema
            if not field.is_optional and field.schema != {}:
                required.append(key)
        schema: dict[str, Any] = {"type": "object", "properties": properties}
        return {**schema, "required": required} if required else schema

    def _method(self, zod: Zod, name: str, arguments: list[ProgramNode], node: ProgramNode) -> Zod:
        schema = zod.schema
        value = self._program.plain(arguments[0]) if arguments else None
        if name in ("optional", "nullish", "exactOptional"):
            schema = _or_null(schema) if name == "nullish" else schema
            return Zod(schema, True)
        if name in ("default", "prefault", "catch"):
            return Zod({**schema, "default": value} if value is not None else schema, True)
        if name == "nullable":
            return Zod(_or_null(schema), zod.is_optional)
        if name == "describe" and isinstance(value, str):
            return Zod({**schema, "description": value}, zod.is_optional)
        if name in ("extend", "merge", "and", "safeExtend") and arguments:
            return Zod(self._extended(schema, arguments[0]), zod.is_optional)
        if name == "or" and arguments:
            return Zod({"anyOf": [schema, self.read(arguments[0]).schema]}, zod.is_optional)
        if name in ("array", "strict", "catchall", "partial", "pick", "omit"):
            return Zod(self._reshaped(schema, name, arguments), zod.is_optional)
        limits = self._limits(schema, name, value, arguments)
        if limits is not None:
            return Zod({**schema, **limits}, zod.is_optional)
        if name not in _SAME and name != "lazy":
            self._program.leave_out(f"`.{name}()` cannot be said in a JSON Schema", node.line)
        return zod

    def _extended(self, schema: dict[str, Any], argument: ProgramNode) -> dict[str, Any]:
        argument = self._program.meaning(argument)
        added = self._object(argument) if argument.kind == "mapping" else self.read(argument).schema
        if "properties" not in added or "properties" not in schema:
            return {"allOf": [schema, added]}
        kept = [key for key in schema.get("required", []) if key not in added["properties"]]
        required = [*kept, *added.get("required", [])]
        whole = {**schema, "properties": {**schema["properties"], **added["properties"]}}
        whole.pop("required", None)
        return {**whole, "required": required} if required else whole

    def _reshaped(
        self, schema: dict[str, Any], name: str, arguments: list[ProgramNode]
    ) -> dict[str, Any]:
        if name == "array":
            return {"type": "array", "items": schema}
        if name == "strict":
            return {**schema, "additionalProperties": False}
        if name == "catchall" and arguments:
            return {**schema, "additionalProperties": self.read(arguments[0]).schema}
        names = [key for key, _ in self._program.entries(arguments[0])] if arguments else None
        whole = {key: value for key, value in schema.items() if key != "required"}
        required = schema.get("required", [])
        properties = schema.get("properties", {})
        if name == "partial":
            required = [key for key in required if names is not None and key not in names]
        else:
            chosen = [key for key in properties if (key in (names or ())) is (name == "pick")]
            whole["properties"] = {key: properties[key] for key in chosen}
            required = [key for key in required if key in chosen]
        return {**whole, "required": required} if required else whole

    def _limits(
        self, schema: dict[str, Any], name: str, value: Any, arguments: list[ProgramNode]
    ) -> dict[str, Any] | None:
        """Return the keywords that a method of limits adds, None where it is no such method."""
        low, high = _COUNTS.get(str(schema.get("type")), ("minimum", "maximum"))
        number = value if isinstance(value, int | float) else None
        by_number = {
            "min": {low: number},
            "max": {high: number},
            "length": {low: number, high: number},
            "gte": {"minimum": number},
            "lte": {"maximum": number},
            "gt": {"exclusiveMinimum": number},
            "lt": {"exclusiveMaximum": number},
            "multipleOf": {"multipleOf": number},
            "step": {"multipleOf": number},
        }
        if name in by_number and number is not None:
            return by_number[name]
        plain: dict[str, dict[str, Any]] = {
            "int": {"type": "integer"},
            "nonempty": {low: 1},
            "positive": {"exclusiveMinimum": 0},
            "nonnegative": {"minimum": 0},
            "negative": {"exclusiveMaximum": 0},
            "nonpositive": {"maximum": 0},
        }
        if name in plain:
            return plain[name]
        if name in _FORMATS:
            return {"format": _FORMATS[name]}
        around = {"startsWith": "^{}", "endsWith": "{}$", "includes": "{}"}
        if name in around and isinstance(value, str):
            return {"pattern": around[name].format(re.escape(value))}
        if name == "regex" and arguments:
            pattern = self._pattern(arguments[0])
            return {"pattern": pattern} if pattern else None
        return None

    def _pattern(self, node: ProgramNode) -> str | None:
        node = self._program.meaning(node)
        if node.kind == "regex":
            pattern, _, flags = node.text[1:].rpartition("/")
            return pattern if not set(flags) - set("ug") else None
        value = self._program.plain(node)
        return value if isinstance(value, str) else None


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    if isinstance(schema.get("type"), str) and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    if isinstance(schema.get("enum"), list):
        return {**schema, "enum": [*schema["enum"], None]}
    return {"anyOf": [schema, {"type": "null"}]} if schema else schema
