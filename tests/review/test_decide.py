"""Decisions: what becomes of the post, and that each can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from review_archive import BRIDGE, BRIDGE_PATH, LI, decide, first, text

from postkit.archive.post_entry import ProposalKind
from postkit.errors import FileError, StaleFileError
from postkit.review.board import Board
from postkit.review.decide import Editors
from postkit.review.refusals import ChangedError, DecisionError


def test_an_accepted_fix_is_in_the_post(board: Board, editors: Editors) -> None:
    proposal, version = first(editors, ProposalKind.UNSAFE)

    editors.accept(LI, BRIDGE_PATH, proposal.id, version)

    assert text() == BRIDGE.replace(">> 第二段", "\\>> 第二段")
    assert board.row(BRIDGE_PATH).summary.counts[ProposalKind.UNSAFE] == 1


def test_a_whole_post_is_edited_beside_what_others_change(editors: Editors) -> None:
    shown = text()
    Path(BRIDGE_PATH).write_text(shown + "\n新的一段。\n", "utf-8")

    editors.rewrite(LI, BRIDGE_PATH, shown, shown.replace("第一段说桥", "第一段说河"))

    assert text() == shown.replace("第一段说桥", "第一段说河") + "\n新的一段。\n"
    editors.undo(LI)
    assert text() == shown + "\n新的一段。\n"


def test_a_whole_post_is_not_edited_into_errors(editors: Editors) -> None:
    shown = text()
    broken = shown.replace("</details>", "")

    with pytest.raises(DecisionError, match="new_errors"):
        editors.rewrite(LI, BRIDGE_PATH, shown, broken)
    assert text() == shown
    editors.rewrite(LI, BRIDGE_PATH, shown, broken, force=True)
    assert text() == broken


def test_an_undo_checks_nothing_again(editors: Editors, monkeypatch: pytest.MonkeyPatch) -> None:
    proposal, version = first(editors, ProposalKind.UNSAFE)
    editors.accept(LI, BRIDGE_PATH, proposal.id, version)

    def fail(*_: object) -> None:
        raise AssertionError("the post is checked again")

    monkeypatch.setattr("postkit.engine.linter.Linter.check", fail)
    editors.undo(LI)

    assert text() == BRIDGE
    assert editors.proposals(editors.post(BRIDGE_PATH))


def test_all_fixes_of_a_rule_are_accepted_at_once(board: Board, editors: Editors) -> None:
    proposal, version = first(editors, ProposalKind.UNSAFE)

    assert editors.accept_alike(LI, BRIDGE_PATH, proposal.id, version) == 2

    assert text().count("\\>> ") == 2
    assert board.row(BRIDGE_PATH).summary.counts[ProposalKind.UNSAFE] == 0


def test_safe_fixes_are_those_of_the_command_line(board: Board, editors: Editors) -> None:
    from postkit import fix_text

    expected = fix_text(BRIDGE, path=BRIDGE_PATH).text

    assert editors.fix_safely(LI, BRIDGE_PATH, editors.post(BRIDGE_PATH).version) == 2

    assert text() == expected
    with pytest.raises(DecisionError, match="nothing_safe"):
        editors.fix_safely(LI, BRIDGE_PATH, editors.post(BRIDGE_PATH).version)


def test_what_is_rejected_is_asked_no_more(
    board: Board, editors: Editors, make_board: Callable[..., Board]
) -> None:
    proposal, version = first(editors, ProposalKind.OPEN)

    editors.reject(LI, BRIDGE_PATH, proposal.id, version)

    assert text() == BRIDGE
    assert board.row(BRIDGE_PATH).summary.counts[ProposalKind.OPEN] == 0
    assert make_board().row(BRIDGE_PATH).summary.counts[ProposalKind.OPEN] == 0
    Path(BRIDGE_PATH).write_text(BRIDGE.replace("第一段", "新的一行。\n\n第一段"), "utf-8")
    assert proposal.id not in [item.id for item in editors.proposals(editors.post(BRIDGE_PATH))]


def test_what_is_rejected_stays_rejected_when_marks_beside_it_are_fixed(
    board: Board, editors: Editors
) -> None:
    Path(BRIDGE_PATH).write_text(BRIDGE.replace("第二段是引用。", "第二段,是 引用,好。"), "utf-8")
    board.update(BRIDGE_PATH)
    proposal, version = first(editors, ProposalKind.UNSAFE)
    editors.reject(LI, BRIDGE_PATH, proposal.id, version)

    editors.fix_safely(LI, BRIDGE_PATH, version)

    assert ">> 第二段，是" in text()
    assert board.row(BRIDGE_PATH).summary.counts[ProposalKind.UNSAFE] == 1


def test_an_edit_takes_the_place_of_the_lines(editors: Editors) -> None:
    proposal, version = first(editors, ProposalKind.UNSAFE)

    editors.edit(LI, BRIDGE_PATH, proposal.id, version, "李：第二段是引用。")

    assert text() == BRIDGE.replace(">> 第二段", "李：第二段")


def test_an_edit_keeps_the_newlines_of_the_post(editors: Editors) -> None:
    Path(BRIDGE_PATH).write_bytes(BRIDGE.replace("\n", "\r\n").encode())
    proposal, version = first(editors, ProposalKind.UNSAFE)

    editors.edit(LI, BRIDGE_PATH, proposal.id, version, "一\n二")

    expected = BRIDGE.replace(">> 第二段是引用。", "一\n二").replace("\n", "\r\n")
    assert Path(BRIDGE_PATH).read_bytes().decode() == expected


def test_an_edit_to_nothing_takes_the_line_out(editors: Editors) -> None:
    proposal, version = first(editors, ProposalKind.UNSAFE)

    editors.edit(LI, BRIDGE_PATH, proposal.id, version, "")

    assert text() == BRIDGE.replace(">> 第二段是引用。\n", "")


def test_an_edit_that_brings_up_an_error_is_asked_again(editors: Editors) -> None:
    proposal, version = first(editors, ProposalKind.UNSAFE)
    where = (LI, BRIDGE_PATH, proposal.id, version, "<details>\n\n第二段。")

    with pytest.raises(DecisionError) as refused:
        editors.edit(*where)
    assert "DB0" in refused.value.values["errors"]
    assert text() == BRIDGE

    editors.edit(*where, force=True)
    assert "<details>\n\n第二段。" in text()


def test_a_comment_settles_a_finding(board: Board, editors: Editors) -> None:
    proposal, version = first(editors, ProposalKind.UNSAFE)

    editors.always(LI, BRIDGE_PATH, proposal.id, version, "comment", "", "")

    assert "<!-- postkit-disable-next-line MD002 -->\n>> 第二段" in text()
    assert board.row(BRIDGE_PATH).summary.counts[ProposalKind.UNSAFE] == 1


def test_a_finding_without_a_fix_cannot_be_accepted(editors: Editors) -> None:
    proposal, version = first(editors, ProposalKind.OPEN)

    with pytest.raises(DecisionError, match="no_fix"):
        editors.accept(LI, BRIDGE_PATH, proposal.id, version)


@pytest.mark.parametrize("change", ["\n新的一行。\n", "新的一行。"])
def test_a_post_that_changed_meanwhile_is_asked_again(editors: Editors, change: str) -> None:
    proposal, version = first(editors, ProposalKind.UNSAFE)
    Path(BRIDGE_PATH).write_text(BRIDGE + change, "utf-8")

    with pytest.raises(ChangedError):
        editors.accept(LI, BRIDGE_PATH, proposal.id, version)

    assert text() == BRIDGE + change
    again, version = first(editors, ProposalKind.UNSAFE)
    editors.accept(LI, BRIDGE_PATH, again.id, version)
    assert "\\>> 第二段" in text()
    assert text().endswith(change)


def test_a_post_that_changes_at_the_last_moment_is_left_alone(
    editors: Editors, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal, version = first(editors, ProposalKind.UNSAFE)
    make = editors._apply

    def change_first(*arguments: object) -> int:
        Path(BRIDGE_PATH).write_text("另一个\n", "utf-8")
        return make(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(editors, "_apply", change_first)
    with pytest.raises(StaleFileError):
        editors.accept(LI, BRIDGE_PATH, proposal.id, version)

    assert text() == "另一个\n"


@contextmanager
def unwritable(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let nothing be written to the file of decisions in the block."""

    def fail(*_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr("postkit.review.decision_log._append", fail)
        yield


class TestWithoutAFileOfDecisions:
    @pytest.mark.parametrize("decision", ["accept", "reject", "edit", "comment", "safe", "bump"])
    def test_what_is_not_recorded_is_not_done(
        self, board: Board, editors: Editors, decision: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = board.row(BRIDGE_PATH)

        with unwritable(monkeypatch), pytest.raises(FileError, match="cannot be written"):
            decide(editors, decision)

        assert text() == BRIDGE
        assert board.row(BRIDGE_PATH) == before
        with pytest.raises(DecisionError, match="nothing_to_undo"):
            editors.undo(LI)

    @pytest.mark.parametrize("decision", ["accept", "reject"])
    def test_an_undo_is_done_once_it_can_be_recorded(
        self, board: Board, editors: Editors, decision: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = board.row(BRIDGE_PATH)
        decide(editors, decision)
        with unwritable(monkeypatch), pytest.raises(FileError, match="cannot be written"):
            editors.undo(LI)

        assert editors.undo(LI) == BRIDGE_PATH
        assert text() == BRIDGE
        assert board.row(BRIDGE_PATH) == before
