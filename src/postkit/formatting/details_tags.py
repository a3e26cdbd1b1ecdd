"""The tags of details blocks: each on a line of its own, with the right gaps between."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from postkit import details
from postkit.details import DetailsBlock
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.edits import Edit
from postkit.formatting.markup_blocks import is_markup
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_NEWLINE = lazy_compile(r"\r\n|\n|\r")
_LINE_ENDS = ("\n", "\r")


def lay_out_tags(document: Document) -> Iterator[Edit]:
    """Put the tags of each block on lines of their own.

    There is one newline around raw HTML, and a blank line around Markdown, where
    a block is written that way. Blocks within a line of text are left alone.
    """
    blocks = document.once(details.parse).blocks
    # Later passes need all leaves: cut together they take less time than here one by one.
    if not (blocks and document.blocks):
        return
    for block in blocks:
        if not _is_alone(document, block):
            continue
        yield from _edits(document, block)
    for before, after in pairwise(blocks):
        if before.closing and before.parent is after.parent and _is_alone(document, after):
            gap = Span(before.closing.end, after.opening.start)
            if gap.text(document.text).strip(" \t") == document.source.newline:
                yield Edit.replace(gap, document.source.newline * 2)


def _is_alone(document: Document, block: DetailsBlock) -> bool:
    """Tell whether the block starts a line, outside of any list or quote, and takes several."""
    text, start = document.text, block.opening.start
    if start and text[start - 1] not in _LINE_ENDS and start != document.body.start:
        return False
    leaf = document.block_at(start)
    if leaf is None or leaf.depth or not is_markup(document, leaf):
        return False
    end = block.closing.end if block.closing else block.content.end
    return bool(_NEWLINE.search(text, start, end))


def _edits(document: Document, block: DetailsBlock) -> Iterator[Edit]:
    text, newline = document.text, document.source.newline
    summary = block.summary
    if summary and summary.closing and _is_tag(text, summary.opening):
        yield from _set(text, Span(block.opening.end, summary.opening.start), newline)
        yield from _set(text, Span(summary.opening.end, summary.label.start), "")
        yield from _set(text, Span(summary.label.end, summary.closing.start), "")
    inner = block.content.text(text)
    stripped = inner.strip()
    if not stripped:
        if block.closing and (summary is None or summary.closing):
            yield from _set(text, block.content, newline)
        return
    first = block.content.start + len(inner) - len(inner.lstrip())
    if summary is None or summary.closing:
        yield from _before_content(document, Span(block.content.start, first))
    if block.closing:
        yield from _before_closing(document, Span(first + len(stripped), block.content.end))


def _is_tag(text: str, tag: Span) -> bool:
    """Tell whether `tag` has both brackets: else the white space after it may be part of it."""
    return text[tag.start] == "<" and text[tag.end - 1] == ">"


def _before_content(document: Document, gap: Span) -> Iterator[Edit]:
    """Yield the edit of the white space between the summary and the content."""
    text, newline = document.text, document.source.newline
    # White space at the start of a line may be the indentation of code or of a list.
    start = max(text.rfind("\n", *gap), text.rfind("\r", *gap)) + 1
    lead = Span(gap.start, start or gap.end)
    is_apart = len(_NEWLINE.findall(text, *lead)) > 1
    yield from _set(text, lead, newline * 2 if is_apart else newline)


def _before_closing(document: Document, gap: Span) -> Iterator[Edit]:
    """Yield the edit of the white space between the content and the closing tag."""
    leaf = document.block_at(gap.start - 1)
    is_html = leaf is not None and leaf.kind is BlockKind.HTML
    if gap.text(document.text).strip(" \t") == "" and not is_html:
        # The closing tag is within a paragraph.
        return
    yield from _set(document.text, gap, document.source.newline * (1 if is_html else 2))


def _set(text: str, gap: Span, wanted: str) -> Iterator[Edit]:
    found = gap.text(text)
    if found != wanted and not found.strip():
        yield Edit.replace(gap, wanted)
