"""What clipping tools write around a text: front matter, and an excerpt before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from postkit.ingest.article import Article
from postkit.ingest.dates import parse_date
from postkit.lazy_patterns import lazy_compile

_KNOWN_KEYS = {
    "title": ("title", "标题"),
    "url": ("url", "source", "link", "source_url", "sourceUrl", "来源"),
    "publisher": ("publisher", "site", "channel", "source"),
    "author": ("author", "authors", "作者"),
    "date": ("date", "published", "created", "pubDate", "date created", "日期"),
    "updated": (
        *("updated", "modified", "lastmod", "last_modified_at", "updatedDate", "date modified"),
    ),
    "language": ("lang", "language", "locale"),
    "summary": ("summary", "description", "excerpt"),
    "tags": ("tags", "keywords", "标签"),
    "categories": ("categories",),
    "id": ("id", "guid"),
    "image": ("image", "cover", "thumbnail", "featured_image", "heroImage"),
}
"""Where the front matter of a clipping says what a draft needs to know."""
ADDRESS = lazy_compile(r"https?://(?:[^\s，。；、]+\Z|[!-~]+)")
"""An address. Only one that nothing follows may hold Chinese: else it may be the sentence."""
_WIKILINK = lazy_compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_EXCERPT = lazy_compile(r"\s*> ## Excerpt\n((?:>[^\n]*\n)*)\n*---\n+")
"""What MarkDownload puts before the text."""


def described_by(article: Article, values: Mapping[str, Any]) -> Article:
    """Return `article` with what `values` of its front matter, or the like, say."""
    found: dict[str, Any] = {}
    used: set[str] = set()
    for name, keys in _KNOWN_KEYS.items():
        for key in keys:
            value = _READ[name](values[key]) if key in values and key not in used else None
            if value:
                found[name] = value
                used.add(key)
                break
    # Whether it is on its site; the draft that it becomes is on none.
    used |= {key for key in ("draft", "published") if isinstance(values.get(key), bool)}
    if values.get("draft") is True or values.get("published") is False:
        found["status"] = "draft"
    extra = {
        key: value
        for key, value in values.items()
        if key not in used and value not in (None, "", [], {})
    }
    return replace(article, **found, extra=extra)


def split_excerpt(body: str) -> tuple[str, str]:
    """Return the excerpt before a text, empty where there is none, and the text alone."""
    match = _EXCERPT.match(body)
    if match is None:
        return "", body
    return " ".join(match[1].replace(">", " ").split()), body[match.end() :]


def _text(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "、".join(map(_text, value))
    # Obsidian Web Clipper makes a link to a note of each name.
    return _WIKILINK.sub(r"\1", str(value).strip()) if isinstance(value, str | int) else ""


def _url(value: Any) -> str:
    match = ADDRESS.match(value.strip()) if isinstance(value, str) else None
    return match[0] if match else ""


def _day(value: Any) -> date | None:
    return value if isinstance(value, date) else parse_date(_text(value))


def _tags(value: Any) -> tuple[str, ...]:
    items = re.split("[,，、;；]", value) if isinstance(value, str) else value
    return tuple(_strings(items)) if isinstance(items, list) else ()


def _categories(value: Any) -> tuple[str, ...]:
    """Return the names in a text or a list; in a list of Hexo, each may be a path of them."""
    if not isinstance(value, list):
        return (_text(value),) if _text(value) else ()
    return tuple(dict.fromkeys(name for item in value for name in _categories(item)))


def _strings(values: list[Any]) -> Iterator[str]:
    texts = (_text(value).removeprefix("#") for value in values)
    return (text for text in texts if text)


_READ: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("title", "publisher", "author", "language", "summary", "id"), _text),
    **dict.fromkeys(("url", "image"), _url),
    **dict.fromkeys(("date", "updated"), _day),
    "tags": _tags,
    "categories": _categories,
}
