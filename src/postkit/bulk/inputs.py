"""Tables of drafts, read a shard at a time: always the same shards of the same file."""

from __future__ import annotations

import gzip
import io
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any, BinaryIO, Protocol, cast

from postkit.bulk.arrow import cell_value, column, import_pyarrow, no_column
from postkit.bulk.table_row import SHARD_BYTES, SHARD_ROWS, TableRow
from postkit.bulk.warc import warc_shards
from postkit.errors import FileError, UsageError, reason_of
from postkit.named_tuples import NamedTuple

ENDINGS = (".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet")
WARC_ENDINGS = (".warc", ".warc.gz")
"""Those of archives of the web, which are only read."""


class Shard(Protocol):
    """Rows that are done together. They are parsed only where they are needed."""

    def drafts(self) -> Iterator[TableRow]:
        """Yield the drafts, in order."""


class ColumnNames(NamedTuple):
    """The columns of the draft and of its path."""

    text: str
    path: str | None = None


class JsonShard(NamedTuple):
    """Lines of JSON."""

    first: int
    lines: list[bytes]
    columns: ColumnNames

    def drafts(self) -> Iterator[TableRow]:
        """Yield a draft for each line that is not blank."""
        for row, line in enumerate(self.lines, self.first):
            if line.strip():
                yield self._draft(row, line)

    def _draft(self, row: int, line: bytes) -> TableRow:
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            return TableRow(row, None, line=line, problem=f"the line is not JSON: {error}")
        if not isinstance(record, dict):
            return TableRow(row, None, line=line, problem="the line is JSON, but not an object")
        path = record.get(self.columns.path) if self.columns.path else None
        text = record.get(self.columns.text)
        return TableRow(row, text, path if isinstance(path, str) else None, line)


class ParquetShard(NamedTuple):
    """Rows of a Parquet file; `batch` has all columns that were asked for."""

    first: int
    batch: Any
    columns: ColumnNames

    def drafts(self) -> Iterator[TableRow]:
        """Yield a draft for each row."""
        texts = column(self.batch, self.columns.text)
        paths = column(self.batch, self.columns.path) if self.columns.path else None
        for at, cell in enumerate(texts):
            path = cell_value(paths[at]) if paths else None
            yield TableRow(
                self.first + at, cell_value(cell), path if isinstance(path, str) else None
            )


def ending(path: str) -> str:
    """Return which of `ENDINGS` a file has.

    Raises:
        UsageError: it has another.
    """
    found = next((ending for ending in ENDINGS if path.lower().endswith(ending)), None)
    if found is None:
        raise UsageError(f"`{path}` must end in one of {', '.join(ENDINGS)}")
    return found


def check_input_ending(path: str) -> None:
    """Raise UsageError where a file has an ending that is not read."""
    endings = (*ENDINGS, *WARC_ENDINGS)
    if not path.lower().endswith(endings):
        raise UsageError(f"--input: `{path}` must end in one of {', '.join(endings)}")


def is_warc(path: str) -> bool:
    """Tell whether a file is an archive of the web, by its name."""
    return path.lower().endswith(WARC_ENDINGS)


def read_shards(path: str, columns: ColumnNames, *, everything: bool = False) -> Iterator[Shard]:
    """Yield the shards of a file.

    Args:
        path: the file; its ending says what it is.
        columns: the columns of the drafts.
        everything: read the other columns of Parquet too.

    Raises:
        FileError: the file cannot be read to its end.
        UsageError: there is no such column, or pyarrow is missing.
    """
    try:
        if is_warc(path):
            yield from warc_shards(path, columns.text)
        elif ending(path) == ".parquet":
            yield from _parquet(path, columns, everything)
        else:
            shards = _json_lines(path, columns)
            for shard in islice(shards, 1):
                _check_columns(shard.lines, columns)
                yield shard
            yield from shards
    except (OSError, EOFError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        raise FileError(f"cannot be read: {reason}", path=path) from error


def _json_lines(path: str, columns: ColumnNames) -> Iterator[JsonShard]:
    with open_lines(path) as stream:
        first, size, lines = 1, 0, []
        for line in stream:
            lines.append(line)
            size += len(line)
            if len(lines) >= SHARD_ROWS or size >= SHARD_BYTES:
                yield JsonShard(first, lines, columns)
                first, size, lines = first + len(lines), 0, []
        if lines:
            yield JsonShard(first, lines, columns)


def _check_columns(lines: list[bytes], columns: ColumnNames) -> None:
    """Raise UsageError where none of `lines` has a column: a name is misspelt, not a row damaged.

    A row may lack a column that the other rows have.
    """
    for name in filter(None, columns):
        names: dict[str, None] = {}
        for record in _records(lines):
            names.update(dict.fromkeys(record))
            if name in names:
                break
        else:
            if names:
                raise no_column(name, names)


def _records(lines: list[bytes]) -> Iterator[dict[str, Any]]:
    for line in lines:
        with suppress(ValueError, RecursionError):
            record = json.loads(line)
            if isinstance(record, dict):
                yield record


def open_lines(path: str) -> BinaryIO:
    """Return the lines of a file, decompressed."""
    if path.lower().endswith(".zst"):
        arrow = import_pyarrow()
        os.stat(path)
        return io.BufferedReader(arrow.input_stream(path, compression="zstd"), 1 << 20)
    return cast(BinaryIO, gzip.open(path)) if path.lower().endswith(".gz") else open(path, "rb")


def _parquet(path: str, columns: ColumnNames, everything: bool) -> Iterator[Shard]:
    arrow = import_pyarrow()
    from pyarrow.parquet import ParquetFile

    with ParquetFile(path, memory_map=True) as file:
        names = [name for name in columns if name]
        for name in names:
            column(file.schema_arrow.empty_table(), name)
        first = 1
        rows = _rows_of_shard(file.metadata)
        chosen = None if everything else names
        if not file.metadata.num_rows:
            yield ParquetShard(1, arrow.RecordBatch.from_pylist([], file.schema_arrow), columns)
        for batch in file.iter_batches(rows, columns=chosen, use_threads=False):
            yield ParquetShard(first, batch, columns)
            first += len(batch)


def _rows_of_shard(metadata: Any) -> int:
    """Return how many rows make a shard: fewer where they are large."""
    groups = [metadata.row_group(at) for at in range(min(metadata.num_row_groups, 100))]
    largest = max((group.total_byte_size / max(group.num_rows, 1) for group in groups), default=0)
    return int(max(1, min(SHARD_ROWS, SHARD_BYTES / max(largest, 1))))
