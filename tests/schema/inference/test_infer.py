"""A schema inferred from posts: what it decides, and that its outliers are the ones listed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from postkit.cli.lint_schema import review_schema
from postkit.cli.outlier_messages import outlier_message
from postkit.document import Document
from postkit.errors import UsageError
from postkit.files.read_write import read_source
from postkit.schema.inference import Inference, infer, infer_each, mapping_of
from postkit.schema.inference.evidence import MAX_DISTINCT, MappingEvidence
from postkit.schema.inference.vocabulary import find_misspelt
from postkit.schema.schema import as_json


def posts(*front_matters: str) -> list[Document]:
    return [
        Document.parse(f"---\n{text}\n---\n", path=f"{number}.md")
        for number, text in enumerate(front_matters)
    ]


def inferred(documents: list[Document], **options: Any) -> Inference:
    return infer(lambda: documents, **options)


def field_of(values: Iterable[str], key: str = "x") -> dict[str, Any]:
    """Return what is inferred of a field that has these values, as written in YAML."""
    found = inferred(posts(*(f"{key}: {value}" for value in values)))
    part: dict[str, Any] = found.schema["properties"][key]
    return {keyword: value for keyword, value in part.items() if keyword != "$comment"}


DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
SLUG = "^[a-z0-9]+(?:-[a-z0-9]+)*$"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param(["true"] * 9 + ["false"], {"type": "boolean"}, id="boolean"),
        pytest.param([str(item) for item in range(9)], {"type": "integer"}, id="integer"),
        pytest.param(["1"] * 99 + ["1.5"], {"type": "number"}, id="one fraction makes a number"),
        pytest.param(
            [f"2026-03-{day:02}" for day in range(1, 30)],
            {"type": "string", "format": "date", "pattern": DATE},
            id="dates",
        ),
        pytest.param(
            ["'2026-03-14'"] * 9,
            {"type": "string", "format": "date", "pattern": DATE},
            id="a date is a date, however often it returns",
        ),
        pytest.param(
            ["draft"] * 10 + ["done"] * 10,
            {"enum": ["done", "draft"]},
            id="words that return are a vocabulary",
        ),
        pytest.param(
            [f"word-{number}" for number in range(20)],
            {"type": "string", "pattern": SLUG},
            id="words that don't are none",
        ),
        pytest.param(
            [f"Eine Brücke {number}" for number in range(20)],
            {"type": "string", "minLength": 1},
            id="text",
        ),
        pytest.param(
            [f"Bridge {number}" for number in range(10)] + ["''", ""] * 5,
            {"type": ["string", "null"]},
            id="often empty",
        ),
        pytest.param(["''"] * 9, {"type": "string"}, id="always empty"),
        pytest.param([""] * 9, {}, id="never anything"),
        pytest.param(["a b"] * 3, {"type": "string", "minLength": 1}, id="too few to tell"),
        pytest.param(
            ["Ana B", "[Ana B, Tom C]"] * 10,
            {"type": ["string", "array"], "minLength": 1, "minItems": 1, "uniqueItems": True},
            id="two practices",
        ),
    ],
)
def test_what_is_inferred_of_a_field(values: list[str], expected: dict[str, Any]) -> None:
    found = field_of(values)
    found.pop("items", None)

    assert found == expected


def test_an_address_in_any_script_is_an_address() -> None:
    links = [f"https://example.org/{number}" for number in range(30)]

    assert field_of(links)["format"] == "uri"
    assert field_of([*links, "https://example.org/桥"])["format"] == "iri"


def test_items_of_lists_have_a_schema_of_their_own() -> None:
    topics = field_of(["[bridge, river]"] * 10 + ["[river]"] * 10)

    assert topics["type"] == "array"
    assert topics["minItems"] == 1
    assert topics["items"]["enum"] == ["bridge", "river"]


def test_a_mapping_is_described_field_by_field() -> None:
    seo = field_of(["{title: Die Brücke, index: true}"] * 10 + ["{title: Der Fluss}"] * 10)

    assert seo["required"] == ["title"]
    assert seo["properties"]["index"]["type"] == "boolean"


def test_what_nearly_all_posts_have_is_required() -> None:
    archive = posts(*["title: A B\nspeaker: C D"] * 96, *["title: A B"] * 4)

    assert inferred(archive).schema["required"] == ["title", "speaker"]
    assert inferred(archive, min_share=0.97).schema["required"] == ["title"]


def test_what_is_often_empty_is_not_required() -> None:
    found = inferred(posts(*["title: A B\nguest: Ana Ruiz"] * 10, *["title: A B\nguest:"] * 10))

    assert found.schema["required"] == ["title"]
    assert found.schema["properties"]["guest"] == {
        "$comment": "optional: 20 of 20; filled: 10 of 20; text or nothing: 20 of 20; "
        "always `Ana Ruiz`: 10 of 10",
        "enum": ["Ana Ruiz", None],
    }
    assert found.outliers == []


def test_misspelt_words_and_fields_are_outliers() -> None:
    found = inferred(
        posts(
            *["title: A B\nstatus: evergreen"] * 30,
            "title: A B\nstatus: evengreen",
            "titel: A B\nstatus: “evergreen”",
        )
    )

    assert found.schema["properties"]["status"]["enum"] == ["evergreen"]
    assert [
        (outlier.path, outlier.line, outlier_message(outlier)) for outlier in found.outliers
    ] == [
        (
            "30.md",
            3,
            "`status` is `evengreen`, which is not one of its words; did you mean `evergreen`?",
        ),
        ("31.md", 1, "`title` is missing"),
        ("31.md", 2, "`titel` is a field of no other post; did you mean `title`?"),
        (
            "31.md",
            3,
            "`status` is `“evergreen”`, which is not one of its words; did you mean `evergreen`?",
        ),
    ]


@pytest.mark.parametrize(
    ("counts", "misspelt"),
    [
        pytest.param({"evergreen": 20, "evengreen": 1}, {"evengreen": "evergreen"}, id="letter"),
        pytest.param({"evergreen": 20, "evergeren": 1}, {"evergeren": "evergreen"}, id="swap"),
        pytest.param({"ai-ml": 20, "AI ML": 2}, {"AI ML": "ai-ml"}, id="written otherwise"),
        pytest.param({"evergreen": 20, "inbox": 1}, {}, id="another word"),
        pytest.param({"evergreen": 20, "evengreen": 20}, {}, id="as frequent"),
        pytest.param({"part-1-of-the-talk": 20, "part-2-of-the-talk": 1}, {}, id="digits"),
        pytest.param({"cat": 20, "cut": 1}, {}, id="too short to tell"),
        pytest.param({"经济": 20, "经挤": 1}, {}, id="too short in Chinese"),
        pytest.param({"": 20, "!": 1}, {}, id="no letters"),
    ],
)
def test_which_words_seem_misspelt(counts: dict[str, int], misspelt: dict[str, str]) -> None:
    assert find_misspelt(counts) == misspelt


def test_a_field_beside_its_like_is_not_misspelt() -> None:
    found = inferred(posts(*["author: A B"] * 30, "author: A B\nauthors: [A B]"))

    assert found.outliers == []


def test_every_decision_says_what_supports_it() -> None:
    found = inferred(posts(*["title: A B\nstatus: done"] * 19, "title: A B"))

    status = found.schema["properties"]["status"]
    assert status["$comment"] == (
        "required: 19 of 20; filled: 19 of 19; text: 19 of 19; always `done`: 19 of 19"
    )
    assert [outlier_message(outlier) for outlier in found.outliers] == ["`status` is missing"]


def test_posts_without_usable_front_matter_do_not_count() -> None:
    broken = [Document.parse("no front matter"), *posts("a: [", "- a list")]

    assert inferred([*broken, *posts("title: A B")]).posts == 1
    with pytest.raises(UsageError):
        inferred(broken)


@pytest.mark.parametrize("share", [0.5, 0, -1, 1.01, float("nan")])
def test_a_share_must_be_one(share: float) -> None:
    with pytest.raises(UsageError):
        inferred(posts("title: A"), min_share=share)


def test_groups_have_schemas_of_their_own() -> None:
    archive = posts(*["layout: post\ntitle: A B"] * 3, *["layout: book\nisbn: A B"] * 6, "x: 1")
    found = infer_each(lambda: archive, lambda post: (mapping_of(post) or {}).get("layout"))

    assert {group: one.schema["required"] for group, one in found.items()} == {
        "book": ["layout", "isbn"],
        "post": ["layout", "title"],
    }
    assert list(found) == ["book", "post"]


def test_what_is_kept_does_not_grow_with_the_archive() -> None:
    evidence = MappingEvidence()
    for number in range(3 * MAX_DISTINCT):
        evidence.add({"title": f"bridge {number}", f"key {number}": "x"})

    assert evidence.fields["title"].texts is None
    assert evidence.together is None
    assert len(evidence.fields) < MAX_DISTINCT
    assert evidence.is_open


KEYS = st.sampled_from(["title", "titel", "tags", "seo", "date"])
TEXTS = st.sampled_from(["", "evergreen", "evengreen", "2026-03-14", "https://example.org/桥"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.just(1.5) | TEXTS | st.text("aB 桥-"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=4), min_size=1, max_size=12))
def test_the_outliers_are_what_any_validator_refuses(archive: list[dict[str, Any]]) -> None:
    texts = [json.dumps(values, ensure_ascii=False) for values in archive * 3]
    documents = posts(*texts)
    found = inferred(documents, min_share=0.7)

    assert review_schema(json.dumps(found.schema)) == []
    assert listed(found) == refused(found, documents)


def test_the_outliers_of_the_real_posts(corpus: list[Path]) -> None:
    documents = [Document(read_source(path)) for path in corpus]
    slip = documents[0].text.replace("status: evergreen", "status: evengreen")
    documents[0] = Document.parse(slip, path=documents[0].path)
    found = inferred(documents)

    assert review_schema(json.dumps(found.schema)) == []
    assert listed(found) == refused(found, documents)
    assert len({outlier.path for outlier in found.outliers}) < len(corpus) / 10
    assert ("evengreen", "evergreen") in [
        (outlier.failure.value, outlier.near) for outlier in found.outliers
    ]


def listed(found: Inference) -> set[tuple[str | None, str]]:
    """Return the posts and fields that the report lists."""
    return {(outlier.path, str(outlier.failure.path[0])) for outlier in found.outliers}


def refused(found: Inference, documents: list[Document]) -> set[tuple[str | None, str]]:
    """Return the posts and fields that jsonschema refuses, whether it asserts formats or not."""
    plain = Draft202012Validator(found.schema)
    strict = Draft202012Validator(found.schema, format_checker=FormatChecker())
    fields: set[tuple[str | None, str]] = set()
    for document in documents:
        values = as_json(mapping_of(document))
        names = {name for error in plain.iter_errors(values) for name in _names(error, values)}
        assert names == {
            name for error in strict.iter_errors(values) for name in _names(error, values)
        }
        fields |= {(document.path, name) for name in names}
    return fields


def _names(error: ValidationError, values: dict[str, Any]) -> set[str]:
    if error.absolute_path:
        return {str(error.absolute_path[0])}
    if error.validator == "required":
        return set(error.validator_value) - values.keys()
    assert error.validator == "additionalProperties"
    return values.keys() - error.schema["properties"]
