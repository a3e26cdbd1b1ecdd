"""The export of a Ghost site (Settings, Migration, Export content): its posts and pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, tzinfo
from html import escape
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from postkit.errors import FileError
from postkit.ingest.article import Article, Fragment, Reading
from postkit.ingest.dates import parse_date
from postkit.ingest.html import Converted, to_markdown
from postkit.ingest.paragraphs import plain_to_markdown
from postkit.ingest.raw_input import RawInput
from postkit.ingest.titles import opening_words
from postkit.ingest.untyped_values import as_list

_SITE = "__GHOST_URL__"
"""What an export has for the address of the site."""

_Row = Mapping[str, Any]


def read(raw: RawInput) -> Reading:
    """Return the posts of an export.

    Raises:
        FileError: it is not JSON, or no export of Ghost.
    """
    try:
        tables = json.loads(raw.text)["db"][0]["data"]
        posts = list(_rows(tables, "posts"))
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as error:
        raise FileError("is not an export of Ghost, or is damaged", path=raw.name) from error
    if not posts:
        raise FileError("the export has no posts", path=raw.name)
    tags = _names_by_post(tables, "posts_tags", "tag_id", "tags")
    authors = _names_by_post(tables, "posts_authors", "author_id", "users")
    settings = {_text(row, "key"): _text(row, "value") for row in _rows(tables, "settings")}
    zone = _zone(settings)
    metas = {_text(row, "post_id"): row for row in _rows(tables, "posts_meta")}
    return Reading(
        tuple(
            _article(
                {**metas.get(_text(post, "id"), {}), **post},
                tags.get(_text(post, "id"), ()),
                authors.get(_text(post, "id"), ()),
                settings,
                zone,
            )
            for post in posts
        ),
        tuple(_unread(posts)),
    )


def _unread(posts: Iterable[_Row]) -> Iterator[Fragment]:
    """Yield the texts that an export has as the editor keeps them, and not as HTML."""
    for post in posts:
        if source := _unread_source(post):
            reason = "the text is only in the form of Ghost's editor"
            yield Fragment(0, source, reason, _text(post, "title"))


def _unread_source(post: _Row) -> str:
    if _text(post, "html") or _text(post, "plaintext"):
        return ""
    return _text(post, "lexical") or _text(post, "mobiledoc")


def _article(
    post: _Row,
    tags: tuple[str, ...],
    authors: tuple[str, ...],
    settings: Mapping[str, str],
    zone: tzinfo,
) -> Article:
    html, plain = _text(post, "html"), _text(post, "plaintext")
    body = to_markdown(html) if html else Converted(plain_to_markdown(plain), (), plain)
    picture = _text(post, "feature_image")
    return Article(
        title=" ".join(_text(post, "title").split()) or opening_words(body.text),
        body=_with_caption(body.text, _text(post, "feature_image_caption"), picture),
        line=0,
        url=_text(post, "canonical_url"),
        publisher=settings.get("title", ""),
        author="、".join(authors),
        date=_day(_text(post, "published_at") or _text(post, "created_at"), zone),
        updated=_day(_text(post, "updated_at"), zone),
        status=_status(post),
        language=_text(post, "locale") or settings.get("lang", "") or settings.get("locale", ""),
        summary=" ".join(_text(post, "custom_excerpt").split()),
        # A tag that begins with `#` is for the site's layout only.
        tags=tuple(tag for tag in tags if not tag.startswith("#")),
        id=_text(post, "slug"),
        unique_id=_text(post, "uuid"),
        image=picture,
        shown=body.shown or _unread_source(post),
        left_out=body.left_out,
    )


def _zone(settings: Mapping[str, str]) -> tzinfo:
    """Return the time zone of the site; moments in an export are in UTC."""
    try:
        return ZoneInfo(settings.get("timezone") or settings.get("activeTimezone") or "UTC")
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return UTC


def _day(text: str, zone: tzinfo) -> date | None:
    """Return a moment as the site showed it."""
    found = parse_date(text)
    return found.astimezone(zone) if isinstance(found, datetime) and found.tzinfo else found


def _status(post: _Row) -> str:
    status, visibility = _text(post, "status"), _text(post, "visibility")
    found = (
        "page" if _text(post, "type") == "page" or post.get("page") in (1, True) else "",
        status if status not in ("published", "sent") else "",
        f"for {visibility} only" if visibility not in ("", "public") else "",
    )
    return ", ".join(filter(None, found))


def _with_caption(body: str, caption: str, picture: str) -> str:
    """Return `body` after the picture of the post, if that has a caption that would be lost."""
    if not (caption and picture):
        return body
    # The caption is HTML, the address is not.
    figure = f'<figure><img src="{escape(picture)}"><figcaption>{caption}</figcaption></figure>'
    return f"{to_markdown(figure).text}\n\n{body}"


def _names_by_post(
    tables: Mapping[str, Any], links: str, key: str, names: str
) -> dict[str, tuple[str, ...]]:
    """Return the names that each post is linked to, in the order that the site shows."""
    by_id = {_text(row, "id"): _text(row, "name") for row in _rows(tables, names)}
    found: dict[str, dict[str, None]] = {}
    for row in sorted(_rows(tables, links), key=_place):
        name = by_id.get(_text(row, key))
        if name:
            found.setdefault(_text(row, "post_id"), {})[name] = None
    return {post: tuple(ordered) for post, ordered in found.items()}


def _place(row: _Row) -> int:
    place = row.get("sort_order")
    return place if isinstance(place, int) else 0


def _rows(tables: Mapping[str, Any], name: str) -> Iterator[_Row]:
    rows = tables.get(name)
    yield from (row for row in as_list(rows) if isinstance(row, dict))


def _text(row: _Row, key: str) -> str:
    """Return a value as text; numbers are identifiers of old exports."""
    value = row.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip().replace(_SITE, "") if isinstance(value, str) else ""
