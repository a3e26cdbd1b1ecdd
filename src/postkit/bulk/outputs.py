"""Join the results of all shards in one file."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import Any, BinaryIO, cast

from postkit.bulk.arrow import arrow_schema, column, import_pyarrow
from postkit.bulk.inputs import ParquetShard, ending
from postkit.bulk.table_row import SHARD_ROWS
from postkit.bulk.workers import ShardPart
from postkit.files.atomic import put_in_place
from postkit.files.read_write import check_replaceable
from postkit.named_tuples import NamedTuple


class Counts(NamedTuple):
    """The lines or rows written, those rejected, and those of them that are bugs in postkit."""

    written: int = 0
    rejected: int = 0
    bugs: int = 0


def write_output(
    parts: Iterable[ShardPart],
    target: str,
    rejected: str,
    folder: str,
    across: Iterable[bytes] | None,
) -> Counts:
    """Write the output of a run, and the file of what was rejected.

    Args:
        parts: all parts of the run, in order.
        target: the output; it is replaced at once, when it is whole.
        rejected: the file of what was rejected.
        folder: where both are written until they are whole.
        across: the findings about several posts, which follow all others; None where the
            results are changed drafts rather than findings.
    """
    whole, whole_rejected = (os.path.join(folder, name) for name in ("output", "rejected"))
    with ExitStack() as stack:
        apart = stack.enter_context(open(whole_rejected, "wb"))
        writer: Any = _Lines(whole, target)
        if ending(target) == ".parquet":
            writer = _Rows(whole) if across is None else _Findings(whole)
        stack.callback(writer.close)
        written = failed = bugs = 0
        for part in parts:
            lines = list(_lines(part.rejected))
            apart.writelines(lines)
            failed += len(lines)
            bugs += sum(b'"internal-error"' in line for line in lines)
            written += writer.add(part, {json.loads(line)["row"] for line in lines})
        if across is not None:
            written += writer.extend(across)
    put_in_place(whole_rejected, check_replaceable(rejected))
    put_in_place(whole, check_replaceable(target))
    return Counts(written, failed, bugs)


class _Lines:
    """Results that are lines of the output already."""

    def __init__(self, path: str, target: str) -> None:
        self._file = _create(path, ending(target))
        self.close = self._file.close

    def add(self, part: ShardPart, rejected: set[int]) -> int:
        return self.extend(_lines(part.results))

    def extend(self, lines: Iterable[bytes]) -> int:
        count = 0
        for line in lines:
            self._file.write(line)
            count += 1
        return count


class _Findings:
    """Findings as rows of Parquet."""

    def __init__(self, path: str) -> None:
        from pyarrow.parquet import ParquetWriter

        arrow = import_pyarrow()
        self._schema = arrow_schema().insert(0, arrow.field("row", arrow.int64()))
        self._batch = arrow.RecordBatch
        self._writer = ParquetWriter(path, self._schema, compression="zstd")
        self.close = self._writer.close

    def add(self, part: ShardPart, rejected: set[int]) -> int:
        return self.extend(_lines(part.results))

    def extend(self, lines: Iterable[bytes]) -> int:
        count = 0
        rows = map(json.loads, lines)
        while some := list(islice(rows, SHARD_ROWS)):
            self._writer.write_batch(self._batch.from_pylist(some, self._schema))
            count += len(some)
        return count


class _Rows:
    """The rows of the input with new drafts, without those that were rejected."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._arrow = import_pyarrow()
        self._writer: Any = None

    def add(self, part: ShardPart, rejected: set[int]) -> int:
        shard = part.shard
        assert isinstance(shard, ParquetShard)
        changed = {item["row"]: item["text"] for item in map(json.loads, _lines(part.results))}
        name = shard.columns.text
        cells = column(shard.batch, name)
        rows = range(shard.first, shard.first + len(cells))
        values = [
            None if row in rejected else changed.get(row, cell.as_py())
            for row, cell in zip(rows, cells, strict=True)
        ]
        at = shard.batch.schema.names.index(name)
        new = self._arrow.array(_fitting(values, cells.type, self._arrow), cells.type)
        batch = shard.batch.set_column(at, shard.batch.schema.field(at), new)
        # Slices are to be had of every type; not all can be filtered.
        start = written = 0
        for row in [*sorted(rejected), rows.stop]:
            written += self._write(batch.slice(start, row - shard.first - start))
            start = row - shard.first + 1
        return written

    def close(self) -> None:
        if self._writer:
            self._writer.close()

    def _write(self, batch: Any) -> int:
        if self._writer is None:
            from pyarrow.parquet import ParquetWriter

            self._writer = ParquetWriter(self._path, batch.schema, compression="zstd")
        if len(batch):
            self._writer.write_batch(batch)
        return len(batch)


def _fitting(values: list[Any], kind: Any, arrow: Any) -> list[Any]:
    """Return texts as bytes where the column holds bytes."""
    if not (arrow.types.is_binary(kind) or arrow.types.is_large_binary(kind)):
        return values
    return [value.encode() if isinstance(value, str) else value for value in values]


def _create(path: str, form: str) -> BinaryIO:
    if form == ".jsonl.zst":
        stream: BinaryIO = import_pyarrow().output_stream(path, compression="zstd")
        return stream
    return cast(BinaryIO, gzip.open(path, "wb", 6)) if form == ".jsonl.gz" else open(path, "wb")


def _lines(path: str) -> Iterator[bytes]:
    with open(path, "rb") as file:
        yield from file
