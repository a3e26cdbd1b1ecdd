"""What no edit may cut into: template tags and character references."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from postkit.document import Document
from postkit.document.template_tags import find_template_tags
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_REFERENCE = lazy_compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_ADDRESS = lazy_compile(r"(?<![(<\"'\w])https?://[^\s<]*")
_LONGEST_REFERENCE = 33


def is_syntax_kept(before: Document, edits: Sequence[Edit]) -> bool:
    """Tell whether `edits` leave each template tag and character reference as it was, or drop it.

    These are single characters to all other syntax: no edit may cut into one, nor write
    another in its place.
    """
    text, tags = before.text, before.once(_all_template_tags)
    for start, end, replacement in edits:
        near = list(_tags_around(tags, start, end))
        for first, last in (*near, *_references_around(text, start, end)):
            if first < start < last or first < end < last:
                return False
        for tag in near:
            is_covered = start <= tag.start and tag.end <= end
            if is_covered and replacement.strip() and tag.text(text) not in replacement:
                return False
    return True


def cut_addresses(before: Document, edits: Sequence[Edit]) -> tuple[Span, ...]:
    """Return which of `edits` change where a bare address leads.

    GFM takes all up to the next space for the address, Chinese text too:
    `https://example.org/a，之后`. An unknown engine may do so as well: there an address that
    is whole, as in `（见 https://example.org/a) 吧`, must not get a Chinese mark.
    """
    text, dialect = before.text, before.dialect
    is_sure = dialect.bare_addresses == "to-space"
    if "://" not in text or (dialect.is_known and not is_sure):
        return ()
    addresses = [
        Span(*match.span())
        for match in _ADDRESS.finditer(text, *before.body)
        if is_sure or match[0].isascii()
    ]
    return tuple(
        edit.span
        for edit in edits
        if any(first < edit.end and edit.start < last for first, last in addresses)
    )


def _all_template_tags(document: Document) -> tuple[Span, ...]:
    """Return the template tags of the front matter and of the body, in their order."""
    head = find_template_tags(document.text, Span(0, document.body.start))
    return (*head.tags, *document.template_tags.tags)


def _tags_around(tags: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """Yield those of `tags` that touch `start` or `end` or lie between."""
    for index in range(max(bisect_left(tags, Span(start, start)) - 1, 0), len(tags)):
        if tags[index].start > end:
            return
        yield tags[index]


def _references_around(text: str, start: int, end: int) -> Iterator[Span]:
    first = max(start - _LONGEST_REFERENCE, 0)
    for match in _REFERENCE.finditer(text, first, end + _LONGEST_REFERENCE):
        yield Span(*match.span())
