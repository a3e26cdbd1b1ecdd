"""Feeds: RSS, Atom and RDF, by feedparser."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from postkit.document.letters import letters
from postkit.errors import FileError
from postkit.ingest.article import Article, Fragment, Reading
from postkit.ingest.dates import parse_date
from postkit.ingest.feed_items import FeedItems, NotWellFormed
from postkit.ingest.fetch import is_web_address
from postkit.ingest.html import Converted, parse_html
from postkit.ingest.html import to_markdown as html_to_markdown
from postkit.ingest.html.escape import escape
from postkit.ingest.html.sanitize import resolved, shown_text
from postkit.ingest.html.targets import destination
from postkit.ingest.paragraphs import looks_like_html, text_to_markdown
from postkit.ingest.raw_input import RawInput
from postkit.ingest.titles import opening_words
from postkit.ingest.untyped_values import text_at
from postkit.lazy_patterns import lazy_compile

_ITEM = lazy_compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
# What expat says where the text ends too early (pyexpat's messages).
_CUT_OFF = ("no element found", "unclosed token", "unclosed CDATA section")
_PLACE = lazy_compile(r"<unknown>:(\d+):(\d+): (.*)")
_TOO_MANY_ATTRIBUTES = rb"""<[^\s<>"'=/]+(?:\s+[^\s<>"'=/]+\s*=\s*(?:"[^"<]*"|'[^'<]*')){1000}"""
_INSTALL = "reading a feed needs feedparser: pip install 'postkit-lint[import]'"
_LONGEST_SUMMARY = 300


def parts(raw: RawInput) -> Iterator[Reading]:
    """Yield the articles of an RSS, Atom or RDF feed, a few at a time.

    Raises:
        FileError: it breaks off, is not a feed, or feedparser is not installed.
    """
    try:
        import feedparser
    except ImportError as error:
        raise FileError(_INSTALL, path=raw.name) from error
    with raw.open() as stream:
        try:
            items = FeedItems(stream, raw.name)
        except NotWellFormed as error:
            if raw.is_large:
                raise FileError(
                    f"the feed is not well-formed ({error}); fix it", path=raw.name
                ) from error
            yield _whole(raw)
            return
        if not items.lines:
            yield _whole(raw)
            return
        channel = _parse(feedparser, items.channel(), raw).feed
        for feed, lines in items.batches():
            yield _reading(_parse(feedparser, feed, raw).entries, channel, lines, len(items.lines))


def _whole(raw: RawInput) -> Reading:
    """Return the articles of a feed whose XML has a slip, as far as it can be read.

    Raises:
        FileError: it breaks off, or is not a feed.
    """
    import feedparser

    parsed = _parse(feedparser, raw.text.encode("utf-8", "replace"), raw)
    notes = _check(raw, parsed)
    reading = _reading(parsed.entries, parsed.feed, _item_lines(raw.text), len(parsed.entries))
    return reading._replace(notes=tuple(notes))


def _parse(feedparser: Any, data: bytes, raw: RawInput) -> Any:
    if re.search(_TOO_MANY_ATTRIBUTES, data):
        # The standard library looks through all of them for each of them.
        raise FileError("cannot be read as a feed: a tag has 1,000 attributes", path=raw.name)
    # feedparser reads the encoding from a server's answer; the text is decoded already.
    headers = {"content-type": "application/xml; charset=utf-8"}
    if raw.url:
        headers["content-location"] = raw.url
    try:
        return feedparser.parse(
            io.BytesIO(data),
            response_headers=headers,
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:
        # A closing tag without its opening one leaves feedparser without a place for tags.
        raise FileError("cannot be read as a feed: its tags do not match", path=raw.name) from error


def _reading(entries: Sequence[Any], channel: Any, lines: Sequence[int], total: int) -> Reading:
    articles: list[Article] = []
    unplaced: list[Fragment] = []
    for number, entry in enumerate(entries):
        line = lines[number] if number < len(lines) else 1
        article, rest = _article(entry, channel, line)
        articles.append(article)
        unplaced += rest
    return Reading(tuple(articles), tuple(unplaced), total=total)


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
        raise FileError(f"the feed ends too early ({where}); download it again", path=raw.name)
    if not parsed.entries and (problem or not parsed.get("version")):
        raise FileError(
            f"cannot be read as a feed ({where})" if problem else "is not a feed",
            path=raw.name,
        )
    if not parsed.entries:
        raise FileError("the feed has no articles", path=raw.name)
    return [f"the feed is not well-formed ({where}); read as far as possible"] if place else []


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
    contents = [item for item in entry.get("content", ()) if item.get("value")]
    description = text_at(entry, "summary")
    content = max(contents, key=lambda item: len(item["value"]), default=None)
    main = content or {"value": description, **entry.get("summary_detail", {})}
    body = _converted(main, url)
    summary, unplaced = "", []
    if (
        description
        and content
        and description not in [candidate["value"] for candidate in contents]
    ):
        other = _converted({"value": description, **entry.get("summary_detail", {})}, url).text
        if len(other) <= _LONGEST_SUMMARY:
            summary = _plain(other)
        elif letters(other) not in letters(body.text):
            unplaced = [Fragment(line, other, "a second text of the same article")]
    text = "\n\n".join(filter(None, (body.text, *_enclosures(entry, body.text))))
    return Article(
        title=_title(entry) or opening_words(text),
        body=text,
        line=line,
        url=url,
        publisher=_plain(text_at(entry.get("source", {}), "title") or text_at(channel, "title")),
        author=_authors(entry) or _plain(text_at(channel, "author")),
        date=_date(entry, "published", "created", "updated"),
        updated=_date(entry, "updated"),
        language=text_at(entry, "language") or text_at(channel, "language"),
        summary=summary,
        tags=tuple(dict.fromkeys(tag["term"] for tag in entry.get("tags", ()) if tag.get("term"))),
        id=text_at(entry, "id"),
        shown=body.shown,
        left_out=body.left_out,
    ), unplaced


def _converted(content: Mapping[str, Any], url: str) -> Converted:
    """Return a text of an item; addresses in it count from its base, or from the item."""
    value = str(content.get("value") or "")
    base = str(content.get("base") or "")
    kind = str(content.get("type"))
    if kind.startswith("text/") and kind.endswith("markdown"):
        return Converted(value.strip(), (), value)
    is_text = kind == "text/plain" and not looks_like_html(value)
    if is_text or ("<" not in value and "&" not in value):
        return Converted(text_to_markdown(value), (), value)
    return html_to_markdown(value, base if is_web_address(base) else url)


def _authors(entry: Any) -> str:
    names = [_plain(text_at(author, "name")) for author in entry.get("authors", ())]
    return "、".join(dict.fromkeys(filter(None, names))) or _plain(text_at(entry, "author"))


def _date(entry: Any, *keys: str) -> date | None:
    # Asked for `updated`, feedparser answers with `published` and a warning.
    values = (dict.get(entry, key) or "" for key in keys)
    return parse_date(next(filter(None, values), ""))


def _enclosures(entry: Any, body: str) -> Iterator[str]:
    """Yield the files that an item carries and its text does not show."""
    for enclosure in entry.get("enclosures", ()):
        address, kind = resolved(text_at(enclosure, "href"), ""), text_at(enclosure, "type")
        if not address or address in body:
            continue
        if kind.startswith("image/"):
            yield f"![]({destination(address)})"
        elif kind.startswith(("audio/", "video/")):
            tag = kind.partition("/")[0]
            yield f'<{tag} controls src="{html.escape(address)}"></{tag}>'
        else:
            yield f"[{escape(address.rstrip('/').rpartition('/')[2])}]({destination(address)})"


def _title(entry: Any) -> str:
    """Return the title: what Atom calls text holds no markup, what may be HTML is read as such."""
    title = text_at(entry, "title")
    if entry.get("title_detail", {}).get("type") == "text/plain":
        # Double escaping is common where a title is text.
        return " ".join(html.unescape(title).split())
    return " ".join(shown_text(parse_html(title)).split())


def _url(entry: Any) -> str:
    link = text_at(entry, "link") or text_at(entry, "id")
    return link if is_web_address(link) else ""


def _plain(text: str) -> str:
    return " ".join(re.sub(r"\\([\\*`_\]#>])|\*\*", lambda match: match[1] or "", text).split())
