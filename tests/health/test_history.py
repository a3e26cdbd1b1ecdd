"""A row a day, in a file that git can merge."""

from __future__ import annotations

from pathlib import Path

import pytest

from postkit.errors import ConfigError
from postkit.health.history import Row, read_history, write_history


def test_a_row_takes_the_place_of_another_of_its_day(tmp_path: Path) -> None:
    path = str(tmp_path / "history.jsonl")
    rows = write_history(path, (), Row("2026-05-02", 10, 3, 2, 1))
    rows = write_history(path, rows, Row("2026-05-01", 9, 4, 2, 1))

    rows = write_history(path, rows, Row("2026-05-02", 10, 0, 2, 1))

    assert (
        rows
        == read_history(path)
        == (Row("2026-05-01", 9, 4, 2, 1), Row("2026-05-02", 10, 0, 2, 1))
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
        '{"day": "x", "posts": "1", "error": 1, "warning": 1, "info": 1}',
    ],
)
def test_what_is_no_history_is_named_with_its_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "history.jsonl"
    path.write_text(f"\n{text}\n")

    with pytest.raises(ConfigError, match="line 2 is not a row"):
        read_history(str(path))
