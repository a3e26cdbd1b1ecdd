"""What the rules about an original and its translation share."""

from __future__ import annotations

from postkit.bilingual import Pair, pair_at
from postkit.diagnostics import Related
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


def other_side(document: Document, span: Span, word: str = "") -> tuple[Related, ...]:
    """Return where the other side of the pair at `span` is, for an editor to show.

    Args:
        document: the post.
        span: a place in a passage, or in the block of its original.
        word: what of the original is meant, where it has it; the whole of it otherwise.
    """
    pair = pair_at(document, span.start)
    if pair is None:
        return ()
    if not pair.page and pair.block.covers(span.start):
        return (Related(first_line(document, pair.passage), "the passage"),)
    page = pair.page or document
    source = pair.page.source if pair.page else None
    at = page.text.find(word, *pair.original) if word else -1
    if at >= 0:
        return (Related(Span(at, at + len(word)), "the original", source),)
    original = pair.original.text(page.text)
    start = pair.original.start + len(original) - len(original.lstrip())
    place = first_line(page, Span(start, pair.original.end))
    return (Related(place, "the original", source),)


def line_of(document: Document, pair: Pair) -> int:
    """Return the line on which the passage of `pair` starts."""
    return document.source.lines.position(pair.passage.start).line
