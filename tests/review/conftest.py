"""A small archive and a board over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from review_archive import BRIDGE, CLEAN, HOSTILE

from postkit.config import Configuration
from postkit.review.board import Board


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an archive of a few posts, which is the current folder too."""
    monkeypatch.chdir(tmp_path)
    posts = tmp_path / "posts"
    posts.mkdir()
    for name, text in {"bridge": BRIDGE, "hostile": HOSTILE, "clean": CLEAN}.items():
        (posts / f"{name}.md").write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def make_board(archive: Path) -> Callable[..., Board]:
    """Return a function that makes a board over the archive as it is then."""

    def make(to: str = "") -> Board:
        board = Board(Configuration, ["posts"], to)
        errors: list[object] = []
        board.load(lambda number: None, errors.append)
        assert not errors
        return board

    return make


@pytest.fixture
def board(make_board: Callable[..., Board]) -> Board:
    """Return a board over the archive."""
    return make_board()
