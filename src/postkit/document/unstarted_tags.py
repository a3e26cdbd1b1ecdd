"""Damaged tags of details blocks that do not start with `<`: it is lost, escaped or too wide."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.document.damaged_tags import match_damaged, start_of_line
from postkit.document.tag import Tag, TagDamage
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_NEEDLES = ("details>", "summary>", "/p>", "p class=")
_CLASS = 'class="'
_NO_START = lazy_compile(
    r"""(?P<opening>(?:details|summary)>|p[ ]class=(?:"[^"<>\n]*"|'[^'<>\n]*')>)
      | (?P<closing>/(?:details|summary|p)>)(?=[ \t]*(?:\r?\n|<|\Z))""",
    re.VERBOSE,
)
_NO_NAME = lazy_compile(r'class="[\w -]+">')
_ESCAPED = lazy_compile(
    r"""(?:\\<|&lt;)
    (?:(?P<closing>/(?:details|summary|p))(?P<closed>\\?(?:>|&gt;))(?=[ \t]*(?:\r?\n|<|&lt;|\Z))
      |(?P<opening>details(?=\\?(?:>|&gt;)[ \t]*(?:\r?\n|<|&lt;|\Z))|summary|p[ ]class="[^"<>\n&]*")
       (?P<opened>\\?(?:>|&gt;)))""",
    re.VERBOSE,
)
_NAME = lazy_compile(r"[a-z]+")
_MAX_LINE = 2000
"""How far back on a line an open `<` is looked for, in characters."""


def find_unstarted_tags(text: str, body: Span) -> Iterator[Tag]:
    """Yield the damaged tags of `text[body.start:body.end]` that do not start with `<`.

    They come in no particular order, and some may not be meant as tags: whoever
    knows what is around them has to judge.
    """
    for needle in _NEEDLES:
        if _always_follows(text, needle, ("<", "</"), body):
            continue
        for at in _places(text, needle, body):
            if tag := _without_start(text, at, body):
                yield tag
    if not _always_follows(text, _CLASS, ("<p ",), body):
        for at in _places(text, _CLASS, body):
            match = _NO_NAME.match(text, at, body.end)
            if match and start_of_line(text, at) is not None:
                written = f"<p {match[0]}"
                yield Tag("p", Span(*match.span()), False, TagDamage.NO_START, written)
    for needle in ("&lt;", "\\<"):
        for at in _places(text, needle, body):
            if tag := _escaped(text, at, body):
                yield tag
    for bracket in "＜〈":
        for at in _places(text, bracket, body):
            if tag := match_damaged(text, at, body.end):
                yield tag


def _escaped(text: str, at: int, body: Span) -> Tag | None:
    """Return the tag whose escaped `<` is at `at`; an opening one starts its line."""
    match = _ESCAPED.match(text, at, body.end)
    if not match or (match["opening"] and start_of_line(text, at) is None):
        return None
    inner = match["opening"] or match["closing"]
    name = _NAME.search(inner)
    span = Span(*match.span())
    is_closing = match["opening"] is None
    return Tag(name[0] if name else "", span, is_closing, TagDamage.ESCAPED, f"<{inner}>")


def _always_follows(text: str, needle: str, heads: tuple[str, ...], body: Span) -> bool:
    """Tell whether each `needle` follows one of `heads`, no two of which end alike.

    To count them takes no time beside a look at each of thousands.
    """
    return text.count(needle, *body) == sum(text.count(head + needle, *body) for head in heads)


def _places(text: str, needle: str, body: Span) -> Iterator[int]:
    at = text.find(needle, *body)
    while at >= 0:
        yield at
        at = text.find(needle, at + len(needle), body.end)


def _without_start(text: str, at: int, body: Span) -> Tag | None:
    """Return the tag whose name, or `/`, is `text[at]`, when it has no `<` before it."""
    if at > body.start and text[at - 1] == "/":
        at -= 1
    before = text[at - 1 : at] if at > body.start else ""
    match = _NO_START.match(text, at, body.end)
    if not match or before in ("<", "\\"):
        return None
    is_closing = match.lastgroup == "closing"
    if is_closing:
        if _is_in_angles(text, at, body.start):
            return None
    elif before != ">" and start_of_line(text, at) is None:
        return None
    written = match[match.lastgroup or 0]
    name = _NAME.search(written)
    span = Span(at, at + len(written))
    return Tag(name[0] if name else "", span, is_closing, TagDamage.NO_START, f"<{written}")


def _is_in_angles(text: str, at: int, start: int) -> bool:
    """Tell whether `at` is inside `<…`, as the end of an autolink does."""
    first = max(start, at - _MAX_LINE)
    line = max(text.rfind("\n", first, at) + 1, first)
    return text.rfind("<", line, at) > text.rfind(">", line, at)
