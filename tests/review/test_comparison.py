"""Findings about posts in view of each other, while single posts change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from postkit.review.board import Board
from postkit.review.decide import Editors
from postkit.review.post_proposals import Proposal

HILL, COPY = "posts/clean.md", "posts/hill.md"
POST = "---\ntitle: 山\n---\n\n另一座山。\n"


@pytest.fixture
def board(archive: Path, make_board: Callable[..., Board]) -> Board:
    """Return a board over an archive with two posts of the same title."""
    (archive / "postkit.toml").write_text('extend-select = ["XP002"]\n', "utf-8")
    (archive / COPY).write_text(POST, "utf-8")
    return make_board()


@pytest.fixture
def editors(board: Board) -> Editors:
    return Editors(board)


def repeated(editors: Editors, path: str = COPY) -> list[Proposal]:
    """Return what is to be decided about the title of a post."""
    found = editors.proposals(editors.post(path))
    return [proposal for proposal in found if proposal.code == "XP002"]


def paths(board: Board) -> list[str]:
    return [row.entry.path for row in board.queue(rule="XP")]


def test_the_later_post_is_in_the_queue(board: Board, editors: Editors) -> None:
    assert paths(board) == [COPY]
    (proposal,) = repeated(editors)
    assert proposal.message.startswith(f"`{HILL}` has the same title")
    assert proposal.line == 2
    assert repeated(editors, HILL) == []
    (other,) = proposal.others
    assert (other.path, other.line) == (HILL, 2)


def test_editing_one_post_settles_the_other(board: Board, editors: Editors) -> None:
    since = board.version
    post = (Path(HILL)).read_text("utf-8").replace("title: 山", "title: 高山")
    Path(HILL).write_text(post, "utf-8")
    board.watch()

    assert paths(board) == []
    assert repeated(editors) == []
    assert board.changes(since) == (board.version, [COPY, HILL])


def test_a_post_that_is_removed_repeats_nothing(board: Board, editors: Editors) -> None:
    Path(HILL).unlink()
    board.watch()

    assert paths(board) == []


def test_it_is_edited_on_the_board_and_undone(board: Board, editors: Editors) -> None:
    (proposal,) = repeated(editors)
    editors.edit("Li", COPY, proposal.id, editors.post(COPY).version, "title: 小山")
    assert paths(board) == []

    editors.undo("Li")
    assert paths(board) == [COPY]


def test_it_is_left_as_it_is(board: Board, editors: Editors) -> None:
    (proposal,) = repeated(editors)

    editors.reject("Li", COPY, proposal.id, editors.post(COPY).version)

    assert paths(board) == []
    assert repeated(editors) == []


def test_a_comment_suppresses_it(board: Board, editors: Editors) -> None:
    (proposal,) = repeated(editors)
    version = editors.post(COPY).version

    editors.always("Li", COPY, proposal.id, version, "comment", "", "")

    assert "# postkit-disable-next-line XP002\ntitle: 山" in Path(COPY).read_text("utf-8")
    assert paths(board) == []


def test_it_is_known_from_the_cache(board: Board, make_board: Callable[..., Board]) -> None:
    board.close()

    assert paths(make_board()) == [COPY]
