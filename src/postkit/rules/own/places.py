"""The places in a draft where terms are searched for."""

from __future__ import annotations

from collections.abc import Callable

from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.document.regions import Regions
from postkit.rules.own.front_matter_values import is_in_value
from postkit.source import Span


def is_prose(document: Document, span: Span) -> bool:
    """Tell whether a part of the body is text that a reader reads, headings included."""
    return span.start >= document.body.start and not document.masked.overlaps(span)


def is_heading(document: Document, span: Span) -> bool:
    """Tell whether a part of the draft is text of one heading."""
    block = document.block_at(span.start) if is_prose(document, span) else None
    return block is not None and block.kind is BlockKind.HEADING and span.end <= block.span.end


def is_link(document: Document, span: Span) -> bool:
    """Tell whether a part of the draft is in the target of a link or image."""
    around = document.once(_targets).around(span.start)
    return around is not None and span.end <= around.end


def _targets(document: Document) -> Regions:
    return Regions(link.target for link in document.inlines.links)


PLACES: dict[str, Callable[[Document, Span], bool]] = {
    "prose": is_prose,
    "front-matter": is_in_value,
    "headings": is_heading,
    "links": is_link,
}
"""The names that `where` takes, each with what tests whether a match is there."""
