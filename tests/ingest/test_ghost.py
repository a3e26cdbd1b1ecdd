"""The export of a Ghost site."""

from __future__ import annotations

import json
from typing import Any

import pytest

from postkit.errors import FileError
from postkit.ingest import RawInput, Reading, read
from postkit.ingest.kinds import detect

POST = {
    "id": "1",
    "title": "河边的新桥",
    "slug": "new-bridge",
    "html": '<p>一段，<a href="__GHOST_URL__/river/">另一篇</a>。</p>',
    "feature_image": "__GHOST_URL__/content/images/a.jpg",
    "status": "published",
    "published_at": "2026-04-10T08:00:00.000Z",
    "updated_at": "2026-04-12T08:00:00.000Z",
    "custom_excerpt": "摘要。",
}
DATA = {
    "posts": [POST, {"id": 2, "title": "旧稿", "html": None, "plaintext": "只有文字。"}],
    "posts_meta": [{"post_id": "1", "feature_image_caption": "河<b>边</b>"}],
    "tags": [
        {"id": "a", "name": "桥"},
        {"id": "b", "name": "城市"},
        {"id": "c", "name": "#hidden"},
    ],
    "posts_tags": [
        {"post_id": "1", "tag_id": "a", "sort_order": 1},
        {"post_id": "1", "tag_id": "b", "sort_order": 0},
        {"post_id": "1", "tag_id": "c", "sort_order": 2},
    ],
    "users": [{"id": "u", "name": "林小满"}],
    "posts_authors": [{"post_id": "1", "author_id": "u"}],
    "settings": [{"key": "title", "value": "河边"}, {"key": "locale", "value": "zh"}],
}


def parse(data: Any) -> Reading:
    text = json.dumps({"db": [{"meta": {"version": "5.0"}, "data": data}]})
    raw = RawInput(text.encode(), "export.json")
    assert detect(raw) == "ghost"
    return read(raw)


def test_posts() -> None:
    first, second = parse(DATA).articles

    assert first.title == "河边的新桥"
    assert first.body == (
        "<figure>\n\n![](/content/images/a.jpg)\n\n<figcaption>河<b>边</b></figcaption>\n</figure>"
        "\n\n一段，[另一篇](/river/)。"
    )
    assert first.tags == ("城市", "桥")
    assert (first.author, first.publisher, first.language) == ("林小满", "河边", "zh")
    assert (str(first.date), str(first.updated)) == (
        "2026-04-10 08:00:00+00:00",
        "2026-04-12 08:00:00+00:00",
    )
    assert (first.summary, first.id) == ("摘要。", "new-bridge")
    assert (second.title, second.body) == ("旧稿", "只有文字。")


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Asia/Shanghai", "2026-04-11 06:30"),
        ("Etc/UTC", "2026-04-10 22:30"),
        ("Mars", "2026-04-10"),
    ],
)
def test_the_day_is_that_of_the_site(zone: str, shown: str) -> None:
    late = {**POST, "published_at": "2026-04-10T22:30:00.000Z"}

    (article,) = parse({"posts": [late], "settings": [{"key": "timezone", "value": zone}]}).articles

    assert str(article.date).startswith(shown)


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({}, ""),
        ({"status": "sent"}, ""),
        ({"status": "draft", "type": "page"}, "page, draft"),
        ({"visibility": "members"}, "for members only"),
    ],
)
def test_what_is_no_published_post(values: dict[str, str], status: str) -> None:
    (article,) = parse({"posts": [{**POST, **values}]}).articles

    assert article.status == status


@pytest.mark.parametrize("form", ["lexical", "mobiledoc"])
def test_a_text_in_the_form_of_the_editor_is_not_placed(form: str) -> None:
    reading = parse({"posts": [POST, {"id": "2", "title": "新稿", form: '{"root": {}}'}]})

    (unplaced,) = reading.unplaced
    assert unplaced.text == reading.articles[1].shown == '{"root": {}}'
    assert (unplaced.line, unplaced.title) == (0, "新稿")
    assert unplaced.reason == "the text is only in the form of Ghost's editor"


@pytest.mark.parametrize(
    "data", [None, [], {}, {"posts": []}, {"posts": 1}, {"posts": [1], "tags": 1}]
)
def test_what_is_no_export(data: Any) -> None:
    with pytest.raises(FileError, match=r"is not an export of Ghost|has no posts"):
        parse(data)
