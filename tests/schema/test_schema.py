"""Our check of JSON Schemas, held against the jsonschema library."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from examples import up_to
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from postkit.errors import ConfigError
from postkit.schema import Schema
from postkit.schema.documents import Documents
from postkit.schema.json_schema_versions import version_of
from postkit.schema.reference_validator import make_reference_check
from postkit.schema.schema import built_in_schema

KEYS = st.sampled_from(["a", "b", "title"])


TEXTS = st.sampled_from(["", "a", "ab", "A b", "桥", "2026-03-14", "a-b", "🌉🌉"])


NUMBERS = st.one_of(st.integers(-3, 3), st.sampled_from([0.0, 1.0, 1.5, -2.0]))


JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


TYPES = st.sampled_from(["string", "array", "object", "boolean", "integer", "number", "null"])


SIZES = st.integers(0, 3)


PATTERNS = st.sampled_from(["^[a-z]+$", "b", "^$", "^.{2}$", "[一-鿿]"])


def objects(schemas: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return schemas that may hold any of the keywords that posts are described with."""
    return st.fixed_dictionaries(
        {},
        optional={
            "type": TYPES | st.lists(TYPES, min_size=1, max_size=3, unique=True),
            "enum": st.lists(JSON, min_size=1, max_size=3),
            "const": JSON,
            "required": st.lists(KEYS, max_size=2, unique=True),
            "properties": st.dictionaries(KEYS, schemas, max_size=3),
            "additionalProperties": schemas,
            "patternProperties": st.dictionaries(PATTERNS, schemas, max_size=2),
            "items": schemas,
            "prefixItems": st.lists(schemas, min_size=1, max_size=2),
            "uniqueItems": st.booleans(),
            "pattern": PATTERNS,
            "minLength": SIZES,
            "maxLength": SIZES,
            "minItems": SIZES,
            "maxItems": SIZES,
            "minimum": NUMBERS,
            "maximum": NUMBERS,
            "exclusiveMinimum": NUMBERS,
            "multipleOf": st.sampled_from([1, 2, 0.5]),
            "minProperties": SIZES,
            "$ref": st.sampled_from(["#/$defs/slug", "#/$defs/pair", "#/$defs/a~1b"]),
            "anyOf": st.lists(schemas, min_size=1, max_size=2),
            "oneOf": st.lists(schemas, min_size=1, max_size=2),
            "allOf": st.lists(schemas, min_size=1, max_size=2),
            "not": schemas,
            "if": schemas,
            "then": schemas,
            "else": schemas,
            "dependentRequired": st.dictionaries(KEYS, st.lists(KEYS, max_size=2, unique=True)),
            "propertyNames": schemas,
            "contains": schemas,
            "unevaluatedProperties": schemas,
            "unevaluatedItems": schemas,
        },
    )


SCHEMAS = st.recursive(
    st.booleans() | st.just({}) | TYPES.map(lambda name: {"type": name}), objects, max_leaves=6
)


DEFINITIONS = {
    "slug": {"type": "string", "pattern": "^[a-z-]+$"},
    "pair": {"type": "array", "items": {"$ref": "#/$defs/slug"}, "maxItems": 2},
    "a/b": {"properties": {"a": {"$ref": "#/$defs/a~1b"}, "b": {"type": "integer"}}},
}


@up_to(80)
@given(objects(SCHEMAS), st.dictionaries(KEYS, JSON, max_size=3))
@example({"additionalProperties": False, "anyOf": [{}]}, {"a": None})
def test_we_and_jsonschema_agree(schema: dict[str, Any], value: dict[str, Any]) -> None:
    schema = {**schema, "$defs": DEFINITIONS}
    judge = Draft202012Validator(schema)

    assert bool(Schema(schema, "s").failures(value)) is not judge.is_valid(value)


@up_to(80)
@given(objects(SCHEMAS), JSON)
def test_we_and_jsonschema_agree_on_a_field(schema: dict[str, Any], value: Any) -> None:
    schema = {"properties": {"key": schema}, "$defs": DEFINITIONS}
    judge = Draft202012Validator(schema)

    failures = Schema(schema, "s").failures({"key": value})

    assert bool(failures) is not judge.is_valid({"key": value})
    assert all(failure.path[0] == "key" for failure in failures)


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        ({"required": ["a", "b"]}, {"a": 1}, [("required", ("b",))]),
        ({"properties": {"a": {"type": "string"}}}, {"a": 1}, [("type", ("a",))]),
        ({"properties": {"a": {"enum": [1, "x"]}}}, {"a": True}, [("enum", ("a",))]),
        ({"properties": {"a": {"const": 1}}}, {"a": 2}, [("const", ("a",))]),
        (
            {"additionalProperties": False, "properties": {"a": True}},
            {"a": 1, "b": 2, "c": 3},
            [("additionalProperties", ("b",)), ("additionalProperties", ("c",))],
        ),
        ({"additionalProperties": {"type": "null"}}, {"b": 2}, [("type", ("b",))]),
        ({"patternProperties": {"^x": {"type": "null"}}}, {"x1": 2, "y": 3}, [("type", ("x1",))]),
        (
            {"properties": {"a": {"items": {"minLength": 2}}}},
            {"a": ["xx", "x", "xxx", ""]},
            [("minLength", ("a", 1)), ("minLength", ("a", 3))],
        ),
        (
            {"properties": {"a": {"properties": {"b": {"maxItems": 1}}}}},
            {"a": {"b": [1, 2]}},
            [("maxItems", ("a", "b"))],
        ),
        ({"properties": {"a": {"uniqueItems": True}}}, {"a": [1, 1.0]}, [("uniqueItems", ("a",))]),
        ({"properties": {"a": {"$ref": "#/$defs/s"}}, "$defs": {"s": {"pattern": "^x"}}},
         {"a": "y"}, [("pattern", ("a",))]),
        ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, [("dependentRequired", ("a",))]),
        ({"properties": {"a": {"anyOf": [{"const": 1}, {"const": 2}]}}}, {"a": 3},
         [("anyOf", ("a",))]),
        (
            {"if": {"required": ["a"]}, "then": {"required": ["b"]}},
            {"a": 1},
            [("required", ("b",))],
        ),
        ({"properties": {"a": False}}, {"a": 1}, [("false schema", ("a",))]),
        (
            {"properties": {"a": {"prefixItems": [{"type": "string"}], "items": False}}},
            {"a": [1, 2]},
            [("type", ("a", 0)), ("false schema", ("a", 1))],
        ),
        (
            {"allOf": [{"properties": {"a": True}}], "unevaluatedProperties": False},
            {"a": 1, "b": 2},
            [("unevaluatedProperties", ("b",))],
        ),
    ],
)  # fmt: skip
def test_failures_name_their_keyword_and_place(
    schema: dict[str, Any], value: dict[str, Any], expected: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    found = [(failure.keyword, failure.path) for failure in Schema(schema, "s").failures(value)]

    assert sorted(found, key=str) == sorted(expected, key=str)


def test_a_failure_holds_what_was_there_and_what_was_wanted() -> None:
    part = {"type": "string", "maxLength": 2}

    (failure,) = Schema({"properties": {"a": part}}, "s").failures({"a": "xyz"})

    assert failure == ("maxLength", ("a",), "xyz", 2, part)


@pytest.mark.parametrize("name", ["post", "book-note"])
def test_built_in_schemas_are_schemas(name: str) -> None:
    schema = built_in_schema(name)

    Draft202012Validator.check_schema(schema.definition)
    assert schema.required
    assert set(schema.required) <= set(schema.properties)


def test_the_wheel_holds_the_schemas_where_they_are_searched_for() -> None:
    import tomllib

    top = Path(__file__).parents[2]
    build = tomllib.loads((top / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]

    assert build["build"]["targets"]["wheel"]["force-include"]["schemas"] == "postkit/schemas"


def test_an_installed_package_finds_its_schemas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "postkit"
    (package / "schemas").mkdir(parents=True)
    (package / "schemas" / "own.schema.json").write_text(json.dumps({"title": "Own"}))
    monkeypatch.setattr("postkit.schema.schema.__file__", str(package / "schema" / "schema.py"))

    assert built_in_schema("own").definition == {"title": "Own"}
    built_in_schema.cache_clear()


def by_reference(schema: dict[str, Any], value: Any) -> list[tuple[str, Any]]:
    documents = Documents(schema, "", "s", "")
    failures = make_reference_check(schema, version_of(schema), documents)(value)
    return sorted(((failure.keyword, failure.path) for failure in failures), key=str)


@up_to(100)
@given(objects(SCHEMAS), st.dictionaries(KEYS, JSON, max_size=3))
def test_without_the_fast_validator_the_answer_is_the_same(
    schema: dict[str, Any], value: dict[str, Any]
) -> None:
    schema = {**schema, "$defs": DEFINITIONS}

    assert bool(by_reference(schema, value)) is bool(Schema(schema, "s").failures(value))


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        ({"required": ["a", "b"]}, {"a": 1}, [("required", ("b",))]),
        ({"additionalProperties": False}, {"a": 1}, [("additionalProperties", ("a",))]),
        ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, [("dependentRequired", ("a",))]),
        ({"properties": {"a": {"pattern": r"^\d$"}}}, {"a": "１"}, [("pattern", ("a",))]),
        (
            {"properties": {"a": {"anyOf": [{"minLength": 2}, {"type": "null"}]}}},
            {"a": "x"},
            [("minLength", ("a",))],
        ),
    ],
)
def test_the_reference_names_the_same_places(
    schema: dict[str, Any], value: dict[str, Any], expected: list[tuple[str, Any]]
) -> None:
    fast = [(failure.keyword, failure.path) for failure in Schema(schema, "s").failures(value)]

    assert by_reference(schema, value) == expected == fast


def test_where_the_fast_validator_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    schema = Schema({"properties": {"a": {"not": {"type": "string"}}}}, "s")

    assert [failure.keyword for failure in schema.failures({"a": "x"})] == ["not"]
    with pytest.raises(ConfigError, match="`jsonschema-rs`"):
        Schema({"properties": {"a": {"pattern": r"(?=b)"}}}, "s").check_itself()
