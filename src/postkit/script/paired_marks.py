"""Marks of Chinese text that come in pairs: which of a paragraph find no partner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.script.punctuation import is_prose
from postkit.source import Span

OPENING_OF = {"》": "《", "】": "【", "」": "「", "』": "『", "”": "“"}
"""What opens before each closing mark."""


def unpaired(text: str, places: Iterable[int]) -> list[int]:
    """Return those of `places`, where marks are in `text`, whose marks find no partner."""
    waiting: list[int] = []
    alone: list[int] = []
    for at in places:
        opening = OPENING_OF.get(text[at])
        if opening is None:
            waiting.append(at)
        elif waiting and text[waiting[-1]] == opening:
            waiting.pop()
        else:
            alone.append(at)
    return sorted(alone + waiting)


def uneven_paragraphs(document: Document, marks: re.Pattern[str]) -> Iterator[Block]:
    """Yield the paragraphs and headings with a line in which not all `marks` pair up."""
    at, done = 0, -1
    for line in document.chinese.text.split("\n"):
        places = [match.start() for match in marks.finditer(line)]
        is_uneven = bool(unpaired(line, places))
        block = document.block_at(document.chinese.offset(at + places[0])) if is_uneven else None
        at += len(line) + 1
        if block and block.span.start > done:
            done = block.span.start
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
                yield block


def marks_in_prose(document: Document, block: Block, marks: re.Pattern[str]) -> list[int]:
    """Return where there are `marks` in the prose of a paragraph."""
    places = (
        match.start() for line in block.lines for match in marks.finditer(document.text, *line)
    )
    return [at for at in places if is_prose(document, Span(at, at + 1))]
