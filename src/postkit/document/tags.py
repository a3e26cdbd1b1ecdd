"""HTML tags with exact spans, as people and machines really write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from postkit.document.damaged_tags import find_misspelt, find_unstarted_tags, match_damaged
from postkit.document.regions import Regions
from postkit.document.tag import ATTRIBUTES, BLOCK_NAMES, Tag, TagDamage
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

__all__ = ["Tag", "TagDamage", "has_code_signs", "match_tag", "scan_tags"]

_WELL_FORMED = lazy_compile(rf"<(/?)([A-Za-z][A-Za-z0-9-]*+){ATTRIBUTES}\s*+/?>")
_CODE_SIGNS = (("`", "`"), ("~", "~~~"), ("\t", "\t<"), ("<", "<!--"), ("<", "    <"))
"""What code or a comment looks like, each after a character that is quickly seen to be missing."""


def scan_tags(text: str, body: Span, hidden: Callable[[], tuple[Regions, ...]]) -> tuple[Tag, ...]:
    """Return the tags of `text[body.start:body.end]` in their order, damaged ones too.

    Damage is recognised in the tags of which a details block is made; see
    `damaged_tags`. Takes time linear in the text.

    Args:
        text: the whole text.
        body: the part that is searched.
        hidden: gives the regions of code and comments, whose tags are none;
            asked only when the text holds signs of such.
    """
    tags = [*_in_brackets(text, body), *find_unstarted_tags(text, body)]
    tags.sort(key=lambda tag: tag.span)
    if not tags or not has_code_signs(text, body):
        return tuple(tags)
    regions = hidden()
    return tuple(tag for tag in tags if not any(tag.span.start in region for region in regions))


def has_code_signs(text: str, body: Span) -> bool:
    """Tell whether a `<` of the body can be in code or in a comment."""
    return any(
        text.find(char, *body) >= 0 and text.find(sign, *body) >= 0 for char, sign in _CODE_SIGNS
    )


def match_tag(text: str, at: int, end: int) -> Tag | None:
    """Return the tag whose `<` is `text[at]`, or None where that is not a tag."""
    if at and text[at - 1] == "\\":
        return None
    match = _WELL_FORMED.match(text, at, end)
    if not match:
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
