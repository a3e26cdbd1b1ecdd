"""A post is moved to the next stage or converted, and nothing is lost by it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from review_archive import AMBIGUOUS, LI, first, text

from postkit.archive.post_entry import ProposalKind
from postkit.errors import ChangeError
from postkit.review.board import Board
from postkit.review.decide import Editors
from postkit.review.refusals import DecisionError


class TestStages:
    def test_a_post_moves_on(self, board: Board, editors: Editors) -> None:
        assert editors.bump(LI, "posts/clean.md", "") == "review"

        assert "status: review" in text("posts/clean.md")
        assert board.row("posts/clean.md").entry.stage == "review"

    def test_a_post_with_errors_is_refused_with_its_findings(self, editors: Editors) -> None:
        Path("posts/clean.md").write_text(
            "---\ntitle: 山\ndraft: true\n---\n\n<details>\n<summary>A</summary>\n\n文字。\n",
            "utf-8",
        )

        with pytest.raises(ChangeError, match=r"has errors.*\n  line 6: DB001"):
            editors.bump(LI, "posts/clean.md", "review")

    def test_no_stage_is_skipped(self, editors: Editors) -> None:
        with pytest.raises(ChangeError, match="would skip `review`"):
            editors.bump(LI, "posts/clean.md", "published")


class TestConversion:
    @pytest.fixture
    def board(self, archive: Path, make_board: Callable[..., Board]) -> Board:
        (archive / "postkit.toml").write_text('[convert]\nglossary = "glossary.toml"\n')
        (archive / "glossary.toml").write_text("")
        (archive / "posts/book.md").write_text(AMBIGUOUS, "utf-8")
        return make_board("zh-Hant")

    def test_what_is_chosen_is_in_the_ledger(self, board: Board, editors: Editors) -> None:
        proposal, version = first(editors, ProposalKind.AMBIGUOUS, "posts/book.md")
        assert proposal.choices == ("後", "后")

        editors.accept(LI, "posts/book.md", proposal.id, version, "后")

        assert '"choice": "后"' in text("postkit-decisions.jsonl")
        assert board.row("posts/book.md").summary.to_decide == 0
        editors.undo(LI)
        assert text("postkit-decisions.jsonl") == ""
        assert board.row("posts/book.md").summary.to_decide == 1

    def test_what_is_chosen_stays_chosen_when_marks_beside_it_are_fixed(
        self, board: Board, editors: Editors
    ) -> None:
        path = "posts/book.md"
        Path(path).write_text("---\ntitle: 书\n---\n\n他头发干了,好，后说,好。\n", "utf-8")
        board.update(path)
        while board.row(path).summary.counts[ProposalKind.AMBIGUOUS]:
            proposal, version = first(editors, ProposalKind.AMBIGUOUS, path)
            editors.accept(LI, path, proposal.id, version, proposal.choices[-1])

        editors.fix_safely(LI, path, editors.post(path).version)

        assert text(path).endswith("干了，好，后说，好。\n")
        assert not board.row(path).summary.counts[ProposalKind.AMBIGUOUS]

    def test_another_character_cannot_be_chosen(self, editors: Editors) -> None:
        proposal, version = first(editors, ProposalKind.AMBIGUOUS, "posts/book.md")

        with pytest.raises(DecisionError, match="no_such_choice"):
            editors.accept(LI, "posts/book.md", proposal.id, version, "桥")

    def test_a_correction_is_in_the_glossary(self, board: Board, editors: Editors) -> None:
        proposal, version = first(editors, ProposalKind.AMBIGUOUS, "posts/book.md")
        where = ("posts/book.md", proposal.id, version)

        with pytest.raises(DecisionError, match="converted_already"):
            editors.always(LI, *where, "correction", "說", "說")
        editors.always(LI, *where, "correction", "后说", "后說")

        assert text("glossary.toml") == '\n[zh-Hant]\n"后说" = "后說"\n'
        assert board.row("posts/book.md").summary.to_decide == 0
        editors.undo(LI)
        assert board.row("posts/book.md").summary.to_decide == 1

    def test_a_glossary_outside_is_not_written(
        self, archive: Path, board: Board, make_board: Callable[..., Board]
    ) -> None:
        (archive / "postkit.toml").write_text('[convert]\nglossary = "../glossary.toml"\n')
        (archive.parent / "glossary.toml").write_text("")
        editors = Editors(make_board("zh-Hant"))
        proposal, version = first(editors, ProposalKind.AMBIGUOUS, "posts/book.md")

        with pytest.raises(DecisionError, match="glossary_outside"):
            editors.always(LI, "posts/book.md", proposal.id, version, "term", "后说", "")

        assert (archive.parent / "glossary.toml").read_text() == ""
