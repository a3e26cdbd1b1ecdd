"""MD013: rows of a table without the line that makes them one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from postkit.counts import count
from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.document.blocks.starts import TABLE_DELIMITER, column_count
from postkit.edits import Edit, Fix
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.source import Span

_ROW = lazy_compile(r"\|[^|\r\n]+\|(?:[^\r\n]*\|)?[ \t]*\Z")

_DASHES = lazy_compile(r"\|(?:[ \t]*[:：]?[-‐‑–—―−－─━]{2,}[:：]?[ \t]*\|)+[ \t]*\Z")
"""A delimiter row with dashes that are no hyphens, or with wide colons."""


class TableWithoutDelimiter(Rule):
    """Lines are written as rows of a table, but the delimiter row below the first one is missing.

    Without a row such as `| --- | --- |` after the first one, of as many cells, there is no
    table (GFM 4.10): the rows run together, and readers see the bars. kramdown needs no such
    row. The fix adds the cells that the row lacks, and writes hyphens for other dashes
    (`|——|——|`); a row of its own it adds only as an unsafe fix.

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
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each paragraph that is all rows of equal length."""
        if not document.dialect.needs_delimiter_row:
            return
        text = document.markdown
        for block in document.blocks:
            if block.kind is not BlockKind.PARAGRAPH:
                continue
            yield from self._check_delimiter(document, block.lines)
            if _has_dashes(text, block.lines):
                yield from self._check_dashes(document, block.lines)
            elif _is_table(text, block.lines):
                columns = column_count(text, *block.lines[0])
                row = "|" + " --- |" * columns
                yield self.found(
                    document,
                    block.lines[0],
                    f"these rows are not a table: add `{row}` after this line",
                    None if block.depth else _insertion(document, block.lines[0], row),
                )

    def _check_dashes(self, document: Document, lines: Sequence[Span]) -> Iterator[Diagnostic]:
        """Find a delimiter row that a converter of marks has made unreadable."""
        text = document.markdown
        cells = lines[1].text(text).strip().strip("|").split("|")
        row = f"|{'|'.join(map(_delimiter, cells))}|"
        yield self.found(
            document,
            lines[1],
            f"these rows are not a table: this line needs hyphens; write `{row}`",
            fix("write hyphens", Edit.replace(lines[1], row)),
        )

    def _check_delimiter(self, document: Document, lines: Sequence[Span]) -> Iterator[Diagnostic]:
        """Find a delimiter row with more or fewer cells than all other rows have."""
        text = document.markdown
        if len(lines) < 3 or not TABLE_DELIMITER.match(text, *lines[1]):
            return
        if not all(_ROW.match(text, *line) for line in lines):
            return
        cells = column_count(text, *lines[1])
        counts = {column_count(text, *line) for line in (lines[0], *lines[2:])}
        columns = counts.pop()
        if counts or columns == cells:
            return
        message = (
            f"this row has {count(cells, 'cell')} and the rows around it {columns}, "
            "so they are no table; give it as many"
        )
        end = lines[1].start + len(lines[1].text(text).rstrip())
        # A bar in code divides a cell, which may be what is wrong.
        make = unsafe_fix if "`" in lines[0].text(text) else fix
        missing = make("add the cells", Edit.insert(end, " --- |" * (columns - cells)))
        yield self.found(document, lines[1], message, missing if cells < columns else None)


def _has_dashes(text: str, lines: Sequence[Span]) -> bool:
    """Tell whether `lines` are rows of equal length, of which the second is dashes."""
    return (
        len(lines) > 1
        and _DASHES.match(text, *lines[1]) is not None
        and not TABLE_DELIMITER.match(text, *lines[1])
        and all(_ROW.match(text, *line) for line in lines)
        and len({column_count(text, *line) for line in lines}) == 1
    )


def _delimiter(cell: str) -> str:
    """Return `cell`, dashes with or without colons, as a delimiter row has it."""
    marks = cell.strip().replace("：", ":")
    return f" {':' * marks.startswith(':')}---{':' * marks.endswith(':')} "


def _insertion(document: Document, line: Span, row: str) -> Fix:
    return unsafe_fix("add the row", Edit.insert(line.end, f"{document.source.newline}{row}"))


def _is_table(text: str, lines: Sequence[Span]) -> bool:
    if len(lines) < 2 or not all(_ROW.match(text, *line) for line in lines):
        return False
    counts = {column_count(text, *line) for line in lines}
    return (
        len(counts) == 1
        and max(counts) > 1
        and not any(TABLE_DELIMITER.match(text, *line) for line in lines)
    )
