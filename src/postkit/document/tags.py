"""HTML tags with exact spans, as people and machines really write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from postkit.document.damaged_tags import (
    TagDamage,
    find_misspelt,
    find_unstarted_tags,
    match_damaged,
)
from postkit.document.tag import ATTRIBUTES, BLOCK_NAMES, VALUE, Tag
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

__all__ = ["Tag", "TagDamage", "match_tag", "scan_tags"]

_WELL_FORMED = lazy_compile(rf"<(/?)([A-Za-z][A-Za-z0-9-]*+){ATTRIBUTES}\s*+/?>")
# A quotation mark that white space or the end of the tag follows closes a value for sure,
# so there may be brackets in it: `alt="</details>"`.
_QUOTED = r"""(?:"[^"\n]{0,1000}+"|'[^'\n]{0,1000}+')(?=[\s/>])"""
_BRACKETS_IN_VALUE = lazy_compile(
    rf"<([A-Za-z][A-Za-z0-9-]*+)(?:\s+[A-Za-z_:@][\w:.@-]*+(?:{VALUE}(?=[\s/>])"
    rf"|[ \t]*=[ \t]*{_QUOTED})?)*+\s*+/?>"
)


def scan_tags(text: str, body: Span, is_no_tag: Callable[[int], bool]) -> tuple[Tag, ...]:
    """Return the tags of `text[body.start:body.end]` in their order, damaged ones too.

    Damage is recognised in the tags of which a details block is made; see
    `damaged_tags`. Takes time linear in the text.

    Args:
        text: the whole text.
        body: the part that is searched.
        is_no_tag: tells whether what looks like a tag at a place is not one, as in code.
    """
    tags = [*_in_brackets(text, body), *find_unstarted_tags(text, body)]
    tags.sort(key=lambda tag: tag.span)
    return tuple(tag for tag in tags if not is_no_tag(tag.span.start))


def match_tag(text: str, at: int, end: int) -> Tag | None:
    """Return the tag whose `<` is `text[at]`, or None where that is not a tag."""
    if at and text[at - 1] == "\\":
        return None
    match = _WELL_FORMED.match(text, at, end)
    if not match:
        quoted = _BRACKETS_IN_VALUE.match(text, at, end)
        if quoted:
            return Tag(quoted[1].lower(), Span(*quoted.span()), is_closing=False)
        return match_damaged(text, at, end)
    name = match[2].lower()
    if name not in BLOCK_NAMES:
        return find_misspelt(match) or Tag(name, Span(*match.span()), match[1] == "/")
    is_odd = "\n" in match[0] or "\r" in match[0] or not match[0].isascii()
    if is_odd or text[match.end() : match.end() + 1] == ">":
        damaged = match_damaged(text, at, end)
        if damaged:
            return damaged
    return Tag(name, Span(*match.span()), match[1] == "/")


def _in_brackets(text: str, body: Span) -> Iterator[Tag]:
    at = text.find("<", *body)
    while at >= 0:
        tag = match_tag(text, at, body.end)
        if tag:
            yield tag
        at = text.find("<", tag.span.end if tag else at + 1, body.end)
