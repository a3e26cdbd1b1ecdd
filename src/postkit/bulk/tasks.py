"""What is done with one draft of a table: a task gives lines to write, or rejects the draft."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from postkit.bulk.arrow import encodable
from postkit.bulk.compare_facts import compare_facts
from postkit.bulk.facts import fact_line
from postkit.bulk.json_member import replace_member
from postkit.bulk.rows import (
    Row,
    bug_row,
    check_draft,
    decoded,
    error_row,
    time_limit_row,
)
from postkit.bulk.sorted_lines import SortedLines, sortable
from postkit.bulk.table_row import TableRow
from postkit.bulk.time_limit import TimeLimitReached, time_limit
from postkit.config import Settings
from postkit.errors import ChangeError, UsageError
from postkit.named_tuples import NamedTuple
from postkit.source import Source

WARM_UP = TableRow(1, '---\ntitle: "桥"\ntags: [a]\n---\n\n# 桥\n\n**桥**，bridge。\n')
"""A draft that loads most rules: processes that are forked afterwards have them."""


class DraftRows(NamedTuple):
    """The lines that a draft gives, the rows that say what went wrong with it, and its facts."""

    lines: tuple[bytes, ...] = ()
    rejected: tuple[bytes, ...] = ()
    facts: tuple[bytes, ...] = ()


Task = Callable[[TableRow], DraftRows]


class Lint:
    """Yields a line for each finding, and for each fact that rules across posts compare.

    Args:
        settings: the configuration of all drafts.
        limit: the wall time in seconds that a draft may take.
    """

    def __init__(self, settings: Settings, limit: float | None) -> None:
        self._settings = settings
        self._limit = limit

    def __call__(self, draft: TableRow) -> DraftRows:
        """Lint a draft."""
        if draft.problem:
            return rejection(draft.row, problem_row(draft))
        linter = self._settings.linter(draft.path)
        checked = check_draft(linter, draft.text, draft.path, self._limit, draft.row)
        return DraftRows(
            tuple(row_line(draft.row, row) for row in checked.rows if row["code"]),
            tuple(row_line(draft.row, row) for row in checked.rows if not row["code"]),
            tuple(fact_line(fact) for fact in checked.facts),
        )

    def compare(self, facts: Iterable[bytes], folder: str) -> Iterator[bytes]:
        """Yield a line for each finding of rules across posts, in the order of the posts.

        Args:
            facts: the facts of all drafts.
            folder: where what does not fit into memory is sorted.
        """
        found = compare_facts(SortedLines(facts, folder), self._settings.linter, folder)
        lines = (
            b"\t".join((sortable(at["row"]), sortable(at["start"]), row_line(at["row"], finding)))
            for at, finding in found
        )
        for line in SortedLines(lines, folder):
            yield line[line.rindex(b"\t") + 1 :]


class RowRewriter:
    """Yields the line of a draft with its new text, or what changes in a row of Parquet.

    Args:
        change: gives the new text of a draft.
        column: the column of the draft.
        limit: the wall time in seconds that a draft may take.
    """

    def __init__(self, change: Callable[[Source], str], column: str, limit: float | None) -> None:
        self._change = change
        self._column = column
        self._limit = limit

    def __call__(self, draft: TableRow) -> DraftRows:
        """Change a draft."""
        if draft.problem:
            return rejection(draft.row, problem_row(draft))
        try:
            text = decoded(draft.text)
        except ValueError as error:
            return rejection(draft.row, error_row(draft.path, "not-text", str(error)))
        try:
            with time_limit(self._limit):
                changed = self._change(Source(text, draft.path))
        except TimeLimitReached:
            return rejection(draft.row, time_limit_row(draft.path, self._limit))
        except ChangeError as error:
            return rejection(draft.row, error_row(draft.path, "not-changed", error.message))
        except UsageError:
            raise
        except Exception as error:
            return rejection(draft.row, bug_row(draft.path, error))
        return DraftRows(self._lines(draft, changed if changed != text else None))

    def _lines(self, draft: TableRow, changed: str | None) -> tuple[bytes, ...]:
        if not draft.line:
            return () if changed is None else (_line({"row": draft.row, "text": changed}),)
        line = draft.line if changed is None else replace_member(draft.line, self._column, changed)
        return (line if line.endswith(b"\n") else line + b"\n",)


def problem_row(draft: TableRow) -> Row:
    """Return the row of a draft that cannot be read: a line of a table has no path yet."""
    name = "not-json" if draft.path is None else "not-text"
    return error_row(draft.path, name, draft.problem)


def rejection(row: int, error: Row) -> DraftRows:
    """Return the outcome of a draft that gives nothing but an error."""
    return DraftRows(rejected=(row_line(row, error),))


def row_line(row: int, value: Row) -> bytes:
    """Return a finding or an error in the row of a table as a line."""
    return _line({"row": row, **value})


def _line(value: dict[str, Any]) -> bytes:
    try:
        return json.dumps(value, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(encodable(value), ensure_ascii=False).encode() + b"\n"
