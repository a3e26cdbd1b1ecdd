"""Types for programs, written from schemas."""

from __future__ import annotations

import shutil
import subprocess
import sys
import typing
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.schema.schema import built_in_schema
from postkit.schema.types import write_python, write_typescript, write_zod

SCHEMA: dict[str, Any] = {
    "required": ["title", "place"],
    "additionalProperties": False,
    "properties": {
        "title": {"type": "string", "minLength": 1, "description": "As readers see it."},
        "date": {"type": "string", "format": "date"},
        "season": {"enum": ["spring", "autumn", None]},
        "tags": {"type": "array", "items": {"$ref": "#/$defs/tag"}, "maxItems": 3},
        "place": {"properties": {"name": {"type": ["string", "null"]}}, "required": ["name"]},
        "see-also": {"type": "array", "items": {"$ref": "#"}},
        "extra": {"type": "object", "additionalProperties": {"type": "integer"}},
        "size": {"anyOf": [{"type": "integer", "minimum": 1}, {"const": "large"}]},
    },
    "$defs": {"tag": {"type": "string", "pattern": "^[a-z]+$"}},
}


def test_typescript() -> None:
    assert write_typescript(SCHEMA, "Post") == (
        """\
// The front matter of Post. Written by `postkit schema types --typescript`.

export type Tag = string;

export interface Post {
  /** As readers see it. */
  title: string;
  date?: string;
  season?: "spring" | "autumn" | null;
  tags?: Array<Tag>;
  place: {
    name: string | null;
    [key: string]: unknown;
  };
  "see-also"?: Array<Post>;
  extra?: Record<string, number>;
  size?: number | "large";
}
"""
    )


def test_zod() -> None:
    text = write_zod(SCHEMA, "Post")

    for line in (
        '  title: z.string().min(1).describe("As readers see it."),',
        "  date: z.coerce.date().optional(),",
        "  tags: z.array(tagSchema).max(3).optional(),",
        "    name: z.string().nullable(),",
        '  "see-also": z.array(z.lazy(() => postSchema)).optional(),',
        '  size: z.union([z.number().int().min(1), z.literal("large")]).optional(),',
        "}).strict();",
    ):
        assert line in text.splitlines()


def loaded(schema: dict[str, Any]) -> dict[str, Any]:
    """Run the module written for a schema; return its names."""
    module = ModuleType("written_post")
    sys.modules[module.__name__] = module
    code = compile(write_python(schema, "Post"), "post.py", "exec", dont_inherit=True)
    exec(code, module.__dict__)
    return module.__dict__


def test_python() -> None:
    names = loaded(SCHEMA)

    hints = typing.get_type_hints(names["Post"])
    assert hints["title"] is str
    assert names["Post"].__required_keys__ == {"title", "place"}
    assert names["PostPlace"].__required_keys__ == {"name"}


@pytest.mark.parametrize("name", ["post", "book-note"])
def test_python_of_the_built_in_schemas(name: str) -> None:
    schema = built_in_schema(name)

    names = loaded(schema.definition)

    assert set(typing.get_type_hints(names["Post"])) == set(schema.properties)
    assert names["Post"].__required_keys__ == set(schema.required)


NAMES = st.sampled_from(["a", "b-c", "class", "标题", '"', "$ref"])
SCHEMAS = st.recursive(
    st.sampled_from([True, {}, {"type": "string"}, {"enum": ["x", 1, None]}, {"type": "null"}]),
    lambda inner: st.fixed_dictionaries(
        {},
        optional={
            "type": st.sampled_from(["object", "array", ["string", "null"]]),
            "properties": st.dictionaries(NAMES, inner, max_size=3),
            "items": inner,
            "anyOf": st.lists(inner, min_size=1, max_size=2),
            "allOf": st.lists(inner, min_size=1, max_size=2),
            "additionalProperties": inner,
            "required": st.lists(NAMES, max_size=2, unique=True),
        },
    ),
    max_leaves=8,
)


@given(st.dictionaries(NAMES, SCHEMAS, max_size=3))
def test_any_schema_gives_a_module(properties: dict[str, Any]) -> None:
    schema = {"properties": properties, "required": list(properties)[:1]}

    assert "Post" in loaded(schema)
    assert write_typescript(schema, "Post")
    assert write_zod(schema, "Post")


@pytest.mark.skipif(shutil.which("tsc") is None, reason="TypeScript is not installed")
def test_the_compiler_of_typescript_takes_it(tmp_path: Path) -> None:
    path = tmp_path / "post.ts"
    path.write_text(write_typescript(SCHEMA, "Post"), encoding="utf-8")

    done = subprocess.run(
        ["tsc", "--noEmit", "--strict", str(path)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout
