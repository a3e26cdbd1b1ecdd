"""Front matter: what an article says, under the names that the site's schema has."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from postkit.ingest import Article
from postkit.ingest.fields import fields_of
from postkit.schema import Schema
from postkit.schema.schema import built_in_schema

ARTICLE = Article(
    "桥: 一座",
    "文。",
    url="https://a.example/1",
    publisher="晨光小报",
    author="林小满",
    date=datetime(2026, 4, 10, 23, 30, tzinfo=UTC),
    language="zh-Hans",
    tags=("Bridge News", "桥"),
    extra={"guest": "Ana", "mood": "good"},
)


def fields(properties: dict[str, Any], article: Article = ARTICLE, **schema: Any) -> dict[str, Any]:
    definition = {"properties": properties, **schema}
    return fields_of(article, Schema(definition, "site"), "a.txt", "sha256:0").values


def test_the_fields_of_posts() -> None:
    values, unplaced = fields_of(ARTICLE, built_in_schema("post"), "a.txt", "sha256:0")

    assert values == {
        "title": "桥: 一座",
        "summary": "",
        "date": date(2026, 4, 10),
        "layout": "post.njk",
        "source": "https://a.example/1",
        "speaker": "林小满",
        "area": "",
        "category": "",
        "tags": ["bridge-news", "桥"],
        "status": "inbox",
        "draft": True,
        "author": "林小满",
        "guest": "Ana",
        "channel": "晨光小报",
    }
    assert unplaced == (("mood", "good"),)


def test_an_article_without_an_address_keeps_the_name_of_its_file() -> None:
    values = fields_of(replace(ARTICLE, url=""), built_in_schema("post"), "a.txt", "x").values

    assert (values["source"], values["file_name"]) == ("", "a.txt")


def test_without_a_schema() -> None:
    article = replace(ARTICLE, url="", extra={**ARTICLE.extra, "made": date(2026, 4, 9)})
    values = fields_of(article, None, "a.txt", "sha256:0").values

    assert list(values) == [
        *("title", "date", "author", "publisher", "lang", "tags", "import_id", "draft"),
        *("guest", "mood", "made"),
    ]
    assert (values["date"], values["made"]) == (date(2026, 4, 10), "2026-04-09")
    assert (values["lang"], values["import_id"]) == ("zh-Hans", "sha256:0")


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        pytest.param(
            {"sourceUrl": {}, "source": {}},
            {"sourceUrl": "https://a.example/1", "source": "晨光小报"},
            id="address and name of the source apart",
        ),
        pytest.param({"url": {}}, {"url": "https://a.example/1"}, id="url"),
        pytest.param({"date": {"format": "date-time"}}, {"date": ARTICLE.date}, id="time"),
        pytest.param(
            {"date": {"format": "hexo-date"}},
            {"date": datetime(2026, 4, 10, 23, 30)},
            id="time as the site showed it",
        ),
        pytest.param(
            {"date": {"format": "jekyll-date"}},
            {"date": date(2026, 4, 10)},
            id="a time that could become another day",
        ),
        pytest.param({"published": {}}, {"published": date(2026, 4, 10)}, id="another name"),
        pytest.param({"lang": {"enum": ["en", "zh"]}}, {"lang": "zh"}, id="nearest language"),
        pytest.param({"lang": {"enum": ["zh-hans"]}}, {"lang": "zh-hans"}, id="other case"),
        pytest.param({"authors": {"type": "array"}}, {"authors": ["林小满"]}, id="a list"),
        pytest.param({"tags": {"type": "string"}}, {"tags": "Bridge News, 桥"}, id="no list"),
        pytest.param({"status": {"enum": ["raw", "draft"]}}, {"status": "draft"}, id="status"),
        pytest.param({"author": {"maxLength": 1}}, {}, id="a value that is not allowed"),
        pytest.param(
            {"tags": {"type": "array", "items": {"pattern": "^[a-z-]+$"}}},
            {"tags": ["bridge-news"]},
            id="an item that is not allowed",
        ),
        pytest.param(
            {"tags": {"type": ["string", "array"]}},
            {"tags": ["Bridge News", "桥"]},
            id="a list where a text is allowed, too",
        ),
        pytest.param({"images": {"type": ["string", "array"]}}, {}, id="no picture"),
        pytest.param(
            {"published": {"type": ["boolean", "null"]}, "date": {}},
            {"published": False, "date": ARTICLE.date.date()},
            id="a draft by another name",
        ),
    ],
)
def test_the_fields_of_other_sites(properties: dict[str, Any], expected: dict[str, Any]) -> None:
    assert fields(properties) == expected


def test_a_required_field_is_there_though_empty() -> None:
    properties = {"mood": {"type": "string"}, "kind": {"const": "post"}, "list": {"type": "array"}}

    values = fields(properties, replace(ARTICLE, extra={}), required=["mood", "kind", "list"])

    assert values == {"mood": "", "kind": "post", "list": []}


LIST = {"type": "array"}
OF_LISTS = {"type": "array", "items": {"type": ["string", "array"]}}


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"tags": LIST}, {"tags": ["城市", "桥"]}),
        ({"tags": LIST, "categories": LIST}, {"categories": ["城市"], "tags": ["桥"]}),
        ({"categories": OF_LISTS}, {"categories": ["城市"]}),
    ],
)
def test_categories(properties: dict[str, Any], expected: dict[str, Any]) -> None:
    article = Article("桥", "文。", tags=("桥",), categories=("城市",))

    assert fields(properties, article) == expected


def test_categories_side_by_side_where_a_list_means_one_in_the_other() -> None:
    article = Article("桥", "文。", categories=("城市", "河流"))

    assert fields({"categories": OF_LISTS}, article) == {"categories": [["城市"], ["河流"]]}


def test_a_field_of_the_generator_holds_no_address_of_another_site() -> None:
    schema = Schema({"properties": {"url": {}, "link": {}}}, "site.json")

    values, unplaced = fields_of(ARTICLE, schema, "a.txt", "x", {"url"})

    assert values == {"link": "https://a.example/1"}
    assert "source_url" not in dict(unplaced)


def test_without_a_schema_where_hexo_has_a_field_source_of_its_own() -> None:
    values = fields_of(ARTICLE, None, "a.txt", "x", {"source"}).values

    assert values["source_url"] == "https://a.example/1"
    assert "source" not in values


def test_what_has_no_field_is_named() -> None:
    article = Article(
        "桥",
        "文。",
        url="https://a.example/1",
        author="林小满",
        language="zh-Hans",
        tags=("桥", "河"),
        image="https://a.example/i.png",
    )

    unplaced = fields_of(article, Schema({"properties": {"title": {}}}, "site"), "a", "x").unplaced

    assert unplaced == (
        ("source_url", "https://a.example/1"),
        ("author", "林小满"),
        ("tags", "桥, 河"),
        ("image", "https://a.example/i.png"),
    )


@pytest.mark.parametrize(
    ("extra", "unplaced"),
    [
        ({"mood": "sad"}, [("mood", "sad")]),
        ({"status": "Done"}, [("status", "Done")]),
        ({"status": "Draft"}, []),
        ({"count": 1}, [("count", "1")]),
    ],
    ids=["not in the vocabulary", "a later stage", "the first stage", "no `true`"],
)
def test_what_has_no_place_is_named(extra: dict[str, Any], unplaced: list[tuple[str, str]]) -> None:
    schema = Schema(
        {
            "properties": {
                "mood": {"enum": ["good", "bad"]},
                "status": {"enum": ["inbox", "archived"]},
                "draft": {"type": "boolean"},
            },
            "required": ["mood"],
        },
        "site",
    )
    article = Article("桥", "文。", extra=extra)

    found = fields_of(article, schema, "a.txt", "sha256:0")

    ours = [pair for pair in found.unplaced if pair[0] in extra]
    assert (found.values, ours) == ({"mood": "", "status": "inbox", "draft": True}, unplaced)


def test_the_picture_and_the_last_change() -> None:
    schema = Schema({"properties": {"title": {}, "cover": {}, "lastmod": {}}}, "site.json")
    article = Article("桥", "文。", image="https://a.example/i.png", updated=date(2026, 4, 12))

    values = fields_of(article, schema, "a.txt", "x").values

    assert (values["cover"], values["lastmod"]) == ("https://a.example/i.png", date(2026, 4, 12))
