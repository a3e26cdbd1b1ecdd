"""Every keyword of JSON Schema that can fail gives a finding that says what is wrong."""

from __future__ import annotations

import json
from typing import Any

import pytest

from postkit.document import Document
from postkit.rules import RULES
from postkit.rules.front_matter.schema_rule import SchemaRule
from postkit.schema import Schema, SchemaChoice, SchemaSet

DRAFT_7 = {"$schema": "http://json-schema.org/draft-07/schema#"}
CASES: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("type", {"properties": {"a": {"type": "string"}}}, {"a": 5}, "`a` must be text, not a number"),
    ("enum", {"properties": {"a": {"enum": ["x", 1]}}}, {"a": 5}, "allowed: x, 1"),
    ("const", {"properties": {"a": {"const": {"b": None}}}}, {"a": 5}, 'allowed: {"b": null}'),
    ("required", {"required": ["b"]}, {"a": 5}, "`b` is missing"),
    ("minLength", {"properties": {"a": {"minLength": 2}}}, {"a": "x"}, "at least 2 characters"),
    ("maxLength", {"properties": {"a": {"maxLength": 1}}}, {"a": "xy"}, "at most 1 character,"),
    ("pattern", {"properties": {"a": {"pattern": "^b"}}}, {"a": "x"}, "`^b`"),
    (
        "pattern of one value",
        {"properties": {"a": {"pattern": "^[0-9]{4}-"}}},
        {"a": "March 5, 2026"},
        "`March 5, 2026` in `a` must have the form `^[0-9]{4}-`",
    ),
    (
        "pattern that is described",
        {"properties": {"a": {"pattern": "^[0-9]+$", "description": "A number of pages."}}},
        {"a": "ten"},
        "the form `^[0-9]+$`; the schema describes it as `A number of pages.`",
    ),
    ("pattern, empty", {"properties": {"a": {"pattern": "."}}}, {"a": ""}, "`a` is empty; fill"),
    ("minLength, empty", {"properties": {"a": {"minLength": 1}}}, {"a": ""}, "`a` is empty; fill"),
    ("format, empty", {"properties": {"a": {"format": "uri"}}}, {"a": " "}, "`a` is empty; fill"),
    ("format", {"properties": {"a": {"format": "email"}}}, {"a": "x"}, "name@example.org"),
    ("minimum", {"properties": {"a": {"minimum": 2}}}, {"a": 1}, "at least 2"),
    ("maximum", {"properties": {"a": {"maximum": 2}}}, {"a": 3}, "at most 2"),
    ("exclusiveMinimum", {"properties": {"a": {"exclusiveMinimum": 2}}}, {"a": 2}, "more than 2"),
    ("exclusiveMaximum", {"properties": {"a": {"exclusiveMaximum": 2}}}, {"a": 2}, "less than 2"),
    ("multipleOf", {"properties": {"a": {"multipleOf": 0.01}}}, {"a": 0.005}, "multiple of 0.01"),
    ("minItems", {"properties": {"a": {"minItems": 2}}}, {"a": [1]}, "at least 2 items"),
    ("maxItems", {"properties": {"a": {"maxItems": 1}}}, {"a": [1, 2]}, "at most 1 item,"),
    ("uniqueItems", {"properties": {"a": {"uniqueItems": True}}}, {"a": [1, 1.0]}, "twice"),
    ("minProperties", {"minProperties": 2}, {"a": 1}, "at least 2 fields"),
    ("maxProperties", {"maxProperties": 1}, {"a": 1, "b": 2}, "at most 1 field,"),
    ("contains", {"properties": {"a": {"contains": {"const": 1}}}}, {"a": [2]}, "lacks an item"),
    (
        "minContains",
        {"properties": {"a": {"contains": {"const": 1}, "minContains": 2}}},
        {"a": [1]},
        "at least 2",
    ),
    (
        "maxContains",
        {"properties": {"a": {"contains": {"const": 1}, "maxContains": 1}}},
        {"a": [1, 1]},
        "at most 1",
    ),
    ("items", {"properties": {"a": {"items": {"type": "string"}}}}, {"a": [1]}, "an item of `a`"),
    (
        "items false",
        {"properties": {"a": {"prefixItems": [True], "items": False}}},
        {"a": [1, 2]},
        "an item of `a` is not allowed here",
    ),
    (
        "prefixItems",
        {"properties": {"a": {"prefixItems": [{"type": "string"}]}}},
        {"a": [1]},
        "an item of `a`",
    ),
    (
        "additionalItems",
        {**DRAFT_7, "properties": {"a": {"items": [True], "additionalItems": False}}},
        {"a": [1, 2]},
        "`a` has more items than are allowed",
    ),
    (
        "unevaluatedItems",
        {"properties": {"a": {"prefixItems": [True], "unevaluatedItems": False}}},
        {"a": [1, 2]},
        "`a` has more items than are allowed",
    ),
    ("additionalProperties", {"additionalProperties": False}, {"a": 1}, "`a` is not a field"),
    (
        "additionalProperties below",
        {"properties": {"a": {"properties": {"b": True}, "additionalProperties": False}}},
        {"a": {"c": 1}},
        "`a.c` is not a field",
    ),
    (
        "unevaluatedProperties",
        {"allOf": [{"properties": {"title": True}}], "unevaluatedProperties": False},
        {"titel": 1},
        "did you mean `title`?",
    ),
    ("patternProperties", {"patternProperties": {"^a": False}}, {"a": 1}, "`a` is not allowed"),
    ("propertyNames", {"propertyNames": {"maxLength": 1}}, {"ab": 1}, "`ab` is not a name"),
    ("properties", {"properties": {"a": False}}, {"a": 1}, "`a` is not allowed here"),
    ("dependentRequired", {"dependentRequired": {"a": ["b"]}}, {"a": 1}, "`a` needs the field `b`"),
    ("dependencies", {**DRAFT_7, "dependencies": {"a": ["b"]}}, {"a": 1}, "needs the field `b`"),
    (
        "dependentSchemas",
        {"dependentSchemas": {"a": {"required": ["b"]}}},
        {"a": 1},
        "`b` is missing",
    ),
    ("dependentSchemas false", {"dependentSchemas": {"a": False}}, {"a": 1}, "not allowed"),
    ("allOf", {"allOf": [{"required": ["b"]}]}, {"a": 1}, "`b` is missing"),
    (
        "anyOf",
        {"properties": {"a": {"anyOf": [{"const": 1}, {"const": 2}]}}},
        {"a": 3},
        "`a` has none",
    ),
    (
        "anyOf or nothing",
        {"properties": {"a": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}}},
        {"a": "soon"},
        "`a` is `soon`; it must be a date",
    ),
    ("oneOf", {"properties": {"a": {"oneOf": [True, True]}}}, {"a": 3}, "exactly one"),
    ("not", {"properties": {"a": {"not": {"const": 3}}}}, {"a": 3}, "`a` has a form"),
    ("then", {"if": {"required": ["a"]}, "then": {"required": ["b"]}}, {"a": 3}, "`b` is missing"),
    ("then false", {"if": True, "then": False}, {"a": 3}, "the front matter is not allowed"),
    ("else", {"if": False, "else": {"properties": {"a": {"const": 1}}}}, {"a": 3}, "allowed: 1"),
    (
        "$ref",
        {"$ref": "#/$defs/x", "$defs": {"x": {"required": ["b"]}}},
        {"a": 1},
        "`b` is missing",
    ),
    ("false", {"$ref": "#/$defs/x", "$defs": {"x": False}}, {"a": 1}, "the front matter"),
    (
        "a pattern without end",
        {"properties": {"a": {"pattern": r"^(?:(?=a)a|(?=a)a)*$"}}},
        {"a": "a" * 60 + "b"},
        r"`a` cannot be checked: the pattern `^(?:(?=a)a|(?=a)a)*$` of the schema takes too long",
    ),
    (
        "a pattern of names without end",
        {"patternProperties": {r"^(a|aa)+\1b$": {"const": 1}}, "additionalProperties": False},
        {"a" * 60 + "c": 1},
        r"the front matter cannot be checked: the pattern `^(a|aa)+\1b$` of the schema takes",
    ),
]


def messages(schema: dict[str, Any], front_matter: str) -> list[str]:
    schemas = SchemaSet((SchemaChoice(lambda: Schema(schema, "s")),))
    document = Document.parse(front_matter)
    found: list[str] = []
    for rule in RULES:
        if issubclass(rule, SchemaRule):
            options = rule.Options(schemas=schemas)
            found += [finding.message for finding in rule(options).check(document)]
    return found


@pytest.mark.parametrize(
    ("schema", "values", "words"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_failure_is_reported(schema: dict[str, Any], values: dict[str, Any], words: str) -> None:
    found = messages(schema, f"---\n{json.dumps(values)}\n---\n")

    assert len(found) == 1, found
    assert words in found[0]
    assert "None" not in found[0]


@pytest.mark.parametrize("value", [19.99, 0.07, 1.1, 3, 100.01])
def test_hundredths_are_multiples_of_a_hundredth(value: float) -> None:
    schema = {"properties": {"price": {"type": "number", "multipleOf": 0.01}}}

    assert messages(schema, f"---\nprice: {value}\n---\n") == []


@pytest.mark.parametrize(
    ("front_matter", "schema"),
    [
        pytest.param("d: 2026-03-14T09:30:00Z", {"format": "date-time"}, id="yaml with offset"),
        pytest.param("d: 2026-03-14 09:30:00", {"format": "date-time"}, id="yaml in UTC"),
        pytest.param("d: 2026-03-14 09:30", {"format": "loose-date-time"}, id="loose"),
        pytest.param("d: 2026-03-14", {"format": "date"}, id="day"),
    ],
)
def test_dates_as_they_are_written(front_matter: str, schema: dict[str, Any]) -> None:
    text = f"---\n{front_matter}\n---\n"

    assert messages({"properties": {"d": {"type": "string", **schema}}}, text) == []


@pytest.mark.parametrize(
    "value", ["\\ud800", "\\u0000", "[" * 200 + "]" * 200], ids=["surrogate", "null", "deep"]
)
def test_any_value_can_be_checked(value: str) -> None:
    written = value if value.startswith("[") else f'"{value}"'
    schema = {"properties": {"a": {"allOf": [{"type": "number"}]}}}

    assert len(messages(schema, f'---json\n{{"a": {written}}}\n---\n')) <= 1


def test_many_wrong_words_of_a_large_vocabulary_take_no_long_time() -> None:
    words = [f"term-{number:04}-{number % 97}" for number in range(4000)]
    tags = [f"trem-{number:04}" for number in range(200)]

    found = messages(
        {"properties": {"tags": {"items": {"enum": words}}}}, f"---\ntags: {tags}\n---\n"
    )

    assert len(found) == 200
