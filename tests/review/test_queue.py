"""What is in the queue, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from review_archive import AMBIGUOUS, BRIDGE

from postkit.archive.post_entry import ProposalEntry, ProposalKind
from postkit.review.board import Board
from postkit.review.queue import gain_of, summarize


def test_posts_with_the_most_to_gain_come_first(board: Board) -> None:
    rows = board.queue()

    assert [row.entry.path for row in rows] == ["posts/hostile.md", "posts/bridge.md"]
    assert rows[0].summary.gain > rows[1].summary.gain
    bridge = rows[1]
    assert bridge.entry.title == "河上的桥"
    assert (bridge.entry.stage, bridge.entry.day) == ("draft", "2026-05-01")
    assert bridge.summary.counts == {
        ProposalKind.UNSAFE: 2,
        ProposalKind.OPEN: 1,
        ProposalKind.SAFE: 2,
    }
    assert bridge.summary.to_decide == 3


@pytest.mark.parametrize(
    ("item", "gain"),
    [
        pytest.param(
            ProposalEntry("1", "DB001", 0, ProposalKind.UNSAFE), 18, id="error with a fix"
        ),
        pytest.param(ProposalEntry("1", "DB001", 0, ProposalKind.OPEN), 9, id="error without"),
        pytest.param(
            ProposalEntry("1", "MD002", 1, ProposalKind.UNSAFE), 6, id="warning with a fix"
        ),
        pytest.param(ProposalEntry("1", "", 2, ProposalKind.AMBIGUOUS), 1, id="character"),
        pytest.param(
            ProposalEntry("1", "SM101", 0, ProposalKind.SAFE), 0, id="nobody decides a safe fix"
        ),
    ],
)
def test_gain(item: ProposalEntry, gain: int) -> None:
    assert gain_of(item) == gain
    assert summarize([item], ()).gain == gain
    assert summarize([item], {"1"}).gain == 0


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        pytest.param({"kind": ProposalKind.OPEN}, ["bridge"], id="kind"),
        pytest.param({"rule": "sm"}, ["hostile", "bridge"], id="family"),
        pytest.param({"rule": "DB009"}, ["bridge"], id="rule"),
        pytest.param({"rule": "Half-width"}, ["bridge"], id="the start of a name"),
        pytest.param({"rule": "zz"}, [], id="no rule"),
        pytest.param({"text": "河上"}, ["bridge"], id="title"),
        pytest.param({"text": "HOSTILE"}, ["hostile"], id="path"),
        pytest.param({"text": "nothing"}, [], id="none"),
    ],
)
def test_filters(board: Board, filters: dict[str, object], found: list[str]) -> None:
    rows = board.queue(**filters)  # type: ignore[arg-type]

    assert [Path(row.entry.path).stem for row in rows] == found


def test_ambiguous_characters_are_in_the_queue_where_a_target_is_named(
    archive: Path, make_board: Callable[..., Board]
) -> None:
    (archive / "posts/book.md").write_text(AMBIGUOUS, "utf-8")

    (row,) = make_board("zh-Hant").queue(ProposalKind.AMBIGUOUS, text="book")

    assert row.summary.counts[ProposalKind.AMBIGUOUS] == 1
    assert make_board().queue(ProposalKind.AMBIGUOUS) == []


def test_a_post_that_cannot_be_read_is_in_the_queue_with_the_reason(
    archive: Path, make_board: Callable[..., Board]
) -> None:
    (archive / "posts/old.md").write_bytes("桥".encode("gbk"))

    (row,) = [row for row in make_board().queue() if row.entry.problem]

    assert "is not UTF-8" in row.entry.problem


def test_a_second_board_reads_the_cache(
    archive: Path, make_board: Callable[..., Board], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_board()
    monkeypatch.setattr("postkit.review.scan.make_entry", None)

    assert make_board().rows() == first.rows()
    (archive / "posts/bridge.md").write_text(BRIDGE + "\n", "utf-8")
    with pytest.raises(TypeError):
        make_board()
