"""The settings, from the JSON Schema of the configuration."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from _pages.markdown import sentence, table
from postkit.config.json_schema import json_schema
from postkit.rules import RULES, Rule

_SCHEMA = json_schema()
_PROPERTIES = _SCHEMA["properties"]

_INTRODUCTION = """\
# Settings

What `postkit.toml`, `.postkit.toml`, or the table `[tool.postkit]` of `pyproject.toml`
may contain. [Configure postkit](../guides/configure.md) explains how the files are found, with
examples. `postkit lint --show-config` prints the settings that apply, and where they
come from. A *selector* [names rules](../guides/configure.md#name-rules):
a code, the beginning of codes, a name, or `ALL`.

An editor that supports JSON Schema checks the file as you type with
`schemas/postkit.schema.json`.
"""


def pages() -> Iterator[tuple[str, str]]:
    """Yield the reference of settings."""
    parts = [_INTRODUCTION]
    for key, setting in _PROPERTIES.items():
        if key != "rules":
            parts += [f"## {key}", sentence(setting["description"]), _facts(setting)]
            parts += _keys(f"[{key}]", setting)
    parts += ["## rules", "The options of rules, a table for each.", _rule_tables()]
    yield "reference/settings.md", "\n\n".join(parts) + "\n"


def _keys(name: str, schema: dict[str, Any]) -> Iterator[str]:
    """Yield the table of the keys that the table `name` has, then those of tables in it."""
    if "items" in schema:
        name, schema = f"[{name}]", schema["items"]
    if "properties" not in schema:
        return
    yield f"Keys of `{name}`:"
    yield _members(schema)
    for key, setting in schema["properties"].items():
        yield from _keys(f"[{name.strip('[]')}.{key}]", setting)


def options_of(rule: type[Rule]) -> str:
    """Return the table of a rule's options, empty where it has none."""
    schema = _PROPERTIES["rules"]["properties"].get(rule.name)
    return _members(schema) if schema else ""


def kind(schema: dict[str, Any]) -> str:
    """Return the type that `schema` asks for, in words."""
    if "enum" in schema:
        return _choice(schema["enum"])
    if "const" in schema:
        return _value(schema["const"])
    if "$ref" in schema:
        return "a " + _reference(schema)
    if "type" not in schema and ("anyOf" in schema or "oneOf" in schema):
        first, *others = schema.get("anyOf") or schema["oneOf"]
        either = ", or " if "enum" in first else " or "
        return either.join([kind(first), *(_other(form, first) for form in others)])
    names = schema.get("type", "any value")
    names = [names] if isinstance(names, str) else names
    return " or ".join(_of_type(name, schema) for name in names)


def _other(schema: dict[str, Any], first: dict[str, Any]) -> str:
    """Return the type that `schema` asks for where `first` was named before it."""
    parts = _PARTS.get(schema.get("type", ""), "")
    if "enum" in first and schema.get(parts) == first:
        return f"{_ONE_OF_MANY[schema['type']]} of these"
    return kind(schema)


def _choice(values: list[Any]) -> str:
    named = ", ".join(_value(value) for value in values if value is not None)
    words = f"one of {named}" if len(values) > 1 else named
    return f"{words}, or empty" if None in values else words


def _of_type(name: str, schema: dict[str, Any]) -> str:
    if name in _PARTS:
        parts = schema.get(_PARTS[name])
        word = _ONE_OF_MANY[name]
        return f"{word} of {_several(parts)}" if isinstance(parts, dict) and parts else word
    if name == "string" and "format" in schema:
        return "an address" if schema["format"] == "uri" else f"a {schema['format']}"
    return _ONE.get(name, name)


def _several(schema: dict[str, Any]) -> str:
    """Return the type that `schema` asks for, in the plural where that is a word."""
    if "$ref" in schema:
        return _reference(schema) + "s"
    words = kind(schema)
    first, _, rest = words.partition(" of ")
    return " of ".join(filter(None, (_MANY.get(first, first), rest)))


def _reference(schema: dict[str, Any]) -> str:
    return str(schema["$ref"]).rpartition("/")[2]


_PARTS = {"array": "items", "object": "additionalProperties"}
"""Where the schema of the parts is, for types that have parts."""
_ONE_OF_MANY = {"array": "a list", "object": "a table"}
_ONE = {
    "boolean": "`true` or `false`",
    "integer": "a whole number",
    "number": "a number",
    "string": "a string",
    "null": "empty",
}
_MANY = {
    "a whole number": "whole numbers",
    "a number": "numbers",
    "a string": "strings",
    "a list": "lists",
    "a table": "tables",
}


def _facts(schema: dict[str, Any]) -> str:
    facts = [f"Type: {kind(schema)}."]
    if "default" in schema:
        facts.append(f"Default: {_value(schema['default'])}.")
    return " ".join(facts)


def _members(schema: dict[str, Any]) -> str:
    rows = [
        [
            f"`{key}`",
            sentence(setting["description"]),
            kind(setting),
            _value(setting["default"]) if "default" in setting else "",
        ]
        for key, setting in schema["properties"].items()
    ]
    return table(["Key", "Meaning", "Type", "Default"], rows)


def _rule_tables() -> str:
    tables = _PROPERTIES["rules"]["properties"]
    rows = [
        [
            f"[`[rules.{rule.name}]`](rules/{rule.name}.md#options)",
            ", ".join(f"`{key}`" for key in tables[rule.name]["properties"]),
        ]
        for rule in RULES
        if rule.name in tables
    ]
    return table(["Table", "Options"], rows)


def _value(value: Any) -> str:
    return f"`{json.dumps(value, ensure_ascii=False)}`"
