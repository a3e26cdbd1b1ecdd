"""Decisions are taken back, also after the board was closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_archive import BRIDGE, BRIDGE_PATH, LI, MEI, decide, first, text

from postkit.archive.post_entry import ProposalKind
from postkit.errors import FileError
from postkit.review.board import Board
from postkit.review.decide import Editors
from postkit.review.decision_log import Decision, Patch
from postkit.review.refusals import DecisionError


class TestUndo:
    @pytest.mark.parametrize("decision", ["accept", "reject", "edit", "comment", "safe", "bump"])
    def test_every_decision_can_be_taken_back(
        self, board: Board, editors: Editors, decision: str
    ) -> None:
        before = board.row(BRIDGE_PATH)
        decide(editors, decision)
        assert board.row(BRIDGE_PATH) != before

        assert editors.undo(LI) == BRIDGE_PATH

        assert text() == BRIDGE
        assert board.row(BRIDGE_PATH) == before
        with pytest.raises(DecisionError, match="nothing_to_undo"):
            editors.undo(LI)

    def test_each_editor_undoes_their_own(self, editors: Editors) -> None:
        proposal, version = first(editors, ProposalKind.UNSAFE)
        editors.accept(LI, BRIDGE_PATH, proposal.id, version)
        other, version = first(editors, ProposalKind.UNSAFE)
        editors.accept(MEI, BRIDGE_PATH, other.id, version)

        editors.undo(LI)

        assert text() == BRIDGE.replace(">> 第三段", "\\>> 第三段")

    def test_what_others_wrote_at_the_same_place_is_kept(self, editors: Editors) -> None:
        proposal, version = first(editors, ProposalKind.UNSAFE)
        editors.accept(LI, BRIDGE_PATH, proposal.id, version)
        Path(BRIDGE_PATH).write_text("全都换了。\n", "utf-8")

        with pytest.raises(FileError, match="same place"):
            editors.undo(LI)

        assert text() == "全都换了。\n"

    def test_what_cannot_be_undone_is_skipped(self, editors: Editors) -> None:
        editors.bump(LI, "posts/clean.md", "review")
        proposal, version = first(editors, ProposalKind.UNSAFE)
        editors.accept(LI, BRIDGE_PATH, proposal.id, version)
        Path(BRIDGE_PATH).write_text("全都换了。\n", "utf-8")

        with pytest.raises(FileError, match="same place"):
            editors.undo(LI)

        assert editors.undo(LI) == "posts/clean.md"

    def test_a_post_that_was_deleted_is_skipped(self, editors: Editors) -> None:
        proposal, version = first(editors, ProposalKind.OPEN)
        editors.reject(LI, BRIDGE_PATH, proposal.id, version)
        editors.bump(LI, "posts/clean.md", "review")
        Path("posts/clean.md").unlink()

        with pytest.raises(DecisionError, match="undo_gone"):
            editors.undo(LI)

        assert editors.undo(LI) == BRIDGE_PATH


class TestUndoAfterTheBoardWasClosed:
    @pytest.fixture
    def reopened(self, board: Board, editors: Editors, monkeypatch: pytest.MonkeyPatch) -> Editors:
        """Return the editors of a board that is opened after LI has decided twice."""
        proposal, version = first(editors, ProposalKind.UNSAFE)
        editors.accept(LI, BRIDGE_PATH, proposal.id, version)
        other, version = first(editors, ProposalKind.OPEN)
        editors.reject(LI, BRIDGE_PATH, other.id, version)
        later = Editors(board)
        monkeypatch.setattr(later, "_before", "9999-01-01T00:00:00Z")
        return later

    def test_the_last_decisions_are_taken_back(self, board: Board, reopened: Editors) -> None:
        assert board.decisions.rejected("posts/bridge.md")

        assert reopened.undo(LI) == BRIDGE_PATH
        assert not board.decisions.rejected("posts/bridge.md")
        assert text() != BRIDGE
        assert reopened.undo(LI) == BRIDGE_PATH
        assert text() == BRIDGE

        with pytest.raises(DecisionError, match="nothing_to_undo"):
            reopened.undo(LI)

    def test_what_has_changed_since_is_kept(self, reopened: Editors) -> None:
        reopened.undo(LI)
        Path(BRIDGE_PATH).write_text("全都换了。\n", "utf-8")

        with pytest.raises(FileError, match="same place"):
            reopened.undo(LI)

        assert text() == "全都换了。\n"

    def test_decisions_of_others_are_left(self, reopened: Editors) -> None:
        before = text()

        with pytest.raises(DecisionError, match="only_of_others"):
            reopened.undo(MEI)

        assert text() == before != BRIDGE

    def test_nothing_but_posts_is_written(self, board: Board, reopened: Editors) -> None:
        Path("secret.txt").write_text("a\n", "utf-8")
        patch = Patch("secret.txt", 0, ("b\n",), ("a\n",))
        made = Decision.now("secret.txt", "edit")._replace(by=LI, changes=(patch,))
        board.decisions.add([made._replace(time="9000")])

        assert reopened.undo(LI) == BRIDGE_PATH

        assert Path("secret.txt").read_text("utf-8") == "a\n"
