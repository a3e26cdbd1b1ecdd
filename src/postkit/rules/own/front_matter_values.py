"""The values of front matter in which terms are searched for: what a reader reads.

An identifier, an address, a path or a date may hold a term too, but to replace it there
breaks what it leads to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from postkit.document import Document
from postkit.document.mask_patterns import find_masks
from postkit.document.regions import Regions
from postkit.front_matter import ALIAS, Node
from postkit.lazy_patterns import lazy_compile
from postkit.schema.prose_fields import USUAL_FIELDS
from postkit.source import Span

# fmt: off
_NO_TEXT = frozenset((
    "id", "ids", "uid", "uuid", "guid", "slug", "slugs", "ref", "refs", "key", "identifier",
    "url", "urls", "uri", "link", "links", "href", "permalink", "permalinks", "canonical",
    "alias", "aliases", "redirect", "redirects", "file", "files", "path", "paths", "src",
    "image", "images", "img", "cover", "thumbnail", "banner", "photo", "avatar", "icon",
    "logo", "audio", "video", "media", "poster", "attachment", "attachments", "resource",
    "date", "dates", "time", "datetime", "created", "updated", "modified", "published", "lastmod",
    "pubdate", "layout", "template", "type", "lang", "language", "locale",
))
# fmt: on
"""What a field is called, or what its name ends with, whose values are no text."""
_REDIRECTS = ("redirect_from", "redirect_to")
_WORD = lazy_compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_DATE = lazy_compile(r"\s*\d{4}-\d\d?-\d\d?(?:[T ][\d:.+Zz -]*)?")


def is_in_value(document: Document, span: Span) -> bool:
    """Tell whether a part of the draft is text in a value of front matter."""
    around = document.once(_values).around(span.start)
    if around is None or span.end > around.end:
        return False
    return not document.once(_masks).overlaps(span)


def is_in_field(document: Document, span: Span, keys: Collection[str]) -> bool:
    """Tell whether a part of the draft is in the value of one of the top-level `keys`."""
    head = document.front_matter
    root = head.root if head else None
    return root is not None and any(
        entry.value.span.start <= span.start and span.end <= entry.value.span.end
        for entry in root.entries
        if entry.key in keys
    )


def _values(document: Document) -> Regions:
    return Regions(
        node.span
        for key, node in _strings(document)
        # What has an anchor may be a slug elsewhere.
        if _is_text(key, node.value) and not document.text.startswith("&", node.span.start)
    )


def _masks(document: Document) -> Regions:
    """Return the addresses and the like in the values."""
    values, nothing = document.once(_values), Regions()
    return Regions(mask for span in values for mask in find_masks(document.text, span, nothing))


def _strings(document: Document) -> Iterator[tuple[str, Node]]:
    """Yield each string of the front matter, and the key that it is under."""
    head = document.front_matter
    waiting = [("", head.root)] if head and head.root else []
    while waiting:
        key, node = waiting.pop()
        if node.style == ALIAS:
            continue
        if node.kind == "scalar" and isinstance(node.value, str):
            yield key, node
        waiting += [(key, item) for item in node.items]
        waiting += [(entry.key, entry.value) for entry in node.entries]


def _is_text(key: str, value: str) -> bool:
    if key in USUAL_FIELDS:
        return True
    words = _WORD.findall(key)
    if key.lower() in _REDIRECTS or (words and words[-1].lower() in _NO_TEXT):
        return False
    return not (_is_address(value) or _DATE.fullmatch(value))


def _is_address(value: str) -> bool:
    """Tell whether a value is one word with the signs of an address or a path."""
    words = value.split(maxsplit=1)
    if len(words) != 1:
        return False
    return "/" in value or "\\" in value or (":" in value and value.isascii())
