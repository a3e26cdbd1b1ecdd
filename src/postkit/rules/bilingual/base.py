"""What the rules about an original and its translation share."""

from __future__ import annotations

from postkit.bilingual import Pair
from postkit.document import Document
from postkit.source import Span

_QUOTED = 40
"""How many characters of a text a message quotes at most."""


def quoted(text: str) -> str:
    """Return the start of `text` in backticks, to be recognized by a writer."""
    text = text.replace("`", "'")
    return f"`{text[:_QUOTED].rstrip()}…`" if len(text) > _QUOTED else f"`{text}`"


def first_line(document: Document, span: Span) -> Span:
    """Return the part of `span` on its first line."""
    end = document.text.find("\n", span.start, span.end)
    return Span(span.start, span.end if end < 0 else end)


def line_of(document: Document, pair: Pair) -> int:
    """Return the line on which the passage of `pair` starts."""
    return document.source.lines.position(pair.passage.start).line


def count(number: int, noun: str) -> str:
    """Return `number` with its noun, in the plural where that is needed."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
