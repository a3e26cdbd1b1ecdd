"""JSON Feed (jsonfeed.org, versions 1 and 1.1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from postkit.errors import FileError
from postkit.ingest.article import Article, Reading
from postkit.ingest.dates import parse_date
from postkit.ingest.html import Converted, to_markdown
from postkit.ingest.paragraphs import plain_to_markdown
from postkit.ingest.raw_input import RawInput
from postkit.ingest.titles import opening_words
from postkit.ingest.untyped_values import as_list, text_at

_KINDS = (
    "what can be imported as JSON is a JSON Feed (a list `items`), the export of a Ghost site "
    "(`db`) and captions (`segments`, `events` and the like)"
)
_SHOWN = 5
"""How many keys of another kind of JSON are named."""


def read(raw: RawInput) -> Reading:
    """Return the articles of a JSON Feed.

    Raises:
        FileError: it is not JSON, or no JSON Feed.
    """
    try:
        feed = json.loads(raw.text)
    except (json.JSONDecodeError, RecursionError) as error:
        where = f": line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise FileError(f"cannot be read as JSON{where}", path=raw.name) from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise FileError(f"{_seen(feed)}; {_KINDS}", path=raw.name)
    if not items:
        raise FileError("the feed has no articles", path=raw.name)
    return Reading(tuple(_json_article(item, feed) for item in items))


def _seen(value: object) -> str:
    """Say what a file holds that is no JSON Feed."""
    if not isinstance(value, dict):
        return f"is JSON, but holds {'a list' if isinstance(value, list) else 'one value'}"
    keys = [f"`{key}`" for key in list(value)[:_SHOWN]]
    more = " and others" if len(value) > _SHOWN else ""
    return f"is JSON, but holds {', '.join(keys) or 'nothing'}{more}"


def _json_article(item: Mapping[str, Any], feed: Mapping[str, Any]) -> Article:
    url = text_at(item, "url") or text_at(item, "external_url")
    content = text_at(item, "content_html")
    text = text_at(item, "content_text") or text_at(item, "summary")
    authors = item.get("authors") or [item.get("author") or feed.get("author")]
    names = [text_at(author, "name") for author in as_list(authors) if isinstance(author, dict)]
    body = to_markdown(content, url) if content else Converted(plain_to_markdown(text), (), text)
    return Article(
        title=" ".join(text_at(item, "title").split()) or opening_words(body.text),
        body=body.text,
        line=0,
        url=url,
        publisher=text_at(feed, "title"),
        author="、".join(name for name in names if name),
        date=parse_date(text_at(item, "date_published") or text_at(item, "date_modified")),
        language=text_at(item, "language") or text_at(feed, "language"),
        summary=text_at(item, "summary") if content or item.get("content_text") else "",
        tags=tuple(tag for tag in as_list(item.get("tags")) if isinstance(tag, str)),
        id=text_at(item, "id"),
        image=text_at(item, "image"),
        updated=parse_date(text_at(item, "date_modified")),
        shown=body.shown,
        left_out=body.left_out,
    )
