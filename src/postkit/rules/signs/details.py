"""The details blocks that a rule may find something in, at first sight.

Most posts have none of a kind, and the rule about it is not even loaded for them. Ask for each
by `document.once`.
"""

from __future__ import annotations

from collections.abc import Iterator

from postkit import details
from postkit.details import DetailsBlock
from postkit.document import Document

_MAX_EMPTY = 100
"""Longer content than this, in characters, is not even examined."""
MIN_REPEATED = 200
"""In characters. Speakers may well say shorter texts twice."""
_HEAD = 120
_SAMPLE = 40
_FEW_LINES = 10
"""So few words are no transcript."""
_FREE = ("</details>\n\n", "</details>\r\n\r\n")
_LINE_END = ("\n", "\r", "")
_END = 80
_FIRST_HAN = "〇"


def _blocks(document: Document) -> tuple[DetailsBlock, ...]:
    return document.once(details.parse).blocks


def short_blocks(document: Document) -> tuple[DetailsBlock, ...]:
    """Return the blocks that may be empty."""
    return tuple(
        block
        for block in _blocks(document)
        if block.content.end - block.content.start <= _MAX_EMPTY
    )


def blocks_after_summary(document: Document) -> tuple[DetailsBlock, ...]:
    """Return the blocks whose content, no tag, starts without a blank line after the summary."""
    starts = document.text.startswith
    return tuple(
        block for block in _blocks(document) if not starts(("\n\n", "\n<"), block.content.start)
    )


def paragraphs_with_blank_line(document: Document) -> tuple[DetailsBlock, ...]:
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


def blocks_with_neighbours(document: Document) -> tuple[DetailsBlock, ...]:
    """Return the blocks with text right before or after them."""
    text = document.text
    return tuple(
        block
        for block in _blocks(document)
        if not text.startswith(_FREE, block.content.end) or not starts_line(text, block)
    )


def starts_line(text: str, block: DetailsBlock) -> bool:
    """Tell whether nothing is before `block` on its line."""
    return text[block.span.start - 1 : block.span.start] in _LINE_END


def different_labels(document: Document) -> frozenset[str]:
    """Return the labels of the blocks; none where all have the same."""
    labels = frozenset(block.label for block in _blocks(document))
    return labels if len(labels) > 1 else frozenset()


def blocks_with_han(document: Document) -> tuple[DetailsBlock, ...]:
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


def raw_transcripts(document: Document) -> tuple[DetailsBlock, ...]:
    """Return the blocks with one word on most of their lines."""
    text = document.text
    long = [block for block in _blocks(document) if text.count("\n", *block.content) > _FEW_LINES]
    if not long:
        return ()
    from postkit.details.transcripts import is_raw_transcript

    return tuple(block for block in long if is_raw_transcript(document, block))


def repeated_blocks(document: Document) -> tuple[tuple[DetailsBlock, DetailsBlock], ...]:
    """Return the blocks that may repeat an earlier one, or a part of it, each with that one."""
    return tuple(_repeated_blocks(document))


def _repeated_blocks(document: Document) -> Iterator[tuple[DetailsBlock, DetailsBlock]]:
    text = document.text
    seen: dict[tuple[str, str], DetailsBlock] = {}
    previous: DetailsBlock | None = None
    for block in _blocks(document):
        start, end = block.content
        if end - start < MIN_REPEATED or block.children:
            continue
        first = seen.setdefault((block.label, text[start : start + _HEAD].strip()), block)
        if first is block and previous and _is_sampled(text, block, previous):
            first = previous
        if _is_code(document, block):
            continue
        if first is not block:
            yield block, first
        previous = block


def _is_code(document: Document, block: DetailsBlock) -> bool:
    """Tell whether `block` holds code and nothing else: two commands may print the same."""
    outside = document.code.outside(block.content) if document.inlines.has_code_signs else ()
    return bool(outside) and not any(span.text(document.text).strip() for span in outside)


def _is_sampled(text: str, block: DetailsBlock, other: DetailsBlock) -> bool:
    """Return from a quick check whether `other`, of the same name, may hold the text of `block`."""
    if block.label != other.label:
        return False
    middle = (block.content.start + block.content.end) // 2
    return text.find(text[middle : middle + _SAMPLE], *other.content) >= 0
