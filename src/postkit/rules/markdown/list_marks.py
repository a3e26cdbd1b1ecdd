"""Lines with list marks that make no list in Markdown, and whether they surely are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

_MARK = lazy_compile(
    r"(?P<mark>(?P<bullet>[•●◦▪‣·－＊])|(?P<number>[0-9０-９]{1,2})[、．]|[（(](?P<inside>[0-9０-９]{1,2})[）)]"
    r"|(?P<circled>[①-⑳]))[ \t\u00a0\u3000]*(?=[^\s•●◦▪‣·－＊○◯▫◌])"
)
_HARD_BREAK = lazy_compile(r"(?:  |\\|<br ?/?>)\Z")
_ROW = lazy_compile(r".*(?:[•●◦▪‣·－＊]\s*\Z|\s[•●◦▪‣·－＊]\s)")
"""A line with the mark at both ends, or between what is in it: `· 上篇 · 下篇`."""
_SURE_LINE = lazy_compile(r"[•●◦▪‣][^•●◦▪‣○◯▫◌<$\r\n]*(?=[\r\n]|\Z)")
"""More such marks on a line rate something; a tag or a formula may end on another line."""


class MarkedLines(NamedTuple):
    """The `marks` at the start of lines of `block` that follow each other.

    `is_beside_list` tells whether the block above or below is in a list or quotation.
    """

    block: Block
    marks: tuple[re.Match[str], ...]
    is_beside_list: bool

    def edits(self, document: Document) -> list[Edit]:
        """Return what makes a list of the lines."""
        source, marks = document.source, self.marks
        first, last = (source.line_span(marks[at].start("mark")) for at in (0, -1))
        edits = [Edit(mark.start("mark"), mark.end(), f"{written(mark)} ") for mark in marks]
        if last.end < self.block.span.end:
            edits.append(Edit.insert(last.end, source.newline))
        # A list whose first number is not 1 cannot follow text (CommonMark 5.2).
        needs_line = marks[0]["bullet"] is None or "list" in document.dialect.needs_blank_line
        if needs_line and first.start > self.block.span.start:
            edits.insert(0, Edit.insert(first.start, source.newline))
        return edits


def find_marked_lines(document: Document) -> Iterator[MarkedLines]:
    """Yield each two or more lines of a paragraph that start with such marks."""
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH or len(block.lines) < 2:
            continue
        around = blocks[max(index - 1, 0) : index + 2]
        is_beside_list = any(other.depth > block.depth for other in around)
        for marks in _runs(document, block):
            if not any(match.start("mark") in document.masked for match in marks):
                yield MarkedLines(block, tuple(marks), is_beside_list)


def find_sure_lists(document: Document, found: Sequence[MarkedLines]) -> Sequence[MarkedLines]:
    """Return those of `found` that surely are lists.

    None is sure if Markdown would then read anything but these items, or the rest otherwise.
    """
    likely = [lines for lines in found if _is_likely_list(document, lines)]
    if not likely:
        return ()
    after = document.edited([edit for lines in likely for edit in lines.edits(document)])
    is_expected = _shapes(after, ()) == _shapes(document, likely)
    return likely if is_expected and _count_inlines(after) == _count_inlines(document) else ()


def _is_likely_list(document: Document, found: MarkedLines) -> bool:
    """Tell whether these are the last lines of their paragraph and nothing else may be meant."""
    text, (block, marks, is_beside_list) = document.text, found
    is_footnote = text.startswith("[^", block.span.start)
    line_start = document.source.line_span(marks[0].start()).start
    is_deep = block.depth > 0 or len({match["mark"] for match in marks}) > 1
    return (
        not is_beside_list
        and not is_footnote
        # Engines disagree about what a tab indents.
        and "\t" not in text[line_start : marks[0].start()]
        and not (is_deep and document.dialect.nests_by_four_columns)
        and marks[-1].start() == block.lines[-1].start
        and sum(_MARK.match(text, *line) is not None for line in block.lines) == len(marks)
        and all(_SURE_LINE.match(text, match.start()) for match in marks)
    )


def _shapes(document: Document, lists: Sequence[MarkedLines]) -> list[tuple[BlockKind, int, int]]:
    """Return kind, depth and number of lines of each block, with `lists` as the items they are."""
    items = {lines.block.span.start: lines.marks for lines in lists}
    shapes = []
    for block in document.blocks:
        marks = items.get(block.span.start, ())
        if before := len(block.lines) - len(marks):
            shapes.append((block.kind, block.depth, before))
        # Each kind of mark has a depth of its own.
        kinds = list(dict.fromkeys(match["mark"] for match in marks))
        depths = [block.depth + 1 + kinds.index(match["mark"]) for match in marks]
        shapes += [(block.kind, depth, 1) for depth in depths]
    return shapes


def _count_inlines(document: Document) -> tuple[int, int]:
    """Return how many links there are, and how many signs of emphasis readers see."""
    inlines = document.inlines
    return len(inlines.links), sum(run.visible for run in inlines.delimiters)


def _runs(document: Document, block: Block) -> Iterator[list[re.Match[str]]]:
    """Yield the marks of two or more lines in a row, if a line of them runs into the next."""
    text = document.text
    run: list[re.Match[str]] = []
    breaks: list[bool] = []
    for line in (*block.lines, None):
        match = _MARK.match(text, *line) if line else None
        if match and line and _ROW.match(text, match.end(), line.end):
            match = None
        if not (match and run and _follows(match, run[-1])):
            if len(run) > 1 and not all(breaks[:-1]):
                yield run
            run, breaks = [], []
        if match and line:
            run.append(match)
            written = document.source.line_span(line.start).text(text)
            breaks.append(_HARD_BREAK.search(written) is not None)


def _follows(match: re.Match[str], last: re.Match[str]) -> bool:
    """Tell whether `match` is the next mark in the list of `last`."""
    if match["bullet"] or last["bullet"]:
        return bool(match["bullet"] and last["bullet"])
    kinds = ("number", "inside", "circled")
    is_alike = any(match[kind] and last[kind] for kind in kinds)
    return is_alike and _number(match) == _number(last) + 1


def written(match: re.Match[str]) -> str:
    """Return the mark of Markdown for that of `match`."""
    return "-" if match["bullet"] else f"{_number(match)}."


def _number(match: re.Match[str]) -> int:
    if match["circled"]:
        return ord(match["circled"]) - ord("①") + 1
    return int(match["number"] or match["inside"])
