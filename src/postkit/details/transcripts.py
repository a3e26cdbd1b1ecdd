"""Transcripts as a recogniser gives them, in words or captions."""

from __future__ import annotations

from itertools import pairwise

from postkit.details.block_language import is_chinese
from postkit.details.details_block import DetailsBlock
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.document.sentences import ends_sentence
from postkit.lazy_patterns import lazy_compile

_MIN_LINES = 20
_MAX_LINE = 12
_MIN_SHARE = 0.8
_MAX_CHINESE_LINE = 4
_MIN_CAPTIONS = 6
_MAX_CAPTION = 60
_MIN_GOING_ON = 0.3
_NEWLINE = lazy_compile(r"\r\n|\n|\r")
# A tag, a line that is broken on purpose, one of a quotation.
_NO_CAPTIONS = lazy_compile(r"<[^<>\n]*>|\S(?:[ ]{2,}|\\)[\r\n]+[ \t]*[^\s<]|[\r\n][ \t]*>(?!>)")
_NO_TEXT = frozenset((BlockKind.FENCED_CODE, BlockKind.INDENTED_CODE, BlockKind.TABLE))
_SIGN_OF_NO_TEXT = lazy_compile(r"```|~~~|\||\t|[ ]{4}")
_TAG = lazy_compile(r"<[^<>\n]*>")


def is_raw_transcript(document: Document, block: DetailsBlock) -> bool:
    """Tell whether `block` holds a word on most of its lines, and no tag.

    A line of Chinese has no spaces: there a word is no more than a few characters.
    """
    text = document.text
    start, end = block.content
    lines = text.count("\n", start, end)
    if lines < _MIN_LINES or end - start > lines * _MAX_LINE or block.children:
        return False
    filled = _lines(text[start:end])
    single = list(map(len, map(str.split, filled))).count(1)
    if len(filled) < _MIN_LINES or single < _MIN_SHARE * len(filled):
        return False
    content = "".join(filled)
    if len(content) > _MAX_CHINESE_LINE * len(filled) and is_chinese(content):
        return False
    if _TAG.search(text, start, end) or _has_template_tag(document, block):
        return False
    if not _SIGN_OF_NO_TEXT.search(text, start, end):
        return True  # A long transcript is not cut into blocks for nothing.
    return _NO_TEXT.isdisjoint(leaf.kind for leaf in document.blocks_in(block.content))


def is_captions(document: Document, block: DetailsBlock) -> bool:
    """Tell whether `block` holds captions: short lines, many of which go on in mid-sentence.

    Lists, tables, code and lines that are broken on purpose are not captions.
    """
    text = document.text
    start, end = block.content
    count = text.count("\n", start, end)
    if count < _MIN_CAPTIONS or end - start > (count + 1) * _MAX_CAPTION or block.children:
        return False
    lines = _lines(text[start:end])
    if len(lines) < _MIN_CAPTIONS or _NO_CAPTIONS.search(text, start, end):
        return False
    if max(map(len, lines)) > _MAX_CAPTION or any("`" in line or "](" in line for line in lines):
        return False  # Somebody wrote this, and broke its lines at the eightieth column.
    going_on = sum(
        below[0].islower() and not ends_sentence(above.split()[-1])
        for above, below in pairwise(lines)
    )
    if going_on < _MIN_GOING_ON * len(lines) or _has_template_tag(document, block):
        return False
    return _is_quoted_prose(document, block)


def _has_template_tag(document: Document, block: DetailsBlock) -> bool:
    """Tell whether a template engine reads the block first: what it holds may be code."""
    return block.content.text(document.text) != block.content.text(document.markdown)


def _is_quoted_prose(document: Document, block: DetailsBlock) -> bool:
    """Tell whether the block holds nothing but paragraphs, which `>>` may make quotations."""
    text = document.text
    for leaf in document.blocks_in(block.content):
        if leaf.kind not in (BlockKind.PARAGRAPH, BlockKind.HTML):
            return False
        line = document.source.line_span(leaf.span.start)
        if leaf.depth and not line.text(text).lstrip().startswith(">>"):
            return False
    return True


def _lines(text: str) -> list[str]:
    """Return the lines of `text` that are not blank, without the white space around them."""
    lines = _NEWLINE.split(text) if "\r" in text else text.split("\n")
    return list(filter(None, map(str.strip, lines)))
