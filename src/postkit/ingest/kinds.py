"""Which kind of input something is, and the reader for it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from importlib import import_module

from postkit.errors import FileError, LimitError
from postkit.ingest.article import Reading
from postkit.ingest.captions import looks_like_captions
from postkit.ingest.captions.read import ENDINGS as CAPTION_ENDINGS
from postkit.ingest.raw_input import RawInput
from postkit.ingest.saved_page import is_saved_page
from postkit.ingest.transcript import looks_like_transcript
from postkit.lazy_patterns import lazy_compile

FORMATS: dict[str, str] = {
    "feed": "feed:parts",
    "wordpress": "wordpress:parts",
    "blogger": "blogger:parts",
    "ghost": "ghost:read",
    "substack": "substack:read",
    "json-feed": "json_feed:read",
    "flattened-feed": "flattened_feed:read",
    "page": "web_page:read",
    "subtitles": "captions:read",
    "transcript": "transcript:read",
    "text": "prose:read",
}
"""The kinds of input by name, with the reader of each: module and function."""

_ENDINGS = {
    ".rss": "feed",
    ".atom": "feed",
    ".md": "text",
    ".markdown": "text",
}
_HEAD = 4096
_MANY = 3000
_LEAST_BYTES = 320
"""More articles than `_MANY` have so many bytes each, or are refused."""
_FEED = lazy_compile(r"<(?:rss|feed|rdf:RDF|\w{1,20}:RDF)\b", re.IGNORECASE)
_WORDPRESS = lazy_compile(r"""xmlns:wp=["']https?://wordpress\.org/export/""")
_BLOGGER = lazy_compile(
    r"""tag:blogger\.com,\d{4}:blog-\d+\.archive<"""
    r"""|xmlns:blogger=["']https?://schemas\.google\.com/blogger/2018"""
)
_GHOST = lazy_compile(r'\{\s*"db"\s*:\s*\[\s*\{')
_SUBSTACK = ("post_id,", '"post_id",')
_PAGE = lazy_compile(r"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_OPML = lazy_compile(r"(?:<\?xml[^>]{0,200}>\s{0,100})?<opml\b", re.IGNORECASE)
_HTML = lazy_compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_MARKUP = lazy_compile(r"\s*<(?:\?xml|!--|!doctype|[a-z])", re.IGNORECASE)


def detect(raw: RawInput) -> str:
    """Return the name of the format that `raw` is in: by what it holds, then by its name.

    Raises:
        FileError: it is not text, or holds addresses only.
    """
    if raw.is_large:
        return _feed(raw.data.decode("ascii", "replace"))
    if is_saved_page(raw.data):
        return "page"
    text = raw.text
    head = text[:_HEAD]
    start = head.lstrip()
    ending = os.path.splitext(raw.name.lower())[1]
    if _GHOST.match(start):
        return "ghost"
    if start.startswith(_SUBSTACK):
        return "substack"
    if (
        start.startswith("{")
        and '"items"' in text
        and ("jsonfeed.org" in head or ending == ".json")
    ):
        return "json-feed"
    if _MARKUP.match(start) and _FEED.search(head):
        return _feed(head)
    if _OPML.match(start):
        raise FileError("is a list of feeds (OPML); import the feeds that it names", path=raw.name)
    if _PAGE.match(start) or (_MARKUP.match(start) and _is_in_page(head, ending)):
        return "page"
    if looks_like_captions(raw):
        return "subtitles"
    if "<![CDATA[" in text and not start.startswith("---"):
        return "flattened-feed"
    if start.startswith(("---\n", "+++\n")):
        return "text"
    if ending in CAPTION_ENDINGS:
        return "subtitles"
    return _ENDINGS.get(ending) or _by_look(text, start, ending)


def _is_in_page(head: str, ending: str) -> bool:
    """Tell whether a page begins after something else: a comment, a message of the server."""
    return ending not in (".md", ".markdown") and _HTML.search(head) is not None


def _feed(head: str) -> str:
    if _BLOGGER.search(head):
        return "blogger"
    return "wordpress" if _WORDPRESS.search(head) else "feed"


def _by_look(text: str, start: str, ending: str) -> str:
    if ending in (".html", ".htm", ".xhtml"):
        return "page"
    if ending in (".xml", ".json"):
        return "feed" if ending == ".xml" else "json-feed"
    if start.startswith("<![CDATA["):
        return "flattened-feed"
    return "transcript" if looks_like_transcript(text) else "text"


def read_in_parts(raw: RawInput, name: str | None = None) -> Iterator[Reading]:
    """Yield the articles in `raw`, those of a feed a few at a time.

    Args:
        raw: the input.
        name: a key of `FORMATS`; detected where None.

    Raises:
        FileError: the input cannot be read in that format.
    """
    module, _, function = FORMATS[name or detect(raw)].partition(":")
    reader: Callable[[RawInput], Reading | Iterator[Reading]] = getattr(
        import_module(f"postkit.ingest.{module}"), function
    )
    notes = raw.notes
    try:
        result = reader(raw)
        for reading in [result] if isinstance(result, Reading) else result:
            _check_lengths(raw, reading.total or len(reading.articles))
            yield reading._replace(notes=(*notes, *reading.notes))
            notes = ()
    except LimitError as error:
        raise FileError(error.message, path=raw.name) from error


def _check_lengths(raw: RawInput, total: int) -> None:
    """Check that many articles are not tiny.

    To make and write a draft takes a millisecond and a half, however short it is. An item of a
    feed has as many bytes with its address, its date and two sentences.

    Raises:
        FileError: they are.
    """
    if total > _MANY and raw.size < total * _LEAST_BYTES:
        raise FileError(
            f"holds {total:,} articles of {raw.size // total} bytes, which are too many for so "
            f"little text; import it in parts of at most {_MANY:,} articles",
            path=raw.name,
        )


def read(raw: RawInput, name: str | None = None) -> Reading:
    """Return all articles in `raw`; arguments and errors are those of `read_in_parts`."""
    parts = list(read_in_parts(raw, name))
    return Reading(
        tuple(article for part in parts for article in part.articles),
        tuple(fragment for part in parts for fragment in part.unplaced),
        tuple(note for part in parts for note in part.notes),
    )
