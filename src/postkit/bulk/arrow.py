"""Rows as Arrow tables. pyarrow is loaded when it is first needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from postkit.bulk.extras import import_extra
from postkit.errors import UsageError, did_you_mean, listed

if TYPE_CHECKING:
    import pyarrow

    from postkit.bulk.row_linter import RowLinter


_MOST_NAMED = 30
"""How many columns of a table are named in a message."""


def import_pyarrow() -> Any:
    """Return the module `pyarrow`.

    Raises:
        UsageError: it is not installed; the message says how to install it.
    """
    return import_extra("pyarrow", "rows")


def arrow_schema() -> pyarrow.Schema:
    """Return the Arrow schema of the rows of `postkit.rows`.

    Raises:
        UsageError: pyarrow is not installed.
    """
    arrow = import_pyarrow()
    text, count = arrow.string(), arrow.int64()
    edit = arrow.struct([("start", count), ("end", count), ("replacement", text)])
    fix = arrow.struct([("message", text), ("applicability", text), ("edits", arrow.list_(edit))])
    texts = [(name, text) for name in ("path", "code", "name", "severity", "message")]
    counts = [(name, count) for name in ("line", "column", "end_line", "end_column")]
    return arrow.schema([*texts, *counts, ("fix", fix)])


def lint_batches(
    batches: Iterable[pyarrow.RecordBatch],
    linter: RowLinter,
    *,
    text: str = "text",
    path: str | None = None,
) -> Iterator[pyarrow.RecordBatch]:
    """Yield the rows of each batch of drafts as a batch in `arrow_schema`.

    Engines that map functions over batches can call it: `mapInArrow` of Spark, `map_batches` of
    Ray Data and Polars, and DuckDB, which reads the result.

    Args:
        batches: drafts. They are read one at a time.
        linter: the linter.
        text: the column of the drafts.
        path: the column of their paths, None where there is none.

    Raises:
        UsageError: pyarrow or a column is missing.
        ConfigError: the configuration cannot be used.
    """
    arrow, schema = import_pyarrow(), arrow_schema()
    for batch in batches:
        texts = column(batch, text)
        paths = column(batch, path) if path else [None] * len(texts)
        rows = [
            encodable(row)
            for draft, name in zip(texts, paths, strict=True)
            for row in linter.rows(cell_value(draft), None if name is None else name.as_py())
        ]
        yield arrow.RecordBatch.from_pylist(rows, schema)


def column(batch: pyarrow.RecordBatch | pyarrow.Table, name: str) -> Any:
    """Return a column by its name.

    Raises:
        UsageError: there is no such column, or there are several.
    """
    if batch.schema.names.count(name) != 1:
        raise no_column(name, batch.schema.names)
    return batch.column(batch.schema.names.index(name))


def no_column(name: str, names: Iterable[str]) -> UsageError:
    """Return the error about a column that is not among `names`, or not only once."""
    known = list(names)
    meant = "" if name in known else did_you_mean(name, known)
    more = f" and {len(known) - _MOST_NAMED} more" if len(known) > _MOST_NAMED else ""
    columns = listed(known[:_MOST_NAMED]) + more
    return UsageError(f"there is no single column `{name}`; the columns are {columns}{meant}")


def encodable(value: Any) -> Any:
    """Return `value` with U+FFFD for what UTF-8 cannot hold, as messages may quote it."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    if isinstance(value, Mapping):
        return {key: encodable(item) for key, item in value.items()}
    return [encodable(item) for item in value] if isinstance(value, list) else value


def cell_value(cell: Any) -> object:
    """Return the text of a cell; its bytes where these are not UTF-8."""
    try:
        return cell.as_py()
    except UnicodeDecodeError:
        return cell.as_buffer().to_pybytes()
