"""Feeds in JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.errors import FileError, PostkitError
from postkit.ingest import RawInput, Reading, read


def parse(text: str | bytes, name: str = "feed.xml") -> Reading:
    return read(RawInput(text if isinstance(text, bytes) else text.encode(), name))


def test_a_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Notes",
        "items": [
            {
                "id": "1",
                "url": "https://example.org/j",
                "title": "A title",
                "content_html": "<p>Hi</p>",
                "date_published": "2026-02-03",
                "authors": [{"name": "Ana"}, 3],
                "tags": ["x", 4],
            },
            {"id": "2", "content_text": "只有正文"},
        ],
    }

    first, second = parse(json.dumps(feed), "feed.json").articles

    assert (first.title, first.body, first.url) == ("A title", "Hi", "https://example.org/j")
    assert (first.author, first.tags, first.date) == ("Ana", ("x",), date(2026, 2, 3))
    assert (second.title, second.body, second.publisher) == ("只有正文", "只有正文", "Notes")


READ_AS_JSON = (
    "what can be imported as JSON is a JSON Feed (a list `items`), the export of a Ghost site "
    "(`db`) and captions (`segments`, `events` and the like)"
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "cannot be read as JSON: line 1"),
        ("[" * 100_000, "cannot be read as JSON"),
        ("[]", f"is JSON, but holds a list; {READ_AS_JSON}"),
        ("3", f"is JSON, but holds one value; {READ_AS_JSON}"),
        ("{}", f"is JSON, but holds nothing; {READ_AS_JSON}"),
        ('{"posts": [], "items": 3}', f"is JSON, but holds `posts`, `items`; {READ_AS_JSON}"),
        (
            json.dumps(dict.fromkeys("abcdef")),
            f"is JSON, but holds `a`, `b`, `c`, `d`, `e` and others; {READ_AS_JSON}",
        ),
        ('{"items": []}', "the feed has no articles"),
    ],
)
def test_an_unreadable_json_feed(text: str, message: str) -> None:
    with pytest.raises(FileError) as caught:
        read(RawInput(text.encode(), "feed.json"), "json-feed")

    assert caught.value.message == message


VALUES = st.sampled_from([None, True, 3, "", "x", "https://a.b/c", "<p>x", [], ["x"], [{}], {}])


KEYS = ["id", "url", "title", "content_html", "content_text", "authors", "tags", "date_published"]


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES), max_size=3))
def test_any_values_in_a_json_feed(items: list[dict[str, object]]) -> None:
    try:
        reading = read(RawInput(json.dumps({"items": items}).encode(), "f.json"), "json-feed")
    except PostkitError:
        return

    assert len(reading.articles) == len(items)


def test_plain_text_of_a_json_feed_stays_text() -> None:
    text = "# 不是标题\n- 不是列表\n\n1. *x* <b>\n---"

    (article,) = parse(
        json.dumps({"items": [{"id": "1", "content_text": text}]}), "feed.json"
    ).articles

    assert article.body == "\\# 不是标题  \n\\- 不是列表\n\n1\\. \\*x\\* &lt;b>  \n\\---"
