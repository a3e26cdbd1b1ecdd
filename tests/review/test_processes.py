"""The posts of a board are read in several processes, however these are started."""

from __future__ import annotations

from pathlib import Path

import house_rules
import pytest

from postkit.config import Configuration
from postkit.engine import parallel
from postkit.review.board import Board
from postkit.review.scan import ScanOptions

POSTS = 12


def trusting() -> Configuration:
    return Configuration(allow_plugins=True)


@pytest.mark.slow
@pytest.mark.parametrize("start_method", ["fork", "spawn", "forkserver"])
def test_the_board_is_the_same(
    archive: Path, monkeypatch: pytest.MonkeyPatch, start_method: str
) -> None:
    monkeypatch.setattr(parallel, "SERIAL_BYTES", 5)
    monkeypatch.setattr(parallel, "_CHUNK_BYTES", 4)
    (archive / "house.py").write_text(house_rules.RULE, "utf-8")
    (archive / "postkit.toml").write_text('plugins = ["house.py"]\n', "utf-8")
    for number in range(POSTS):
        text = "---\ntitle: 桥\n---\n\n他发现一，二，三，四，五！\n"
        (archive / "posts" / f"{number:02}.md").write_text(text, "utf-8")

    def rows(reading: ScanOptions) -> list[object]:
        board = Board(trusting, ["posts"], "zh-Hant", reading)
        errors: list[object] = []
        board.load(lambda number: None, errors.append)
        assert errors == []
        return list(board.rows())

    one = rows(ScanOptions(processes=1, uses_cache=False))
    monkeypatch.setattr(parallel, "START_METHOD", start_method)

    assert rows(ScanOptions(processes=2, uses_cache=False)) == one
    assert len(one) == POSTS + 3
    assert "HS001" in repr(one)
    assert not (archive / ".postkit_cache" / "results.sqlite").exists()
