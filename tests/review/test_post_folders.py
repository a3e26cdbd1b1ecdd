"""New posts are found wherever they appear."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from review_archive import BRIDGE, CLEAN

from postkit.review.board import Board
from postkit.review.post_folders import PostFolders


def write(path: str, text: str = BRIDGE) -> None:
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    Path(path).write_text(text, "utf-8")


def paths(board: Board) -> list[str]:
    board.watch()
    return sorted(row.entry.path.replace(os.sep, "/") for row in board.rows())


def test_posts_come_back_with_their_folder(board: Board) -> None:
    shutil.rmtree("posts")
    assert paths(board) == []
    assert paths(board) == []

    write("posts/bridge.md")

    assert paths(board) == ["posts/bridge.md"]


@pytest.mark.parametrize("folder", ["posts/2026", "posts/2026/05"])
def test_a_new_folder_may_get_its_first_post_later(board: Board, folder: str) -> None:
    before = paths(board)
    os.makedirs(folder)
    assert paths(board) == before

    write(f"{folder}/new.md")

    assert paths(board) == sorted([*before, f"{folder}/new.md"])


def test_a_folder_beside_those_of_posts_is_found(
    archive: Path, make_board: Callable[..., Board]
) -> None:
    shutil.rmtree("posts")
    write("posts/2025/05/a.md", CLEAN)
    board = make_board()

    write("posts/2026/05/b.md")
    write("posts/2025/06/c.md")

    assert paths(board) == ["posts/2025/05/a.md", "posts/2025/06/c.md", "posts/2026/05/b.md"]


def test_folders_outside_of_what_is_named_are_not_watched(archive: Path) -> None:
    folders = PostFolders(["posts"])
    folders.watch(["posts/a.md"])

    write("other/a.md")

    assert not folders.have_changed()
