"""Rows as Arrow tables. pyarrow is loaded when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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
        path: the column of their paths, which holds text or UTF-8; None where there is none.

    Raises:
        UsageError: pyarrow or a column is missing, or a column holds something else.
        ConfigError: the configuration cannot be used.
    """
    arrow, schema = import_pyarrow(), arrow_schema()
    for batch in record_batches(batches):
        texts = column(batch, text)
        rows = [
            encodable(row)
            for draft, name in zip(texts, paths_of(batch, path), strict=True)
            for row in linter.rows(cell_value(draft), name)
        ]
        yield arrow.RecordBatch.from_pylist(rows, schema)


def record_batches(batches: Any) -> Iterator[pyarrow.RecordBatch]:
    """Yield record batches, and those of tables among them or in their place.

    Raises:
        UsageError: there is something else.
    """
    arrow = import_pyarrow()
    for batch in [batches] if isinstance(batches, arrow.Table | arrow.RecordBatch) else batches:
        if isinstance(batch, arrow.Table):
            yield from batch.to_batches()
        elif isinstance(batch, arrow.RecordBatch):
            yield batch
        else:
            what = type(batch).__name__
            raise UsageError(f"Arrow record batches or a table are needed, and here is a {what}")


def paths_of(batch: pyarrow.RecordBatch, name: str | None) -> Iterable[Any]:
    """Return the paths in a column, as text or bytes; nothing but None without a column.

    Raises:
        UsageError: there is no such column, or it holds neither text nor bytes.
    """
    if not name:
        return [None] * batch.num_rows
    return map(cell_value, column_of(batch, name, _is_text, "paths must be text, or UTF-8"))


def numbers_of(batch: pyarrow.RecordBatch, name: str | None) -> Iterable[Any]:
    """Return the whole numbers in a column; nothing but None without a column.

    Raises:
        UsageError: there is no such column, or it holds something else.
    """
    if not name:
        return [None] * batch.num_rows
    is_integer = import_pyarrow().types.is_integer
    values: list[Any] = column_of(batch, name, is_integer, "it must be whole numbers").to_pylist()
    return values


def column_of(
    batch: pyarrow.RecordBatch, name: str, is_fit: Callable[[Any], bool], needed: str
) -> Any:
    """Return a column if it is of a type, or empty.

    Args:
        batch: the batch.
        name: the name of the column.
        is_fit: tells whether a type will do.
        needed: what there should be, as an error says it.

    Raises:
        UsageError: there is no such column, or it is of another type.
    """
    values = column(batch, name)
    if values.null_count < len(values) and not is_fit(values.type):
        raise UsageError(f"the column `{name}` is {values.type}; {needed}")
    return values


def _is_text(kind: Any) -> bool:
    types = import_pyarrow().types
    if types.is_dictionary(kind):
        return _is_text(kind.value_type)
    names = ("string", "large_string", "string_view", "binary", "large_binary", "binary_view")
    tests = (getattr(types, f"is_{name}", None) for name in names)  # pyarrow 15 has no views.
    return any(test(kind) for test in tests if test)


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
