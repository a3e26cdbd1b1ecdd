"""Decisions: what becomes of the post, and that each can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from review_archive import AMBIGUOUS, BRIDGE

from postkit.archive.post_entry import Kind
from postkit.errors import ChangeError, FileError, StaleFileError
from postkit.review.board import Board
from postkit.review.decide import Editors
from postkit.review.decision_log import Decision, Patch
from postkit.review.post_proposals import Proposal
from postkit.review.refusals import ChangedError, RefusedError

BRIDGE_PATH = "posts/bridge.md"
LI, MEI = "Li", "Mei"


@pytest.fixture
def editors(board: Board) -> Editors:
    return Editors(board)


def first(editors: Editors, kind: Kind, path: str = BRIDGE_PATH) -> tuple[Proposal, str]:
    """Return the first proposal of a kind, and the version of the post."""
    post = editors.post(path)
    return next(one for one in editors.proposals(post) if one.kind is kind), post.version


def text(path: str = BRIDGE_PATH) -> str:
    return Path(path).read_text("utf-8")


def decide(editors: Editors, decision: str) -> None:
    """Decide about the first unsafe fix, or all of the post, in one of the ways there are."""
    proposal, version = first(editors, Kind.UNSAFE)
    where = (LI, BRIDGE_PATH, proposal.id, version)
    match decision:
        case "accept":
            editors.accept(*where)
        case "reject":
            editors.reject(*where)
        case "edit":
            editors.edit(*where, "改了。")
        case "comment":
            editors.always(*where, "comment", "", "")
        case "safe":
            editors.fix_safely(LI, BRIDGE_PATH, version)
        case "bump":
            editors.bump(LI, BRIDGE_PATH, "review")


def test_an_accepted_fix_is_in_the_post(board: Board, editors: Editors) -> None:
    proposal, version = first(editors, Kind.UNSAFE)

    editors.accept(LI, BRIDGE_PATH, proposal.id, version)

    assert text() == BRIDGE.replace(">> 第二段", "\\>> 第二段")
    assert board.row(BRIDGE_PATH).summary.counts[Kind.UNSAFE] == 1


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

    with pytest.raises(RefusedError, match="new_errors"):
        editors.rewrite(LI, BRIDGE_PATH, shown, broken)
    assert text() == shown
    editors.rewrite(LI, BRIDGE_PATH, shown, broken, force=True)
    assert text() == broken


def test_an_undo_checks_nothing_again(editors: Editors, monkeypatch: pytest.MonkeyPatch) -> None:
    proposal, version = first(editors, Kind.UNSAFE)
    editors.accept(LI, BRIDGE_PATH, proposal.id, version)

    def fail(*_: object) -> None:
        raise AssertionError("the post is checked again")

    monkeypatch.setattr("postkit.engine.linter.Linter.check", fail)
    editors.undo(LI)

    assert text() == BRIDGE
    assert editors.proposals(editors.post(BRIDGE_PATH))


def test_all_fixes_of_a_rule_are_accepted_at_once(board: Board, editors: Editors) -> None:
    proposal, version = first(editors, Kind.UNSAFE)

    assert editors.accept_alike(LI, BRIDGE_PATH, proposal.id, version) == 2

    assert text().count("\\>> ") == 2
    assert board.row(BRIDGE_PATH).summary.counts[Kind.UNSAFE] == 0


def test_safe_fixes_are_those_of_the_command_line(board: Board, editors: Editors) -> None:
    from postkit import fix_text

    expected = fix_text(BRIDGE, path=BRIDGE_PATH).text

    assert editors.fix_safely(LI, BRIDGE_PATH, editors.post(BRIDGE_PATH).version) == 2

    assert text() == expected
    with pytest.raises(RefusedError, match="nothing_safe"):
        editors.fix_safely(LI, BRIDGE_PATH, editors.post(BRIDGE_PATH).version)


def test_what_is_rejected_is_asked_no_more(
    board: Board, editors: Editors, make_board: Callable[..., Board]
) -> None:
    proposal, version = first(editors, Kind.OPEN)

    editors.reject(LI, BRIDGE_PATH, proposal.id, version)

    assert text() == BRIDGE
    assert board.row(BRIDGE_PATH).summary.counts[Kind.OPEN] == 0
    assert make_board().row(BRIDGE_PATH).summary.counts[Kind.OPEN] == 0
    Path(BRIDGE_PATH).write_text(BRIDGE.replace("第一段", "新的一行。\n\n第一段"), "utf-8")
    assert proposal.id not in [one.id for one in editors.proposals(editors.post(BRIDGE_PATH))]


def test_what_is_rejected_stays_rejected_when_marks_beside_it_are_fixed(
    board: Board, editors: Editors
) -> None:
    Path(BRIDGE_PATH).write_text(BRIDGE.replace("第二段是引用。", "第二段,是 引用,好。"), "utf-8")
    board.update(BRIDGE_PATH)
    proposal, version = first(editors, Kind.UNSAFE)
    editors.reject(LI, BRIDGE_PATH, proposal.id, version)

    editors.fix_safely(LI, BRIDGE_PATH, version)

    assert ">> 第二段，是" in text()
    assert board.row(BRIDGE_PATH).summary.counts[Kind.UNSAFE] == 1


def test_an_edit_takes_the_place_of_the_lines(editors: Editors) -> None:
    proposal, version = first(editors, Kind.UNSAFE)

    editors.edit(LI, BRIDGE_PATH, proposal.id, version, "李：第二段是引用。")

    assert text() == BRIDGE.replace(">> 第二段", "李：第二段")


def test_an_edit_keeps_the_newlines_of_the_post(editors: Editors) -> None:
    Path(BRIDGE_PATH).write_bytes(BRIDGE.replace("\n", "\r\n").encode())
    proposal, version = first(editors, Kind.UNSAFE)

    editors.edit(LI, BRIDGE_PATH, proposal.id, version, "一\n二")

    expected = BRIDGE.replace(">> 第二段是引用。", "一\n二").replace("\n", "\r\n")
    assert Path(BRIDGE_PATH).read_bytes().decode() == expected


def test_an_edit_to_nothing_takes_the_line_out(editors: Editors) -> None:
    proposal, version = first(editors, Kind.UNSAFE)

    editors.edit(LI, BRIDGE_PATH, proposal.id, version, "")

    assert text() == BRIDGE.replace(">> 第二段是引用。\n", "")


def test_an_edit_that_brings_up_an_error_is_asked_again(editors: Editors) -> None:
    proposal, version = first(editors, Kind.UNSAFE)
    where = (LI, BRIDGE_PATH, proposal.id, version, "<details>\n\n第二段。")

    with pytest.raises(RefusedError) as refused:
        editors.edit(*where)
    assert "DB0" in refused.value.values["errors"]
    assert text() == BRIDGE

    editors.edit(*where, force=True)
    assert "<details>\n\n第二段。" in text()


def test_a_comment_settles_a_finding(board: Board, editors: Editors) -> None:
    proposal, version = first(editors, Kind.UNSAFE)

    editors.always(LI, BRIDGE_PATH, proposal.id, version, "comment", "", "")

    assert "<!-- postkit-disable-next-line MD002 -->\n>> 第二段" in text()
    assert board.row(BRIDGE_PATH).summary.counts[Kind.UNSAFE] == 1


def test_a_finding_without_a_fix_cannot_be_accepted(editors: Editors) -> None:
    proposal, version = first(editors, Kind.OPEN)

    with pytest.raises(RefusedError, match="no_fix"):
        editors.accept(LI, BRIDGE_PATH, proposal.id, version)


@pytest.mark.parametrize("change", ["\n新的一行。\n", "新的一行。"])
def test_a_post_that_changed_meanwhile_is_asked_again(editors: Editors, change: str) -> None:
    proposal, version = first(editors, Kind.UNSAFE)
    Path(BRIDGE_PATH).write_text(BRIDGE + change, "utf-8")

    with pytest.raises(ChangedError):
        editors.accept(LI, BRIDGE_PATH, proposal.id, version)

    assert text() == BRIDGE + change
    again, version = first(editors, Kind.UNSAFE)
    editors.accept(LI, BRIDGE_PATH, again.id, version)
    assert "\\>> 第二段" in text()
    assert text().endswith(change)


def test_a_post_that_changes_at_the_last_moment_is_left_alone(
    editors: Editors, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal, version = first(editors, Kind.UNSAFE)
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
        with pytest.raises(RefusedError, match="nothing_to_undo"):
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
        with pytest.raises(RefusedError, match="nothing_to_undo"):
            editors.undo(LI)

    def test_each_editor_undoes_their_own(self, editors: Editors) -> None:
        proposal, version = first(editors, Kind.UNSAFE)
        editors.accept(LI, BRIDGE_PATH, proposal.id, version)
        other, version = first(editors, Kind.UNSAFE)
        editors.accept(MEI, BRIDGE_PATH, other.id, version)

        editors.undo(LI)

        assert text() == BRIDGE.replace(">> 第三段", "\\>> 第三段")

    def test_what_others_wrote_at_the_same_place_is_kept(self, editors: Editors) -> None:
        proposal, version = first(editors, Kind.UNSAFE)
        editors.accept(LI, BRIDGE_PATH, proposal.id, version)
        Path(BRIDGE_PATH).write_text("全都换了。\n", "utf-8")

        with pytest.raises(FileError, match="same place"):
            editors.undo(LI)

        assert text() == "全都换了。\n"

    def test_what_cannot_be_undone_is_passed_over(self, editors: Editors) -> None:
        editors.bump(LI, "posts/clean.md", "review")
        proposal, version = first(editors, Kind.UNSAFE)
        editors.accept(LI, BRIDGE_PATH, proposal.id, version)
        Path(BRIDGE_PATH).write_text("全都换了。\n", "utf-8")

        with pytest.raises(FileError, match="same place"):
            editors.undo(LI)

        assert editors.undo(LI) == "posts/clean.md"

    def test_a_post_that_was_deleted_is_passed_over(self, editors: Editors) -> None:
        proposal, version = first(editors, Kind.OPEN)
        editors.reject(LI, BRIDGE_PATH, proposal.id, version)
        editors.bump(LI, "posts/clean.md", "review")
        Path("posts/clean.md").unlink()

        with pytest.raises(RefusedError, match="undo_gone"):
            editors.undo(LI)

        assert editors.undo(LI) == BRIDGE_PATH


class TestUndoAfterTheBoardWasClosed:
    @pytest.fixture
    def reopened(self, board: Board, editors: Editors, monkeypatch: pytest.MonkeyPatch) -> Editors:
        """Return the editors of a board that is opened after LI has decided twice."""
        proposal, version = first(editors, Kind.UNSAFE)
        editors.accept(LI, BRIDGE_PATH, proposal.id, version)
        other, version = first(editors, Kind.OPEN)
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

        with pytest.raises(RefusedError, match="nothing_to_undo"):
            reopened.undo(LI)

    def test_what_has_changed_since_is_kept(self, reopened: Editors) -> None:
        reopened.undo(LI)
        Path(BRIDGE_PATH).write_text("全都换了。\n", "utf-8")

        with pytest.raises(FileError, match="same place"):
            reopened.undo(LI)

        assert text() == "全都换了。\n"

    def test_decisions_of_others_are_left(self, reopened: Editors) -> None:
        before = text()

        with pytest.raises(RefusedError, match="only_of_others"):
            reopened.undo(MEI)

        assert text() == before != BRIDGE

    def test_nothing_but_posts_is_written(self, board: Board, reopened: Editors) -> None:
        Path("secret.txt").write_text("a\n", "utf-8")
        patch = Patch("secret.txt", 0, ("b\n",), ("a\n",))
        made = Decision.now("secret.txt", "edit")._replace(by=LI, changes=(patch,))
        board.decisions.add([made._replace(time="9000")])

        assert reopened.undo(LI) == BRIDGE_PATH

        assert Path("secret.txt").read_text("utf-8") == "a\n"


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
        proposal, version = first(editors, Kind.AMBIGUOUS, "posts/book.md")
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
        while board.row(path).summary.counts[Kind.AMBIGUOUS]:
            proposal, version = first(editors, Kind.AMBIGUOUS, path)
            editors.accept(LI, path, proposal.id, version, proposal.choices[-1])

        editors.fix_safely(LI, path, editors.post(path).version)

        assert text(path).endswith("干了，好，后说，好。\n")
        assert not board.row(path).summary.counts[Kind.AMBIGUOUS]

    def test_another_character_cannot_be_chosen(self, editors: Editors) -> None:
        proposal, version = first(editors, Kind.AMBIGUOUS, "posts/book.md")

        with pytest.raises(RefusedError, match="no_such_choice"):
            editors.accept(LI, "posts/book.md", proposal.id, version, "桥")

    def test_a_correction_is_in_the_glossary(self, board: Board, editors: Editors) -> None:
        proposal, version = first(editors, Kind.AMBIGUOUS, "posts/book.md")
        where = ("posts/book.md", proposal.id, version)

        with pytest.raises(RefusedError, match="converted_already"):
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
        proposal, version = first(editors, Kind.AMBIGUOUS, "posts/book.md")

        with pytest.raises(RefusedError, match="glossary_outside"):
            editors.always(LI, "posts/book.md", proposal.id, version, "term", "后说", "")

        assert (archive.parent / "glossary.toml").read_text() == ""
