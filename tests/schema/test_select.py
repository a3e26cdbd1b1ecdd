"""Which schema a post is measured by."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from postkit.dialects import find_dialect
from postkit.document import Document
from postkit.errors import ConfigError
from postkit.schema import Schema, SchemaSet, failures_of, place
from postkit.schema.select import SchemaChoice


def name_for(schemas: SchemaSet, front_matter: str, path: str | None = None) -> str | None:
    """Return the name of the schema of a post, None where it has none."""
    schema = schemas.schema_of(Document.parse(f"---\n{front_matter}\n---\n", path=path))
    return schema.name if schema else None


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        ("layout: post.njk\nspeaker: Ana", "built-in:post"),
        ("area: a\nspeaker: b\nsource: c\nstatus: d", "built-in:post"),
        ("layout: book.njk\nauthors: [Ana]", "built-in:book-note"),
        ("layout: post.njk\ntitle: 桥\ntags: [Web Dev]\ndescription: 河", None),
        ("layout: post.njk", None),
        ("layout: gallery.njk", None),
        ("layout: [post.njk]", None),
        ("layout:", None),
        ("title: 桥", None),
        ("- a list", None),
        ("broken: [", None),
    ],
)
def test_without_configuration_the_marks_of_a_schema_decide(
    front_matter: str, expected: str | None
) -> None:
    assert name_for(SchemaSet.built_in(), front_matter) == expected


def test_a_text_without_front_matter_has_no_failures() -> None:
    assert failures_of(Document.parse("# 桥\n"), SchemaSet.built_in()) == []


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SchemaSet:
    monkeypatch.chdir(tmp_path)
    for name in ("drafts", "talks", "rest"):
        Path(f"{name}.json").write_text(json.dumps({"title": name}))
    return SchemaSet.from_config(
        [
            {"path": "drafts.json", "files": ["drafts/"]},
            {"path": "talks.json", "files": ["posts/*.md"], "layouts": ["talk", "panel"]},
            {"path": "built-in:post", "layouts": ["post"]},
            {"path": "rest.json"},
        ],
        str(tmp_path),
    )


@pytest.mark.parametrize(
    ("front_matter", "path", "expected"),
    [
        ("layout: talk", "drafts/a.md", "drafts.json"),
        ("layout: talk", "site/drafts/a.md", "drafts.json"),
        ("layout: talk", "posts/a.md", "talks.json"),
        ("layout: panel", "./posts/a.md", "talks.json"),
        ("layout: talk", "posts/deep/a.md", "rest.json"),
        ("layout: post", "posts/a.md", "built-in:post"),
        ("layout: talk", None, "rest.json"),
        ("title: 桥", "posts/a.md", "rest.json"),
    ],
)
def test_the_first_that_fits_is_taken(
    configured: SchemaSet, front_matter: str, path: str | None, expected: str
) -> None:
    assert name_for(configured, front_matter, path) == expected


def test_patterns_count_from_the_folder_of_the_configuration(
    configured: SchemaSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "posts").mkdir()
    monkeypatch.chdir(tmp_path / "posts")

    assert name_for(configured, "layout: talk", "a.md") == "talks.json"


def test_an_unknown_built_in_schema() -> None:
    with pytest.raises(ConfigError, match="there is no built-in schema `pots`"):
        SchemaSet.from_config([{"path": "built-in:pots"}], ".")


def test_failures_are_found_once_for_all_rules() -> None:
    document = Document.parse("---\nlayout: post.njk\nspeaker: Ana\n---\n")
    schemas = SchemaSet.built_in()

    assert failures_of(document, schemas) is failures_of(document, schemas)
    assert {failure.keyword for failure in failures_of(document, schemas)} == {"required"}


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("../talks.json", "talks"),
        ("https://example.org/rest.json", "rest"),
        ("https://example.org/rest.json#", "rest"),
        ("https://example.org/none.json", "drafts"),
        ("none.json", "drafts"),
    ],
)
def test_a_post_may_name_its_schema(
    configured: SchemaSet, tmp_path: Path, named: str, expected: str
) -> None:
    configured.choices[3].load().definition["$id"] = "https://example.org/rest.json"
    document = Document.parse(f"---\n$schema: {named}\n---\n", path=str(tmp_path / "drafts/a.md"))

    schema = configured.schema_of(document)
    keywords = [failure.keyword for failure in failures_of(document, configured)]

    assert schema is not None
    assert schema.definition["title"] == expected
    assert keywords == (["$schema"] if "none" in named else [])


def test_the_schema_that_a_post_names_is_no_field(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text('{"additionalProperties": false}')
    schemas = SchemaSet.from_config([{"path": "s.json"}], str(tmp_path))
    document = Document.parse("---\n$schema: s.json\n---\n", path=str(tmp_path / "a.md"))

    assert failures_of(document, schemas) == []


def test_without_schemas_of_ones_own_an_address_is_for_others() -> None:
    document = Document.parse("---\n$schema: https://example.org/s.json\n---\n", path="a.md")

    assert failures_of(document, SchemaSet.built_in()) == []


CASED = Schema(
    {
        "required": ["title", "Author"],
        "properties": {
            "title": {"type": "string"},
            "Author": {"type": "string"},
            "seo": {"$ref": "#/$defs/seo"},
            "links": {"items": {"required": ["url"]}},
        },
        "additionalProperties": False,
        "$defs": {"seo": {"properties": {"image": {"type": "string"}}, "required": ["image"]}},
    },
    "cased",
)


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        ("Title: 桥\nAUTHOR: 甲", []),
        ("Title: 5\nauthor: 甲", [("type", ("title",))]),
        ("title: 桥\nTitle: 河\nAuthor: 甲", []),
        ("title: 桥\nauthor: 甲\nSEO:\n  Image: a.png", []),
        ("title: 桥\nauthor: 甲\nSEO:\n  Image: 5", [("type", ("seo", "image"))]),
        ("title: 桥\nauthor: 甲\nlinks: [{URL: a}]", [("required", ("links", 0, "url"))]),
    ],
)
def test_the_keys_of_hugo_are_those_of_the_schema_in_any_case(
    front_matter: str, expected: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    schemas = SchemaSet((SchemaChoice(lambda: CASED),))
    post = Document.parse(f"---\n{front_matter}\n---\n", dialect=find_dialect("hugo"))
    front_matter_of_post = post.front_matter
    assert front_matter_of_post is not None

    found = failures_of(post, schemas)

    assert [(failure.keyword, failure.path) for failure in found] == expected
    for failure in found:
        if failure.keyword != "required":
            assert place(front_matter_of_post, failure)[0] != front_matter_of_post.opening
