"""Facts as Arrow tables, to be distributed by engines. pyarrow is loaded when it is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from postkit.bulk.arrow import (
    arrow_schema,
    cell_value,
    column,
    encodable,
    import_pyarrow,
    numbers_of,
    paths_of,
    record_batches,
)
from postkit.bulk.table_row import SHARD_ROWS

if TYPE_CHECKING:
    import pyarrow

    from postkit.bulk.row_linter import RowLinter


def fact_schema() -> pyarrow.Schema:
    """Return the Arrow schema of the rows of `RowLinter.facts`.

    Raises:
        UsageError: pyarrow is not installed.
    """
    arrow = import_pyarrow()
    texts = [(name, arrow.string()) for name in ("code", "key", "value", "path")]
    counts = ("row", "number", "start", "end", "line", "column", "end_line", "end_column")
    numbers = [(name, arrow.int64()) for name in counts]
    return arrow.schema([*texts, *numbers, ("suppressed", arrow.bool_())])


def fact_batches(
    batches: Iterable[pyarrow.RecordBatch],
    linter: RowLinter,
    *,
    text: str = "text",
    path: str | None = None,
    row: str | None = None,
) -> Iterator[pyarrow.RecordBatch]:
    """Yield the facts of each batch of drafts as a batch in `fact_schema`.

    Distributed by `code` and `key`, they are what `compare_batches` reads. A draft that cannot be
    read has no facts: `lint_batches` says what is wrong with it.

    Args:
        batches: drafts. They are read one at a time.
        linter: the linter; its settings select the rules across posts, such as `XP`.
        text: the column of the drafts.
        path: the column of their paths, which holds text or UTF-8; None where there is none.
        row: a column of whole numbers that tell posts apart and order them, None where paths do.

    Raises:
        UsageError: pyarrow or a column is missing, or a column holds something else.
        ConfigError: the configuration cannot be used.
    """
    arrow, schema = import_pyarrow(), fact_schema()
    for batch in record_batches(batches):
        texts = column(batch, text)
        paths, numbers = paths_of(batch, path), numbers_of(batch, row)
        facts = [
            fact
            for draft, *post in zip(texts, paths, numbers, strict=True)
            for fact in linter.facts(cell_value(draft), *post)
        ]
        yield arrow.RecordBatch.from_pylist(facts, schema)


def compare_batches(
    batches: Iterable[pyarrow.RecordBatch], linter: RowLinter
) -> Iterator[pyarrow.RecordBatch]:
    """Yield what rules across posts find in facts, as batches in `arrow_schema`.

    All facts of the same `code` and `key` must be among them, in any order: an engine distributes
    facts by these two columns, and calls this once for each partition.

    Args:
        batches: facts in `fact_schema`. Those that do not fit into memory are sorted on disk.
        linter: a linter with the settings of the one that has gathered them.

    Raises:
        UsageError: pyarrow or a column is missing, a column that should be whole numbers is
            not, or the linter does not select a rule that has facts here.
        ConfigError: the configuration cannot be used.
    """
    arrow, schema = import_pyarrow(), arrow_schema()
    facts = (row for batch in record_batches(batches) for row in _facts_in(batch))
    findings = map(encodable, linter.compare(facts))
    while some := list(islice(findings, SHARD_ROWS)):
        yield arrow.RecordBatch.from_pylist(some, schema)


def _facts_in(batch: pyarrow.RecordBatch) -> list[dict[str, Any]]:
    """Return the rows of a batch of facts, whose columns are checked first."""
    is_integer = import_pyarrow().types.is_integer
    for field in fact_schema():
        if is_integer(field.type):
            numbers_of(batch, field.name)
        else:
            column(batch, field.name)
    rows: list[dict[str, Any]] = batch.to_pylist()
    return rows
