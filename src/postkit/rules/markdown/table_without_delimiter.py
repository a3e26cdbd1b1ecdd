"""MD013: rows of a table without the line that makes them one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.document.blocks.starts import TABLE_DELIMITER, column_count
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.source import Span

_ROW = lazy_compile(r"\|[^|\r\n]+\|(?:[^\r\n]*\|)?[ \t]*\Z")


class TableWithoutDelimiter(Rule):
    """Lines are written as rows of a table, but the delimiter row below the first one is missing.

    Without a row such as `| --- | --- |` after the first one there is no table
    (GFM 4.10): the rows run together, and readers see the bars. kramdown needs
    no such row.

    Bad:

        | 港口 | 潮高 |
        | 东港 | 3.1 |
        | 西港 | 2.8 |

    Good:

        | 港口 | 潮高 |
        | --- | --- |
        | 东港 | 3.1 |
        | 西港 | 2.8 |
    """

    code = "MD013"
    name = "table-without-delimiter"
    trigger = "text:|"
    summary = "rows of a table have no delimiter row"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each paragraph that is all rows of equal length."""
        if document.dialect.engine == "kramdown":
            return
        text = document.markdown
        for block in document.blocks:
            if block.kind is BlockKind.PARAGRAPH and _is_table(text, block.lines):
                columns = column_count(text, *block.lines[0])
                row = "|" + " --- |" * columns
                yield self.found(
                    document,
                    block.lines[0],
                    f"these rows are not a table: add `{row}` after this line",
                )


def _is_table(text: str, lines: Sequence[Span]) -> bool:
    if len(lines) < 2 or not all(_ROW.match(text, *line) for line in lines):
        return False
    counts = {column_count(text, *line) for line in lines}
    return (
        len(counts) == 1
        and max(counts) > 1
        and not any(TABLE_DELIMITER.match(text, *line) for line in lines)
    )
