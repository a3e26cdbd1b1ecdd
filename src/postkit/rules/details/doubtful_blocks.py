"""The details blocks that a rule may find something in, at first sight.

Most posts have none of a kind, and the rule about it is not even loaded for them. Ask for each
by `document.once`.
"""

from __future__ import annotations

from postkit import details
from postkit.details import Block
from postkit.document import Document

_MAX_EMPTY = 100
"""Longer content than this, in characters, is not even looked at."""
_FREE = ("</details>\n\n", "</details>\r\n\r\n")
_LINE_END = ("\n", "\r", "")
_END = 80
_FIRST_HAN = "〇"


def _blocks(document: Document) -> tuple[Block, ...]:
    return document.once(details.parse).blocks


def short_blocks(document: Document) -> tuple[Block, ...]:
    """Return the blocks that may be empty."""
    return tuple(
        block
        for block in _blocks(document)
        if block.content.end - block.content.start <= _MAX_EMPTY
    )


def blocks_after_summary(document: Document) -> tuple[Block, ...]:
    """Return the blocks whose content, no tag, starts without a blank line after the summary."""
    starts = document.text.startswith
    return tuple(
        block for block in _blocks(document) if not starts(("\n\n", "\n<"), block.content.start)
    )


def paragraphs_with_blank_line(document: Document) -> tuple[Block, ...]:
    """Return the blocks that start with a `<p>`, and have a blank line in them."""
    text = document.text
    return tuple(
        block
        for block in _blocks(document)
        if text.find("<p", block.content.start, min(block.content.start + 10, block.content.end))
        >= 0
        and not block.children
        and (text.find("\n\n", *block.content) >= 0 or text.find("\r", *block.content) >= 0)
    )


def blocks_with_neighbours(document: Document) -> tuple[Block, ...]:
    """Return the blocks with text right before or after them."""
    text = document.text
    return tuple(
        block
        for block in _blocks(document)
        if not text.startswith(_FREE, block.content.end) or not starts_line(text, block)
    )


def starts_line(text: str, block: Block) -> bool:
    """Tell whether nothing is before `block` on its line."""
    return text[block.span.start - 1 : block.span.start] in _LINE_END


def different_labels(document: Document) -> frozenset[str]:
    """Return the labels of the blocks; none where all have the same."""
    labels = frozenset(block.label for block in _blocks(document))
    return labels if len(labels) > 1 else frozenset()


def blocks_with_han(document: Document) -> tuple[Block, ...]:
    """Return the blocks that may begin with Chinese, or end with it.

    A glance at both ends spares reading the English of thousands of blocks.
    """
    return tuple(
        block for block in _blocks(document) if _may_have_han(document.text, *block.content)
    )


def _may_have_han(text: str, start: int, end: int) -> bool:
    if not text[start : min(start + _END, end)].isascii():
        return True
    last = text[max(end - _END, start) : end]
    return not last.isascii() and max(last) >= _FIRST_HAN


def raw_transcripts(document: Document) -> tuple[Block, ...]:
    """Return the blocks with one word on most of their lines."""
    return tuple(block for block in _blocks(document) if details.is_raw_transcript(document, block))
