"""The mistakes that are found in schema files, each with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.cli.lint_schema import review_schema
from postkit.schema.schema import load_schema


def messages(schema: Any) -> list[str]:
    return [fault.message for fault in review_schema(json.dumps(schema, ensure_ascii=False))]


def of_field(**keywords: Any) -> dict[str, Any]:
    return {"properties": {"x": keywords}}


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        pytest.param(
            {"requried": ["a"]},
            "`requried` is not a keyword of JSON Schema and is ignored; did you mean `required`?",
            id="misspelt keyword",
        ),
        pytest.param(
            of_field(minlength=1),
            "`minlength` is not a keyword of JSON Schema and is ignored; did you mean `minLength`?",
            id="keyword in the wrong case",
        ),
        pytest.param(
            {"dependencies": {}},
            "`dependencies` belongs to an older draft; write `dependentRequired`",
            id="older draft",
        ),
        pytest.param(
            of_field(type="strng"), "`strng` is not a type; did you mean `string`?", id="type"
        ),
        pytest.param(
            of_field(pattern="^[a-z"),
            "`^[a-z` is not a regular expression: unterminated character set",
            id="pattern",
        ),
        pytest.param(
            {"patternProperties": {"(": True}},
            "`(` is not a regular expression: missing ), unterminated subpattern",
            id="pattern of a name",
        ),
        pytest.param(of_field(enum=["a", "b", "a"]), "`a` is in `enum` twice", id="word twice"),
        pytest.param(of_field(enum=[1, 1.0]), "`1.0` is in `enum` twice", id="equal numbers"),
        pytest.param(of_field(enum=[]), "`enum` is empty, so no value is allowed", id="no words"),
        pytest.param(
            of_field(type="string", enum=["a", 1]),
            "`1` does not have the `type` next to `enum`",
            id="word of another type",
        ),
        pytest.param(
            {"required": ["titel"], "properties": {"title": {}}},
            "`titel` is required but not among `properties`; did you mean `title`?",
            id="required but not described",
        ),
        pytest.param(
            {"required": ["b"], "properties": {"a": {}}, "additionalProperties": False},
            "`b` is required but not allowed",
            id="required but not allowed",
        ),
        pytest.param(
            of_field(minLength=3, maxLength=1),
            "`minLength` is greater than `maxLength`, so no value is allowed",
            id="limits",
        ),
        pytest.param(
            of_field(format="dat"),
            "`dat` is not a format of JSON Schema and is not checked; did you mean `date`?",
            id="format",
        ),
        pytest.param(
            of_field(type="string", default=3),
            "the default is not what the schema beside it allows",
            id="default",
        ),
        pytest.param(
            of_field(**{"$ref": "#/$defs/no"}),
            "`#/$defs/no` leads to nothing in this file",
            id="reference",
        ),
        pytest.param({"$ref": "#"}, "a `$ref` leads back to itself", id="circle"),
        pytest.param({"required": "a"}, "`required` must be a list in brackets", id="no schema"),
    ],
)
def test_a_mistake_is_named(schema: Any, expected: str) -> None:
    assert messages(schema) == [expected]


@pytest.mark.parametrize(
    "schema",
    [
        pytest.param({"properties": {"requried": {"title": "Requried"}}}, id="a field's name"),
        pytest.param({"x-postkit": {"signs": ["a"]}}, id="an extension"),
        pytest.param(of_field(default={"requried": 1}), id="inside a default"),
        pytest.param({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, id="a choice"),
        pytest.param(
            {"required": ["a1"], "properties": {"b": {}}, "patternProperties": {"^a": {}}},
            id="required by pattern",
        ),
        pytest.param(
            {"$defs": {"tree": {"items": {"$ref": "#/$defs/tree"}}}, "$ref": "#/$defs/tree"},
            id="a tree",
        ),
        pytest.param({"enum": [1, True, "1"]}, id="alike but not equal"),
    ],
)
def test_what_is_right_is_let_through(schema: Any) -> None:
    assert messages(schema) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('{\n  "type": "array",\n  "type": "object"\n}', (3, 3), id="key twice"),
        pytest.param('{\n  "items": {"enum": ["桥", "河",\n "桥"]}\n}', (3, 2), id="item"),
        pytest.param('{\n  "type": object\n}', (2, 11), id="no JSON"),
        pytest.param("[]", (1, 1), id="a list"),
        pytest.param("", (1, 1), id="empty"),
        pytest.param('\ufeff{"a": 1}', (1, 3), id="after a byte order mark"),
    ],
)
def test_a_mistake_is_placed(text: str, expected: tuple[int, int]) -> None:
    assert [(fault.line, fault.column) for fault in review_schema(text)] == [expected]


def test_our_own_schemas_are_right() -> None:
    for path in (Path(__file__).parents[2] / "schemas").glob("*.json"):
        assert review_schema(path.read_text(encoding="utf-8"), str(path)) == [], path


JSON = st.recursive(
    st.none() | st.integers(-2, 2) | st.text(max_size=3) | st.sampled_from(["string", "#", "("]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "type",
                    "enum",
                    "required",
                    "properties",
                    "items",
                    "$ref",
                    "pattern",
                    "allOf",
                    "$id",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_whatever_loads_has_no_mistake_that_stops_it(tmp_path_factory: Any, schema: Any) -> None:
    text = json.dumps(schema)
    found = review_schema(text)

    if not found:
        path = tmp_path_factory.mktemp("schema") / "x.json"
        path.write_text(text)
        load_schema(str(path))


@given(st.text())
def test_any_text_can_be_reviewed(text: str) -> None:
    assert len(review_schema("{" + text)) >= (text != "}")
