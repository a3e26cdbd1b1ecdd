"""The export of a Blogger site: its posts and pages, without comments, settings and templates.

There are two forms, both Atom: the older one (Settings, Back up content) says in a category what
an entry is, that of Google Takeout (`feed.atom`) in elements of its own.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from posixpath import basename
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from postkit.errors import FileError
from postkit.ingest.article import Article, Reading
from postkit.ingest.dates import parse_date
from postkit.ingest.feed_items import FeedItems, NotWellFormed
from postkit.ingest.html import Element, parse_html, tree_to_markdown
from postkit.ingest.raw_input import RawInput
from postkit.ingest.titles import opening_words
from postkit.named_tuples import NamedTuple

_ATOM = "{http://www.w3.org/2005/Atom}"
_DRAFT = "{http://purl.org/atom/app#}draft"
_KIND = "http://schemas.google.com/g/2005#kind"
_NOT_POSTS = {"comment": "comments of readers", "settings": "settings", "template": "templates"}
"""The kinds of entries that are no posts, in words."""


class _Entry(NamedTuple):
    """One entry: its elements by their names without namespace, and its lists."""

    values: Mapping[str, str]
    labels: tuple[str, ...]
    url: str
    author: str
    kind: str
    is_draft: bool

    @property
    def left_out(self) -> str:
        """What it is, if it is no post; empty for a post."""
        if self.kind not in ("post", "page"):
            return _NOT_POSTS.get(self.kind, f"entries of the kind {self.kind}")
        return "posts in the trash" if self.values.get("trashed") else ""


def parts(raw: RawInput) -> Iterator[Reading]:
    """Yield the posts of an export, a few at a time.

    Raises:
        FileError: it is not well-formed, or declares entities.
    """
    with raw.open() as stream:
        try:
            items = FeedItems(stream, raw.name)
        except NotWellFormed as error:
            message = f"the export is not well-formed ({error}); download it again"
            raise FileError(message, path=raw.name) from error
        left_out = Counter(entry.left_out for batch, _ in items.batches() for entry in _read(batch))
        posts = left_out.pop("", 0)
        gone = ", ".join(f"{kind} ({count})" for kind, count in left_out.items())
        notes = (f"not imported: {gone}",) if gone else ()
        site = ElementTree.fromstring(items.channel()).findtext(f"{_ATOM}title", "").strip()
        for batch, lines in items.batches():
            articles = tuple(
                _article(entry, line, site)
                for entry, line in zip(_read(batch), lines, strict=True)
                if not entry.left_out
            )
            yield Reading(articles, notes=notes, total=posts)
            notes = ()


def _read(batch: bytes) -> Iterator[_Entry]:
    for entry in ElementTree.fromstring(batch):
        values = {
            child.tag.rpartition("}")[2]: (child.text or "").strip() for child in reversed(entry)
        }
        labels: list[str] = []
        kind = values.get("type", "post").lower()
        for category in entry.findall(f"{_ATOM}category"):
            term = category.get("term", "")
            if category.get("scheme") == _KIND:
                kind = term.rpartition("#")[2]
            elif term:
                labels.append(term)
        links = {link.get("rel"): link.get("href", "") for link in entry.findall(f"{_ATOM}link")}
        draft = next(entry.iter(_DRAFT), None)
        yield _Entry(
            values,
            tuple(dict.fromkeys(labels)),
            links.get("alternate", ""),
            entry.findtext(f"{_ATOM}author/{_ATOM}name", "").strip(),
            kind,
            values.get("status") == "DRAFT" or (draft is not None and draft.text == "yes"),
        )


def _article(entry: _Entry, line: int, site: str) -> Article:
    values = entry.values
    root = parse_html(values.get("content", ""))
    _read_captions(root)
    body = tree_to_markdown(root, entry.url)
    status = (entry.kind if entry.kind != "post" else "", "draft" if entry.is_draft else "")
    address = urlsplit(entry.url).path or values.get("filename", "")
    return Article(
        title=" ".join(html.unescape(values.get("title", "")).split()) or opening_words(body.text),
        body=body.text,
        line=line,
        url=entry.url,
        publisher=site,
        author=entry.author,
        date=_day(values, "published"),
        updated=_day(values, "updated"),
        status=", ".join(filter(None, status)),
        summary=" ".join(values.get("metaDescription", "").split()),
        tags=entry.labels,
        id=unquote(basename(address)).removesuffix(".html"),
        unique_id=values.get("id", ""),
        shown=body.shown,
        left_out=body.left_out,
    )


def _read_captions(root: Element) -> None:
    """Make a figure of each table that Blogger's editor puts around a picture and its caption."""
    for table in root.walk():
        if table.tag == "table" and "tr-caption-container" in table.classes:
            cells = [cell for cell in table.walk() if cell.tag == "td"]
            if len(cells) == 2 and "tr-caption" in cells[1].classes:
                table.tag, table.attributes = "figure", {}
                caption = Element("figcaption", {}, cells[1].children)
                table.children = [*cells[0].children, caption]


def _day(values: Mapping[str, str], key: str) -> date | None:
    return parse_date(values.get(key, ""))
