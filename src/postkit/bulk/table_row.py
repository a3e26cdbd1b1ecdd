"""A row of a table, and how many rows are done together."""

from __future__ import annotations

from postkit.named_tuples import NamedTuple

SHARD_ROWS = 1000
SHARD_BYTES = 16_000_000


class TableRow(NamedTuple):
    """A row of a table: its number from 1, the draft, its path, and the line it is from.

    `line` is empty in Parquet. `problem` says why there is no draft to read.
    """

    row: int
    text: object
    path: str | None = None
    line: bytes = b""
    problem: str = ""
