"""MD025: full-width marks in the place of the signs of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.document.code_fences import WIDE_FENCE
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.source import Span

_QUOTE = lazy_compile(r"＞+[ \u3000]*(?=[^\s＞\d０-９=＝])")
_ROW = lazy_compile(r"[｜|][^｜|\r\n]+(?:[｜|][^｜|\r\n]+)*[｜|][ \t]*\Z")
_DELIMITER = lazy_compile(r"[｜|](?:[ \t]*[:：]?(?:[-—–－]{2,}+|-)[:：]?[ \t]*[｜|])+[ \t]*\Z")
"""A single dash that is no hyphen may be what a cell holds."""
_HALF_WIDTH = {"｜": "|", "：": ":", "—": "-", "–": "-", "－": "-"}


class FullWidthSign(Rule):
    """A code fence, a quotation or a table is written with full-width marks.

    An input method for Chinese writes `｀`, `＞` and `｜` where Markdown reads only the half-width
    signs, so readers see them and what they were meant to mark is text. A line that starts with
    `＞` may compare two things: its fix is unsafe.

    Bad:

        ｀｀｀python
        print("潮水")
        ｀｀｀

    Good:

        ```python
        print("潮水")
        ```
    """

    code = "MD025"
    name = "full-width-sign"
    trigger = "text:｀｀｀ ＞ ｜"
    summary = "full-width marks (`｀｀｀`, `＞`, `｜`) make no code, quotation or table"
    severity = Severity.WARNING
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each block that was meant."""
        yield from self._fences(document)
        for block in document.blocks:
            if block.kind is BlockKind.PARAGRAPH and block.span.start not in document.masked:
                yield from self._quotation(document, block)
                yield from self._table(document, block)

    def _fences(self, document: Document) -> Iterator[Diagnostic]:
        text = document.text
        marks = [
            Span(*match.span("marks"))
            for match in WIDE_FENCE.finditer(text, *document.body)
            if match.start() not in document.code
        ]
        if not marks:
            return
        after = document.edited([Edit.replace(mark, _plain(mark)) for mark in marks])
        # Of an odd number nobody knows which one is left over.
        is_even = len(marks) % 2 == 0
        for first, last in zip_longest(marks[::2], marks[1::2]):
            edit = Edit.replace(first, _plain(first))
            if last:
                # One edit for both: what is between them becomes code, whatever it was.
                inner = text[first.end : last.start]
                edit = Edit(first.start, last.end, _plain(first) + inner + _plain(last))
            make = fix if last and is_even and _makes_code(after, first, last) else unsafe_fix
            yield self.found(
                document,
                document.source.line_span(first.start),
                "full-width marks open no block of code; write ```` ``` ````",
                make("write plain fences", edit),
            )

    def _quotation(self, document: Document, block: Block) -> Iterator[Diagnostic]:
        matches = [_QUOTE.match(document.text, *line) for line in block.lines]
        found: list[re.Match[str]] = [match for match in matches if match]
        if found and matches[0]:
            edits = (Edit(*match.span(), "> " * match[0].count("＞")) for match in found)
            yield self.found(
                document,
                Span(*found[0].span()),
                "`＞` makes no quotation; write `>`",
                unsafe_fix("write `>`", *edits),
            )

    def _table(self, document: Document, block: Block) -> Iterator[Diagnostic]:
        text, lines = document.text, block.lines
        is_table = len(lines) > 1 and all(_ROW.match(text, *line) for line in lines)
        bars = [at for line in lines for at in range(*line) if text[at] == "｜"]
        if is_table and bars:
            has_delimiter = _DELIMITER.match(text, *lines[1]) is not None
            signs = range(*lines[1]) if has_delimiter else ()
            make = fix if has_delimiter and _is_regular(document, block) else unsafe_fix
            places = sorted({*bars, *(at for at in signs if text[at] in _HALF_WIDTH)})
            edits = (Edit(at, at + 1, _HALF_WIDTH[text[at]]) for at in places)
            yield self.found(
                document,
                lines[0],
                "`｜` makes no table; write `|`",
                make("write `|`", *edits),
            )


def _makes_code(after: Document, first: Span, last: Span) -> bool:
    """Tell whether a block of code goes from `first` to `last` in `after`."""
    block = after.block_at(first.start)
    if block is None or block.kind is not BlockKind.FENCED_CODE:
        return False
    # In a list it may depend on the indentation.
    is_likely = block.depth == 0 or not after.dialect.nests_by_four_columns
    return is_likely and block.span.end == after.source.line_span(last.start).end


def _plain(fence: Span) -> str:
    return "`" * (fence.end - fence.start)


def _is_regular(document: Document, block: Block) -> bool:
    """Tell whether all rows have as many bars, none of which may be in code or escaped."""
    rows = [line.text(document.text) for line in block.lines]
    bars = {row.count("｜") + row.count("|") for row in rows}
    return len(bars) == 1 and not any(sign in row for sign in "`\\" for row in rows)
