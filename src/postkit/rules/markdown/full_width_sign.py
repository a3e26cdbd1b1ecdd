"""MD025: full-width marks in the place of the signs of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_DELIMITER = lazy_compile(r"[｜|](?:[ \t]*[:：]?(?:-+|[-—–－]{2,})[:：]?[ \t]*[｜|])+[ \t]*\Z")
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
        lines = [document.source.line_span(mark.start) for mark in marks]
        edits = [Edit.replace(mark, "`" * (mark.end - mark.start)) for mark in marks]
        after = document.edited(edits)
        for at in range(0, len(marks), 2):
            block = after.block_at(marks[at].start)
            # Of an odd number nobody knows which one is left over.
            code_end = lines[at + 1].end if len(marks) % 2 == 0 else -1
            is_code = block and (block.kind, block.span.end) == (BlockKind.FENCED_CODE, code_end)
            make = fix if is_code else unsafe_fix
            yield self.found(
                document,
                lines[at],
                "full-width marks open no block of code; write ```` ``` ````",
                make("write plain fences", *edits[at : at + 2]),
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


def _is_regular(document: Document, block: Block) -> bool:
    """Tell whether all rows have as many bars, none of which may be in code or escaped."""
    rows = [line.text(document.text) for line in block.lines]
    bars = {row.count("｜") + row.count("|") for row in rows}
    return len(bars) == 1 and not any(sign in row for sign in "`\\" for row in rows)
