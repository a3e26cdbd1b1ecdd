"""MD014: a cell of a table that nobody sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postkit.counts import count
from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.source import Span

_BAR = lazy_compile(r"(?<!\\)\|")


class LostTableCell(Rule):
    r"""A row of a table has more cells than its head, and the last ones are dropped.

    The number of columns is that of the first row (GFM 4.10). Where a `|` is
    part of the text, write `\|`, in code as well.

    Bad:

        | 港口 | 潮高 |
        | --- | --- |
        | 东港 | 3.1 | 大潮 |

    Good:

        | 港口 | 潮高 | 说明 |
        | --- | --- | --- |
        | 东港 | 3.1 | 大潮 |
    """

    code = "MD014"
    name = "lost-table-cell"
    trigger = "text:|"
    summary = "a row of a table has more cells than its head, and loses the last ones"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each row that loses text."""
        if not document.dialect.has_gfm_cells:
            return
        for block in document.blocks:
            if block.kind is BlockKind.TABLE:
                yield from self._check_table(document, block)

    def _check_table(self, document: Document, block: Block) -> Iterator[Diagnostic]:
        columns = len(_cells(document, block.lines[0]))
        for row in block.lines[2:]:
            lost = _cells(document, row)[columns:]
            shown = " ".join(cell.text(document.text).strip() for cell in lost).strip()
            if shown:
                yield self.found(
                    document,
                    Span(lost[0].start, lost[-1].end),
                    f"the table has {count(columns, 'column')}, so readers do not see `{shown}`: "
                    "add a column to the first two rows, or write `\\|` where a bar is text",
                )


def _cells(document: Document, row: Span) -> list[Span]:
    """Return the cells of a row; a bar in code parts none where some engine sees none in it."""
    text = document.markdown
    start, end = row
    end = start + len(text[start:end].rstrip())
    bars = [bar.start() for bar in _BAR.finditer(text, start, end)]
    if not document.dialect.is_known:
        bars = list(_outside_code(text, start, bars))
    if bars and bars[0] == start:
        start = bars.pop(0) + 1
    if bars and bars[-1] == end - 1:
        end = bars.pop()
    edges = [start - 1, *bars, end]
    return [Span(edges[i] + 1, edges[i + 1]) for i in range(len(edges) - 1)]


def _outside_code(text: str, start: int, bars: Iterable[int]) -> Iterator[int]:
    """Yield those of `bars`, in a row that begins at `start`, that are in no code nor wikilink."""
    ticks = brackets = 0
    for bar in bars:
        ticks += text.count("`", start, bar)
        brackets += text.count("[[", start, bar) - text.count("]]", start, bar)
        if ticks % 2 == 0 and brackets <= 0:
            yield bar
        start = bar
