"""A row a day, in a file that git can merge."""

from __future__ import annotations

from pathlib import Path

import pytest

from postkit.errors import ConfigError
from postkit.health.history import DayFigures, read_history, write_history


def test_a_row_takes_the_place_of_another_of_its_day(tmp_path: Path) -> None:
    path = str(tmp_path / "history.jsonl")
    rows = write_history(path, (), DayFigures("2026-05-02", 10, 3, 2, 1))
    rows = write_history(path, rows, DayFigures("2026-05-01", 9, 4, 2, 1))

    rows = write_history(path, rows, DayFigures("2026-05-02", 10, 0, 2, 1))

    assert (
        rows
        == read_history(path)
        == (DayFigures("2026-05-01", 9, 4, 2, 1), DayFigures("2026-05-02", 10, 0, 2, 1))
    )


def test_a_history_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read_history(str(tmp_path / "none")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "1",
        '{"day": 1}',
    ],
)
def test_what_is_no_history_is_named_with_its_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "history.jsonl"
    path.write_text(f"\n{text}\n")

    with pytest.raises(ConfigError, match=r"history\.jsonl: line 2 is not a row"):
        read_history(str(path))


ROW = '{"day": "2026-05-01", "posts": 1, "error": 1, "warning": 1, "info": 1}'


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("2026-05-01", "x", "`day` must look like 2026-05-01", id="no day"),
        pytest.param("2026-05-01", "2026-13-01", "`day` must look like", id="no such day"),
        pytest.param('posts": 1', 'posts": "1"', "`posts` must be a whole number", id="text"),
        pytest.param('error": 1', 'error": -1', "`error` must be a whole number", id="negative"),
        pytest.param('info": 1', 'info": NaN', "`info` must be a whole number", id="no number"),
        pytest.param('info": 1', 'info": 1.5', "`info` must be a whole number", id="fraction"),
        pytest.param('info": 1', 'info": 1e400', "`info` must be a whole number", id="infinite"),
        pytest.param('info": 1', 'info": true', "`info` must be a whole number", id="truth"),
        pytest.param('info": 1', f'info": {"9" * 30}', "`info` must be a whole", id="too large"),
    ],
)
def test_figures_that_make_no_sense_are_named(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = tmp_path / "history.jsonl"
    path.write_text(f"{ROW}\n{ROW.replace(old, new)}\n")

    with pytest.raises(ConfigError, match=f"history.jsonl: line 2 .*: {message}"):
        read_history(str(path))


def test_of_the_rows_of_a_day_the_last_counts(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"
    path.write_text(f"{ROW}\n{ROW.replace('1}', '9}')}\n")

    assert read_history(str(path)) == (DayFigures("2026-05-01", 1, 1, 1, 9),)
