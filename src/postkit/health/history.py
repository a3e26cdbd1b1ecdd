"""The history of an archive's figures: one small row a report, in a file that git can merge."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import date

from postkit.errors import ConfigError, FileError
from postkit.files.read_write import overwrite_text, read_bytes
from postkit.health.figures import Figures
from postkit.named_tuples import NamedTuple

_MOST = 10**9


class DayFigures(NamedTuple):
    """The figures of one day."""

    day: str
    posts: int
    error: int
    warning: int
    info: int


def read_history(path: str) -> tuple[DayFigures, ...]:
    """Return the rows in the file at `path`, in the order of their days; none where it is new.

    Of several for one day, as git leaves them after a merge, the last counts.

    Raises:
        ConfigError: the file cannot be read, or a line of it is not a row.
    """
    if not os.path.lexists(path):
        return ()
    try:
        lines = read_bytes(path)[0].decode("utf-8", "replace").splitlines()
    except FileError as error:
        raise ConfigError(error.message, path=path) from error
    rows = [_row(line, number, path) for number, line in enumerate(lines, 1) if line.strip()]
    return tuple(sorted({row.day: row for row in rows}.values()))


def row_of(figures: Figures) -> DayFigures:
    """Return the row of a report."""
    return DayFigures(figures.day.isoformat(), len(figures.posts), *figures.by_severity.values())


def write_history(path: str, rows: Sequence[DayFigures], row: DayFigures) -> tuple[DayFigures, ...]:
    """Write `rows` with `row` to the file at `path`, in place of another of the same day.

    Returns:
        All rows that the file now holds.

    Raises:
        FileError: the file cannot be written.
    """
    kept = tuple(sorted([*(entry for entry in rows if entry.day != row.day), row]))
    overwrite_text(path, "".join(json.dumps(entry._asdict()) + "\n" for entry in kept))
    return kept


def _row(line: str, number: int, path: str) -> DayFigures:
    problem = f"line {number} is not a row of a report's history"
    try:
        row = DayFigures(**json.loads(line))
    except (ValueError, TypeError, RecursionError) as error:
        raise ConfigError(problem, path=path) from error
    if not isinstance(row.day, str) or not _is_day(row.day):
        raise ConfigError(f"{problem}: `day` must look like 2026-05-01", path=path)
    for name, count in zip(DayFigures._fields[1:], row[1:], strict=True):
        if type(count) is not int or not 0 <= count <= _MOST:
            raise ConfigError(f"{problem}: `{name}` must be a whole number from 0", path=path)
    return row


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
