"""The JSON Schema of a configuration file, for editors; `python -m postkit.config.json_schema`."""

from __future__ import annotations

import inspect
import json
import re
import types
import typing
from collections.abc import Callable, Iterable
from typing import Any, Literal, get_args, get_origin

from postkit.config import converter, term_rules
from postkit.config.all_settings import FIELDS
from postkit.config.value_types import layout_types, option_types
from postkit.diagnostics import Severity
from postkit.dialects import ENGINES, SITES
from postkit.formatting import Layout
from postkit.rules import RULES, Rule
from postkit.rules.own.places import PLACES
from postkit.workflow.stages import LEVELS

_STRINGS = {"type": "array", "items": {"type": "string"}}
_SELECTORS = {"type": "array", "items": {"$ref": "#/$defs/selector"}}


def json_schema() -> dict[str, Any]:
    """Return the schema of `postkit.toml`, and of the table `[tool.postkit]`."""
    properties: dict[str, Any] = {
        "extend": {
            "description": "Another file, whose settings this one adds to.",
            "type": "string",
        }
    }
    for field in FIELDS:
        properties[field.key] = {"description": field.description, **_KINDS[field.kind]()}
        if field.default is not None:
            default = list(field.default) if isinstance(field.default, tuple) else field.default
            properties[field.key]["default"] = default
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://postkit.example/schemas/postkit.schema.json",
        "title": "postkit",
        "description": "The configuration of postkit: postkit.toml or [tool.postkit].",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "$defs": {
            "selector": {
                "description": "ALL, a code, a code prefix or a name.",
                "anyOf": [
                    {"enum": ["ALL", *_heads(), *(rule.name for rule in RULES)]},
                    {"type": "string", "pattern": "^[A-Za-z]+[0-9]*$"},
                    # The name of a rule of your own.
                    {"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)+$"},
                ],
            }
        },
    }


def _heads() -> list[str]:
    """Return the families and codes of rules, in order."""
    heads = [head for rule in RULES for head in (rule.code.rstrip("0123456789"), rule.code)]
    return list(dict.fromkeys(heads))


def _schemas() -> dict[str, Any]:
    path = {"description": "A JSON Schema, or `built-in:post`.", "type": "string"}
    files = {"description": "The files that it is for; without them, posts anywhere.", **_STRINGS}
    layouts = {"description": "The layouts that it is for; without them, any.", **_STRINGS}
    table = {
        "type": "object",
        "required": ["path"],
        "additionalProperties": False,
        "properties": {"path": path, "files": files, "layouts": layouts},
    }
    return {"type": "array", "items": table}


def _status() -> dict[str, Any]:
    age = {
        "description": "The field that the age is computed from; by default `date`.",
        "type": "string",
        "minLength": 1,
    }
    stages = {
        "description": "The stages, from the first draft on.",
        "type": "array",
        "minItems": 1,
        "items": _stage(),
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {"age": age, "stages": stages},
    }


def _stage() -> dict[str, Any]:
    condition = {"type": "string", "minLength": 1}
    texts = {"type": "object", "additionalProperties": {"type": "string"}}
    described: dict[str, tuple[str, dict[str, Any]]] = {
        "name": ("What the stage is called.", {"type": "string", "pattern": r"\S"}),
        "when": ("The condition for being in it; by default, the values of `set`.", condition),
        "files": ("Path patterns of the posts that are in it because of where they lie.", _STRINGS),
        "only": ("The condition for passing through it.", condition),
        "set": ("The values of fields that a post gets.", {"type": "object"}),
        "replace": (
            "By field, what its items or texts become.",
            {"type": "object", "additionalProperties": texts},
        ),
        "remove": ("The fields that a post loses.", _STRINGS),
        "dates": ("The fields that are set to the day of the move.", _STRINGS),
        "lint": (
            "The least serious finding that keeps a post out; by default, an error.",
            {"enum": list(LEVELS)},
        ),
    }
    return {
        "type": "object",
        "required": ["name"],
        "anyOf": [{"required": ["when"]}, {"required": ["set"]}],
        "additionalProperties": False,
        "properties": {
            key: {"description": text, **kind} for key, (text, kind) in described.items()
        },
    }


def _term_tables(setting: str) -> dict[str, Any]:
    """Return the schema of `[[patterns]]` or `[[terms]]`."""
    place = {"enum": list(PLACES)}
    described: dict[str, dict[str, Any]] = {
        "code": {"description": "Letters and three digits.", "pattern": "^[A-Z]{2,5}[0-9]{3}$"},
        "name": {"description": "Lower-case words with hyphens between."},
        "message": {"description": "What is wrong and what to do."},
        "safe": {
            "description": "Whether `postkit fix` makes the replacement without `--unsafe-fixes`."
        },
        "where": {
            "description": "Where it is searched for: prose (the default; headings too), "
            "headings, values of front matter, or targets of links.",
            "anyOf": [place, {"type": "array", "items": place}],
        },
        "severity": {
            "description": "How serious its findings are; by default, `warning`.",
            "enum": [severity.value for severity in Severity],
        },
        "pattern": {"description": "A regular expression."},
        "replacement": {"description": "What to write instead; `$1` is the first group."},
        "ignore-case": {"description": "Whether upper and lower case are the same."},
        "path": {"description": "The file: prh, autocorrect, or lines of `old = new`."},
    }
    kinds = {str: {"type": "string"}, bool: {"type": "boolean"}}
    properties = {
        key: described[key] if key == "severity" else {**kinds.get(kind, {}), **described[key]}
        for key, kind in term_rules.KEYS[setting].items()
    }
    table = {
        "type": "object",
        "required": list(term_rules.REQUIRED[setting]),
        "additionalProperties": False,
        "properties": properties,
    }
    return {"type": "array", "items": table}


def _name_by_glob(names: Iterable[str]) -> dict[str, Any]:
    name = {"enum": ["", *names]}
    return {"anyOf": [name, {"type": "object", "additionalProperties": name}]}


def _rules() -> dict[str, Any]:
    tables = {rule.name: _options(rule) for rule in RULES if option_types(rule)}
    # A rule of your own has a table too, and only its file says what may be in it.
    return {"type": "object", "additionalProperties": {"type": "object"}, "properties": tables}


def _conversion() -> dict[str, Any]:
    kinds: dict[str, Any] = {"strings": _STRINGS, "string": {"type": "string"}}
    keys = {
        name: {
            "description": key.description,
            **({"enum": list(key.choices)} if key.choices else kinds[key.kind]),
        }
        for name, key in converter.KEYS.items()
    }
    return {"type": "object", "additionalProperties": False, "properties": keys}


def _options(rule: type[Rule]) -> dict[str, Any]:
    description = f"{rule.code}: {rule.summary}"
    return {"description": description, **_table(rule.Options, option_types(rule))}


def _layout() -> dict[str, Any]:
    return _table(Layout, layout_types())


def _table(options: type[Any], hints: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a table that sets the attributes `hints` of `options`."""
    descriptions = _described(options)
    properties: dict[str, Any] = {}
    for name, hint in hints.items():
        default = getattr(options, name)
        properties[name.replace("_", "-")] = {
            "description": descriptions.get(name, ""),
            **_of_type(hint),
            "default": list(default) if isinstance(default, tuple) else default,
        }
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _described(options: type[Any]) -> dict[str, str]:
    """Return what the section `Args:` of a docstring says of each argument."""
    _, _, arguments = (inspect.getdoc(options) or "").partition("Args:\n")
    found = re.findall(r"^    (\w+): (.*(?:\n {8,}.*)*)", arguments, re.MULTILINE)
    return {name: " ".join(text.split()) for name, text in found}


def _of_type(hint: Any) -> dict[str, Any]:
    origin = get_origin(hint)
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if origin is tuple:
        return _STRINGS
    if origin in (types.UnionType, typing.Union):
        # TOML has no null: an option that may be None is left out instead.
        kinds = [_of_type(arg) for arg in get_args(hint) if arg is not type(None)]
        return kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
    return {"type": {bool: "boolean", int: "integer", float: "number", str: "string"}[hint]}


_KINDS: dict[str, Callable[[], dict[str, Any]]] = {
    "boolean": lambda: {"type": "boolean"},
    "string": lambda: {"type": "string"},
    "strings": lambda: _STRINGS,
    "selectors": lambda: _SELECTORS,
    "selectors by glob": lambda: {"type": "object", "additionalProperties": _SELECTORS},
    "severity by selector": lambda: {
        "type": "object",
        "propertyNames": {"$ref": "#/$defs/selector"},
        "additionalProperties": {"enum": [*(severity.value for severity in Severity), "off"]},
    },
    "site": lambda: _name_by_glob(SITES),
    "markdown": lambda: _name_by_glob(ENGINES),
    "yaml version": lambda: {"enum": ["", "1.1", "1.2", "go"]},
    "schemas": _schemas,
    "patterns": lambda: _term_tables("patterns"),
    "term lists": lambda: _term_tables("terms"),
    "conversion": _conversion,
    "status": _status,
    "layout": _layout,
    "rule options": _rules,
}


if __name__ == "__main__":
    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
