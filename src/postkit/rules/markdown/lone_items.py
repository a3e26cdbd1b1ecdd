"""Items of a list whose marker has no space, among others that have one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.lazy_patterns import lazy_compile
from postkit.rules.signs.markup import at_line_heads
from postkit.source import Span

_ITEM = r"(?P<indent>[ \t]*+)(?P<marker>(?P<number>\d{1,2})[.)](?=[^\s\d.)])|-(?=[^\s\d>-]))"
_SOUND = lazy_compile(r"(?P<indent>[ \t]*+)(?:(?P<number>\d{1,2})[.)]|-)[ \t]++\S")
_MAX_GAP = 4
"""At most this many characters of line ends and blanks are between two items."""


def find_lone_items(document: Document) -> Iterator[Span]:
    """Yield the markers that lack a space, though an item before or after them has one.

    A number must follow the one before it, or be followed by the next. A dash must be
    between two items on adjacent lines, since elsewhere it may be a minus or a dash.
    """
    text = document.text
    for match in at_line_heads(document, _ITEM):
        marker = Span(*match.span("marker"))
        above = _line_above(document, match.start("indent"))
        below = _line_below(document, marker.end)
        found = [_SOUND.match(text, *line) if line is not None else None for line in (above, below)]
        if not _belongs(match, *found) or marker.start in document.masked:
            continue
        block = document.block_at(marker.start)
        if block is not None and block.kind is BlockKind.PARAGRAPH:
            yield marker


def _belongs(item: re.Match[str], above: re.Match[str] | None, below: re.Match[str] | None) -> bool:
    near = [
        neighbor for neighbor in (above, below) if neighbor and neighbor["indent"] == item["indent"]
    ]
    if item["number"] is None:
        return len(near) == 2 and all(neighbor["number"] is None for neighbor in near)
    number = int(item["number"])
    return any(
        neighbor["number"] is not None
        and int(neighbor["number"]) == number + (1 if neighbor is below else -1)
        for neighbor in near
    )


def _line_above(document: Document, at: int) -> Span | None:
    """Return the line before the one at `at` that is not blank, if at most one is between."""
    text = document.text
    first = max(at - _MAX_GAP, document.body.start)
    end = first + len(text[first:at].rstrip())
    return document.source.line_span(end - 1) if end > first else None


def _line_below(document: Document, at: int) -> Span | None:
    """Return the line after the one at `at` that is not blank, if at most one is between."""
    text = document.text
    end = document.source.line_span(at).end
    gap = text[end : end + _MAX_GAP]
    start = end + len(gap) - len(gap.lstrip("\r\n"))
    return document.source.line_span(start) if end < start < end + _MAX_GAP else None
