"""What a reader sees of a draft, as far as layout must not change it."""

from __future__ import annotations

from typing import Any

from postkit import details
from postkit.details.transcripts import is_raw_transcript
from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.document.regions import Regions
from postkit.formatting.inline_html import shown, to_html
from postkit.formatting.originals import Piece, cut

_LINES = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_CODE = (BlockKind.FENCED_CODE, BlockKind.INDENTED_CODE)


def page(document: Document) -> list[Any]:
    """Return the blocks of the body and their text, without the white space between words."""
    return _page(document, Regions())


def page_around_details(document: Document) -> list[Any]:
    """Return `page` without the content of details blocks, and each of these by its words."""
    blocks = document.once(details.parse).blocks
    inside = Regions(block.span for block in blocks)
    return [
        *_page(document, inside),
        *((block.is_healthy, _words(document, block)) for block in blocks),
    ]


def transcribed(document: Document) -> list[Any]:
    """Return the words of the draft, and how many signs of Markdown have which effect.

    Of the words all signs count but white space and backslashes.
    """
    text, inlines = document.text, document.inlines
    head = document.front_matter and document.front_matter.span.text(text)
    words = "".join(document.body.text(text).replace("\\", "").split())
    visible = sum(delimiter.visible for delimiter in inlines.delimiters)
    return [head, words, visible, len(inlines.code), len(inlines.links)]


def _page(document: Document, hidden: Regions) -> list[Any]:
    text = document.text
    found: list[Any] = [document.front_matter and document.front_matter.span.text(text)]
    markup: list[str] = []
    for block in document.blocks:
        if hidden and block.span.start in hidden:
            continue
        if block.kind is BlockKind.HTML:
            # Blank lines cut HTML into blocks; what it says, and in which list, stays the same.
            inside = ">" * block.depth
            markup += (inside + word for word in block.span.text(text).split())
            continue
        if markup:
            found.append("".join(markup))
            markup = []
        found.append((block.kind, block.level, block.depth, block.info, _content(text, block)))
    found.append("".join(markup))
    return found


def _content(text: str, block: Block) -> Any:
    if block.kind in _CODE:
        return [line.text(text) for line in block.lines]
    if block.kind in _LINES:
        # Two spaces, or a backslash, at the end of a line break it.
        *lines, last = block.lines or (block.span,)
        return [
            *((line.text(text), text.startswith("  ", line.end)) for line in lines),
            last.text(text).rstrip(),
        ]
    return [line.text(text).split() for line in block.lines]


def _words(document: Document, block: details.DetailsBlock) -> str:
    """Return what the block holds, however it is written: its letters without white space."""
    pieces = None if is_raw_transcript(document, block) else cut(document, block)
    if pieces is None:
        return "".join(block.content.text(document.text).replace("\\", "").split())
    return "".join("".join(shown(_html(piece)).split()) for piece in pieces)


def _html(piece: Piece) -> str:
    return (to_html(piece.text) if piece.is_markdown else None) or piece.text
