"""The export of a WordPress site (WXR): its posts and pages, without menus and attachments.

What an export holds is not what WordPress shows: it makes paragraphs of blank lines, and
of shortcodes what their plug-ins show. `wordpress_text` does that for the text of a post.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree

from postkit.ingest import feed
from postkit.ingest.article import Article, Reading
from postkit.ingest.dates import parse_date
from postkit.ingest.feed_items import FeedItems, NotWellFormed
from postkit.ingest.fetch import is_web_address
from postkit.ingest.html import parse_html
from postkit.ingest.html.sanitize import shown_text
from postkit.ingest.raw_input import RawInput
from postkit.ingest.titles import opening_words
from postkit.ingest.wordpress_text import Library, Picture, to_markdown, with_footnotes
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

_NOT_XML = lazy_compile("[\0-\x08\x0e-\x1f]")
_AMPERSAND = lazy_compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)(\w{1,31};)?")
_AUTHOR = lazy_compile(
    r"<wp:author_login>(?:<!\[CDATA\[)?(?P<login>[^<\]]{1,200}).{0,400}?"
    r"<wp:author_display_name>(?:<!\[CDATA\[)?(?P<name>[^<\]]{1,200})",
    re.DOTALL,
)
_NOT_POSTS = {
    "attachment": "media files",
    "nav_menu_item": "menu items",
    "revision": "revisions",
    "wp_block": "reusable blocks",
    "wp_navigation": "menus",
}
"""The types of items that are no posts, in words; other types of WordPress itself are settings."""
_SETTINGS = frozenset(["custom_css", "customize_changeset", "oembed_cache", "user_request"])
_DISCARDED = frozenset(["trash", "auto-draft", "inherit"])


class _Item(NamedTuple):
    """One item: its elements by their names without namespace, and lists that may be long."""

    values: dict[str, str]
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    thumbnail: str
    comments: int
    custom_fields: int

    @property
    def left_out(self) -> str:
        """What it is, if it is no post; empty for a post."""
        kind = self.values.get("post_type", "post")
        if kind in _NOT_POSTS:
            return _NOT_POSTS[kind]
        if kind in _SETTINGS or kind.startswith("wp_"):
            return "settings"
        return "posts in the trash" if self.values.get("status") in _DISCARDED else ""


class _Site(NamedTuple):
    """What is known of the whole export before its posts are read."""

    pictures: dict[str, Picture]
    by_post: dict[str, list[str]]
    authors: dict[str, str]
    name: str
    url: str
    language: str
    notes: tuple[str, ...]
    posts: int


def parts(raw: RawInput) -> Iterator[Reading]:
    """Yield the posts of an export, a few at a time.

    Raises:
        FileError: it breaks off, or declares entities.
    """
    with raw.open() as stream:
        try:
            items = FeedItems(stream, raw.name)
        except NotWellFormed:
            clean = "" if raw.is_large else _well_formed(raw.text)
            if clean in ("", raw.text):
                yield from feed.parts(raw)
            else:
                yield from parts(RawInput(clean.encode(), raw.name, "utf-8", raw.url))
            return
        site = _read_site(items)
        for number, (batch, lines) in enumerate(items.batches()):
            articles = tuple(
                _article(item, line, site)
                for item, line in zip(_read_items(batch), lines, strict=True)
                if not item.left_out
            )
            yield Reading(articles, notes=() if number else site.notes, total=site.posts)


def _well_formed(text: str) -> str:
    """Return `text` without what WordPress and Squarespace write and XML does not allow.

    That is control characters, which no browser shows (office programs break a line with two
    of them), and outside of CDATA `&` in addresses and names as `&nbsp;`.
    """
    text = _NOT_XML.sub("", text.replace("\x0b", "\n").replace("\x0c", "\n"))
    first, *sections = text.split("<![CDATA[")
    pieces = [_escaped(first)]
    for section in sections:
        inside, end, outside = section.partition("]]>")
        pieces += ["<![CDATA[", inside, end, _escaped(outside)]
    return "".join(pieces)


def _escaped(text: str) -> str:
    return _AMPERSAND.sub(lambda match: html.escape(html.unescape(match[0])), text)


def _read_items(batch: bytes) -> Iterator[_Item]:
    channel = ElementTree.fromstring(batch)[0]
    for item in channel:
        values: dict[str, str] = {}
        terms: dict[str, list[str]] = {"category": [], "post_tag": []}
        thumbnail, comments, custom_fields = "", 0, 0
        for element in item:
            space, _, name = element.tag.rpartition("}")
            text = (element.text or "").strip()
            if name == "category":
                # The format, such as an aside, is how a theme shows a post.
                domain = element.get("domain", "")
                if text and domain != "post_format":
                    terms["category" if domain == "category" else "post_tag"].append(text)
            elif name == "postmeta":
                pair = [(part.text or "").strip() for part in element]
                key, value = (*pair, "", "")[:2]
                thumbnail = value if key == "_thumbnail_id" else thumbnail
                if key == "footnotes":
                    values["footnotes"] = value
                else:
                    # Those that begin with `_` are WordPress's own, or a plug-in's.
                    custom_fields += not key.startswith("_")
            elif name == "comment":
                comments += 1
            elif name == "encoded":
                values["excerpt" if "excerpt" in space else "content"] = text
            else:
                values.setdefault(name, text)
        categories, tags = (tuple(dict.fromkeys(names)) for names in terms.values())
        yield _Item(values, categories, tags, thumbnail, comments, custom_fields)


def _read_site(items: FeedItems) -> _Site:
    """Read what posts need of other items: pictures come after the posts that show them."""
    pictures: dict[str, Picture] = {}
    by_post: dict[str, list[str]] = {}
    left_out: Counter[str] = Counter()
    posts = 0
    for batch, _ in items.batches():
        for item in _read_items(batch):
            values = item.values
            left_out[item.left_out] += 1
            left_out["comments of readers"] += item.comments
            if not item.left_out:
                posts += 1
                left_out["custom fields"] += item.custom_fields
            address = values.get("attachment_url", "")
            if address:
                caption = values.get("excerpt", "")
                number = values.get("post_id", "")
                pictures[number] = Picture(address, _plain(values.get("title", "")), caption)
                by_post.setdefault(values.get("post_parent", ""), []).append(number)
    del left_out[""]
    head = items.channel().decode("utf-8", "replace")
    gone = ", ".join(f"{kind} ({count})" for kind, count in left_out.items() if count)
    return _Site(
        pictures,
        by_post,
        {match["login"]: match["name"] for match in _AUTHOR.finditer(head)},
        _plain(_of_channel(head, "title")),
        _of_channel(head, "link"),
        _of_channel(head, "language"),
        (f"not imported: {gone}",) if gone else (),
        posts,
    )


def _of_channel(head: str, tag: str) -> str:
    """Return what the head of an export says in `tag`; a long head is cut off, so no XML."""
    found = re.search(rf"<{tag}>(?:<!\[CDATA\[)?([^<\]]{{0,1000}})", head)
    return html.unescape(found[1]).strip() if found else ""


def _article(item: _Item, line: int, site: _Site) -> Article:
    values = item.values
    url = urljoin(site.url, values.get("link", ""))
    url = url if is_web_address(url) else ""
    own = site.by_post.get(values.get("post_id", ""), [])
    content = with_footnotes(values.get("content", ""), values.get("footnotes", ""))
    body = to_markdown(content, url, Library(site.pictures, own))
    summary = to_markdown(values.get("excerpt", ""), url, Library({}))
    thumbnail = site.pictures.get(item.thumbnail)
    picture = thumbnail.address if thumbnail else ""
    login = values.get("creator", "")
    return Article(
        title=_plain(values.get("title", "")) or opening_words(body.text),
        body=body.text,
        line=line,
        url=url,
        publisher=site.name,
        author=site.authors.get(login, login),
        # The day that the site showed; `pubDate` is in UTC.
        date=_day(values.get("post_date", "")) or _day(values.get("pubDate", "")),
        updated=_day(values.get("post_modified", "")),
        status=_status(values),
        language=site.language,
        summary=" ".join(summary.shown.split()),
        tags=item.tags,
        categories=item.categories,
        id=unquote(values.get("post_name", "")),
        image=picture,
        shown=body.shown,
        left_out=body.left_out,
    )


def _status(values: Mapping[str, str]) -> str:
    kind, status = values.get("post_type", "post"), values.get("status", "publish")
    found = (
        kind if kind != "post" else "",
        status if status != "publish" else "",
        "with a password" if values.get("post_password") else "",
    )
    return ", ".join(filter(None, found))


def _plain(title: str) -> str:
    return " ".join(shown_text(parse_html(title)).split())


def _day(text: str) -> date | None:
    return None if text.startswith(("0000", "-")) else parse_date(text)
