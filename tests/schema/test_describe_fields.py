"""What a schema says about one field."""

from __future__ import annotations

from typing import Any

import pytest

from postkit.schema import Schema
from postkit.schema.describe_fields import describe_fields


def described(field: dict[str, Any], **rest: Any) -> Any:
    return describe_fields(Schema({"properties": {"a": field}, **rest}, "test"))[0]


@pytest.mark.parametrize(
    ("field", "allowed"),
    [
        pytest.param({"enum": ["x", None]}, ("x", None), id="enum"),
        pytest.param({"const": "x"}, ("x",), id="const"),
        pytest.param({"$ref": "#/$defs/b"}, ("y",), id="reference"),
        pytest.param({"anyOf": [{"enum": ["x"]}, {"const": "y"}]}, ("x", "y"), id="composition"),
        pytest.param({"type": "string"}, (), id="any text"),
        pytest.param({"$ref": "#/$defs/circle"}, (), id="a circle"),
        pytest.param({"$ref": "#/$defs/nowhere"}, (), id="a reference to nothing"),
        pytest.param({"enum": [["x"], {"y": 1}, "z"]}, ("z",), id="only scalars can be typed"),
    ],
)
def test_allowed_values(field: dict[str, Any], allowed: tuple[Any, ...]) -> None:
    circle = {"allOf": [{"$ref": "#/$defs/circle"}]}

    found = described(field, **{"$defs": {"b": {"enum": ["y"]}, "circle": circle}})

    assert found.allowed == allowed


def test_items_of_a_list() -> None:
    found = described({"type": ["array", "null"], "items": {"type": "string", "enum": ["x"]}})

    assert found.items == ("x",)
    assert found.types == ("array", "null")
    assert found.kind == "list of text or nothing"


def test_words_and_whether_it_is_required() -> None:
    found = described({"title": "A", "description": "What it is."}, required=["a"])

    assert (found.title, found.description, found.is_required) == ("A", "What it is.", True)


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        pytest.param({"type": "string", "format": "date"}, "text (date)", id="with a format"),
        pytest.param({"pattern": "^x"}, "text", id="known by its pattern"),
        pytest.param({"enum": ["x", 1]}, "one of", id="a vocabulary"),
        pytest.param(
            {"anyOf": [{"type": "integer"}, {"type": "null"}]},
            "whole number or nothing",
            id="composed",
        ),
        pytest.param(True, "anything", id="open"),
    ],
)
def test_its_kind_in_words(field: Any, kind: str) -> None:
    assert described(field).kind == kind


def test_fields_in_the_order_of_the_schema_then_what_it_only_requires() -> None:
    schema = Schema({"properties": {"b": True, "a": True}, "required": ["c", "a"]}, "test")

    fields = describe_fields(schema)

    assert [(field.name, field.is_required) for field in fields] == [
        ("b", False),
        ("a", True),
        ("c", True),
    ]
