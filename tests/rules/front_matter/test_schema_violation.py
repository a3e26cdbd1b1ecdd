"""FM109 under schemas that say more than the built-in ones."""

from __future__ import annotations

from typing import Any

import pytest

from postkit.document import Document
from postkit.files.path_patterns import PathPatterns
from postkit.rules.front_matter.schema_rule import SchemaOptions
from postkit.rules.front_matter.schema_violation import SchemaViolation
from postkit.schema import Schema, SchemaChoice, SchemaSet


def findings(schema: dict[str, Any], front_matter: str) -> list[str]:
    schemas = SchemaSet((SchemaChoice(lambda: Schema(schema, "site")),))
    rule = SchemaViolation(SchemaOptions(schemas=schemas))
    document = Document.parse(f"---\n{front_matter}---\n")
    return [
        f"{finding.line}:{finding.column} {finding.message}" for finding in rule.check(document)
    ]


@pytest.mark.parametrize(
    ("schema", "front_matter", "expected"),
    [
        pytest.param(
            {"dependentRequired": {"rating": ["finished"]}},
            "title: 桥\nrating: 4\n",
            "3:1 `rating` needs the field `finished` next to it; add it",
            id="dependentRequired",
        ),
        pytest.param(
            {"properties": {"seo": {"dependentRequired": {"a": ["b"]}}}},
            "seo:\n  a: 1\n",
            "3:3 `seo.a` needs the field `b` next to it; add it",
            id="dependentRequired in a group",
        ),
        pytest.param(
            {"properties": {"tags": {"uniqueItems": True}}},
            "tags: [a, a]\n",
            "2:7 `tags` has an item twice",
            id="uniqueItems",
        ),
        pytest.param(
            {"properties": {"by": {"anyOf": [{"const": 1}, {"const": 3}]}}},
            "by: 2\n",
            "2:5 `by` has none of the forms that are allowed",
            id="anyOf",
        ),
        pytest.param(
            {"properties": {"tags": {"items": {"not": {"const": "x"}}}}},
            "tags: [a, x]\n",
            "2:11 an item of `tags` has a form that is not allowed",
            id="not in a list",
        ),
        pytest.param(
            {"properties": {"by": {"not": {}, "description": "Left to the editors."}}},
            "by: 2\n",
            "2:5 `by` has a form that is not allowed: Left to the editors.",
            id="with a description",
        ),
        pytest.param(
            {"properties": {"by": False}}, "by: 2\n", "2:5 `by` is not allowed here", id="false"
        ),
        pytest.param(
            {"maxProperties": 9, "not": {"required": ["a"]}},
            "a: 1\n",
            "1:1 the front matter has a form that is not allowed",
            id="the whole",
        ),
    ],
)
def test_what_a_schema_can_say(schema: dict[str, Any], front_matter: str, expected: str) -> None:
    assert findings(schema, front_matter) == [expected]


def test_the_schema_of_a_draft_is_chosen_by_path() -> None:
    schema = Schema({"properties": {"by": False}}, "site")
    schemas = SchemaSet((SchemaChoice(lambda: schema, PathPatterns(["posts/"])),))
    rule = SchemaViolation(SchemaOptions(schemas=schemas))

    assert list(rule.check(Document.parse("---\nby: 1\n---\n", path="posts/a.md")))
    assert not list(rule.check(Document.parse("---\nby: 1\n---\n", path="notes/a.md")))
