"""Schemas in files: their languages, drafts and references."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from postkit.errors import ConfigError
from postkit.schema import Schema
from postkit.schema.schema import load_schema

WORDS = {"type": "array", "items": {"type": "string"}}


def failing(schema: Schema, values: dict[str, Any]) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(failure.keyword, failure.path) for failure in schema.failures(values)]


def written(folder: Path, files: dict[str, Any]) -> Path:
    """Write JSON files into `folder`; return the path of the first."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")
    return folder / next(iter(files))


@pytest.mark.parametrize(
    ("files", "id_"),
    [
        ({"a.json": {"properties": {"tags": {"$ref": "b.json"}}}, "b.json": WORDS}, "file"),
        (
            {
                "a.json": {"properties": {"tags": {"$ref": "parts/b.json#/$defs/words"}}},
                "parts/b.json": {"$defs": {"words": WORDS}},
            },
            "part of a file",
        ),
        (
            {
                "a.json": {"properties": {"tags": {"$ref": "b.json#words"}}},
                "b.json": {"$defs": {"w": {"$anchor": "words", **WORDS}}},
            },
            "anchor in a file",
        ),
        (
            {
                "a.json": {"properties": {"tags": {"$ref": "b.json"}}},
                "b.json": {"$ref": "c%20d.json"},
                "c d.json": WORDS,
            },
            "file of a file, percent signs",
        ),
        (
            {
                "a.json": {
                    "$id": "https://example.org/schemas/a.json",
                    "properties": {"tags": {"$ref": "b.json"}},
                },
                "b.json": WORDS,
            },
            "beside a schema with an address",
        ),
        (
            {
                "a.json": {
                    "$id": "https://example.org/schemas/a.json",
                    "properties": {"tags": {"$ref": "https://example.org/schemas/b.json"}},
                },
                "b.json": {"$id": "https://example.org/schemas/b.json", **WORDS},
            },
            "by its address",
        ),
        (
            {
                "a.json": {
                    "properties": {"tags": {"$ref": "b.json#/definitions/words"}},
                    "definitions": {"own": {"const": "桥"}},
                },
                "b.json": {"definitions": {"words": {"allOf": [WORDS, {"$ref": "a.json"}]}}},
            },
            "files that refer to each other",
        ),
    ],
)
def test_references_lead_to_files(tmp_path: Path, files: dict[str, Any], id_: str) -> None:
    schema = load_schema(str(written(tmp_path, files)))

    assert failing(schema, {"tags": ["桥"]}) == []
    assert ("type", ("tags",)) in failing(schema, {"tags": 5})


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("https://example.org/b.json", "schemas are never read from the network"),
        ("http://localhost:1/b.json", "schemas are never read from the network"),
        ("none.json", "no such file"),
        ("../../outside.json", "outside of its folder"),
        ("b.json#/$defs/none", "which is not in"),
    ],
)
def test_references_that_are_refused(tmp_path: Path, reference: str, reason: str) -> None:
    written(tmp_path.parent, {"outside.json": {}})
    path = written(tmp_path / "schemas", {"a.json": {"$ref": reference}, "b.json": {}})

    with pytest.raises(ConfigError, match=reason):
        load_schema(str(path))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "required: [title]\nproperties:\n  date: {type: string, format: date}\n"),
        ("a.yml", "required:\n- title\nproperties:\n  date:\n    format: date\n"),
        ("a.toml", 'required = ["title"]\n[properties.date]\nformat = "date"\n'),
    ],
)
def test_schemas_in_other_languages(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    found = failing(load_schema(str(path)), {"date": "soon"})

    assert sorted(found) == [("format", ("date",)), ("required", ("title",))]


@pytest.mark.parametrize("name", ["a.yaml", "a.toml"])
def test_a_schema_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("a: [\n= x", encoding="utf-8")

    with pytest.raises(ConfigError, match=r"is not (YAML|TOML): line \d"):
        load_schema(str(path))


@pytest.mark.parametrize(
    ("draft", "part", "value", "keywords"),
    [
        ("http://json-schema.org/draft-04/schema#", {"minimum": 1, "exclusiveMinimum": True},
         1, {"minimum", "exclusiveMinimum"}),
        ("http://json-schema.org/draft-07/schema#", {"dependencies": {"n": ["m"]}},
         {"n": 1}, {"dependentRequired"}),
        ("http://json-schema.org/draft-07/schema", {"items": [True], "additionalItems": False},
         [1, 2], {"additionalItems"}),
        ("https://json-schema.org/draft/2019-09/schema", {"items": [{"type": "string"}]},
         [1, 2], {"type"}),
    ],
)  # fmt: skip
def test_each_draft_is_read_as_it_says(
    draft: str, part: dict[str, Any], value: Any, keywords: set[str]
) -> None:
    schema = Schema({"$schema": draft, "properties": {"a": part}}, "s")

    found = {keyword for keyword, _ in failing(schema, {"a": value})}

    assert found
    assert found <= keywords
