"""Feeds: RSS, Atom and RDF by feedparser, JSON Feed by its own few keys."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Mapping
from typing import Any

from postkit.errors import FileError
from postkit.ingest.article import Article, Fragment, Reading
from postkit.ingest.dates import parse_date
from postkit.ingest.html import from_html, parse_html
from postkit.ingest.paragraphs import plain_to_markdown, to_markdown
from postkit.ingest.raw_input import RawInput
from postkit.ingest.titles import opening_words
from postkit.lazy_patterns import lazy_compile

_ITEM = lazy_compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
# What expat says where the text ends too early (pyexpat's messages).
_CUT_OFF = ("no element found", "unclosed token", "unclosed CDATA section")
_PLACE = lazy_compile(r"<unknown>:(\d+):(\d+): (.*)")
_DATES = ("published", "updated", "created")
_LONGEST_SUMMARY = 300


def read(raw: RawInput) -> Reading:
    """Return the articles of an RSS, Atom or RDF feed.

    Raises:
        FileError: it breaks off, or is no feed.
    """
    import feedparser

    text = raw.text
    # feedparser reads the encoding from a server's answer; the text is decoded already.
    headers = {"content-type": "application/xml; charset=utf-8"}
    if raw.url:
        headers["content-location"] = raw.url
    parsed = feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers=headers,
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    notes = _check(raw, parsed)
    lines = _item_lines(text)
    channel = parsed.feed
    articles: list[Article] = []
    unplaced: list[Fragment] = []
    for number, entry in enumerate(parsed.entries):
        line = lines[number] if number < len(lines) else 1
        article, rest = _article(entry, channel, line)
        articles.append(article)
        unplaced += rest
    return Reading(tuple(articles), tuple(unplaced), tuple(notes))


def _check(raw: RawInput, parsed: Any) -> list[str]:
    """Return remarks about a feed that is not well-formed.

    Raises:
        FileError: too little of it can be read.
    """
    problem = parsed.get("bozo_exception")
    place = _PLACE.match(str(problem)) if problem else None
    # feedparser puts an XML declaration on a line before a feed that has none.
    added = not raw.text.startswith("<?xml")
    where = f"line {max(int(place[1]) - added, 1)}: {place[3]}" if place else str(problem)
    if place and place[3].startswith(_CUT_OFF):
        raise FileError(f"the feed breaks off ({where}); get it again", path=raw.name)
    if not parsed.entries and (problem or not parsed.get("version")):
        raise FileError(
            f"cannot be read as a feed ({where})" if problem else "is not a feed",
            path=raw.name,
        )
    if not parsed.entries:
        raise FileError("the feed holds no article", path=raw.name)
    return [f"the feed is not well-formed ({where}); read as well as could be"] if place else []


def _item_lines(text: str) -> list[int]:
    """Return the line on which each item starts."""
    lines: list[int] = []
    line, at = 1, 0
    for match in _ITEM.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        lines.append(line)
    return lines


def _article(entry: Any, channel: Any, line: int) -> tuple[Article, list[Fragment]]:
    url = _url(entry)
    contents = [one.get("value") or "" for one in entry.get("content", ())]
    description = _string(entry, "summary")
    content = max(contents, key=len, default="") or description
    body = _markdown(content, url)
    summary, unplaced = "", []
    if description and description not in contents and contents:
        told = _markdown(description, url)
        if len(told) <= _LONGEST_SUMMARY:
            summary = _plain(told)
        elif _letters(told).rstrip("…. ") not in _letters(body):
            unplaced = [Fragment(line, told, "a second text of the same article")]
    published = next(filter(None, (_string(entry, key) for key in _DATES)), "")
    return Article(
        title=_title(entry) or opening_words(body),
        body=body,
        line=line,
        url=url,
        publisher=_plain(_string(entry.get("source", {}), "title") or _string(channel, "title")),
        author=_plain(_string(entry, "author")),
        date=parse_date(published),
        language=_string(channel, "language"),
        summary=summary,
        tags=tuple(tag["term"] for tag in entry.get("tags", ()) if tag.get("term")),
        id=_string(entry, "id"),
    ), unplaced


def _title(entry: Any) -> str:
    """Return the title: what Atom calls text holds no markup, what may be HTML is read as such."""
    title = _string(entry, "title")
    if entry.get("title_detail", {}).get("type") == "text/plain":
        # Double escaping is common where a title is text.
        return " ".join(html.unescape(title).split())
    return " ".join(parse_html(title).text().split())


def _url(entry: Any) -> str:
    link = _string(entry, "link") or _string(entry, "id")
    return link if re.match(r"https?://", link) else ""


def _markdown(text: str, url: str) -> str:
    return from_html(text, url) if "<" in text or "&" in text else to_markdown(text)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"\\([\\*`_\]#>])|\*\*", lambda match: match[1] or "", text).split())


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def read_json(raw: RawInput) -> Reading:
    """Return the articles of a JSON Feed (jsonfeed.org, versions 1 and 1.1).

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
        raise FileError("is not a JSON Feed: it has no list `items`", path=raw.name)
    if not items:
        raise FileError("the feed holds no article", path=raw.name)
    return Reading(tuple(_json_article(item, feed) for item in items))


def _json_article(item: Mapping[str, Any], feed: Mapping[str, Any]) -> Article:
    url = _string(item, "url") or _string(item, "external_url")
    content = _string(item, "content_html")
    text = _string(item, "content_text") or _string(item, "summary")
    authors = item.get("authors") or [item.get("author") or feed.get("author")]
    names = [_string(one, "name") for one in _list(authors) if isinstance(one, dict)]
    body = from_html(content, url) if content else plain_to_markdown(text)
    return Article(
        title=" ".join(_string(item, "title").split()) or opening_words(body),
        body=body,
        url=url,
        publisher=_string(feed, "title"),
        author="、".join(name for name in names if name),
        date=parse_date(_string(item, "date_published") or _string(item, "date_modified")),
        language=_string(item, "language") or _string(feed, "language"),
        summary=_string(item, "summary") if content or item.get("content_text") else "",
        tags=tuple(tag for tag in _list(item.get("tags")) if isinstance(tag, str)),
        id=_string(item, "id"),
    )


def _string(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    return value.strip() if isinstance(value, str) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
