"""What an editor decides, done: in the post, in the glossary, in the file of decisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from postkit.archive.post_entry import ProposalKind
from postkit.conversion import CharDecision
from postkit.edits import Edit
from postkit.engine.fixer import fix
from postkit.engine.one_change import CheckedDraft, apply_fixes, apply_own_edits
from postkit.errors import FileError
from postkit.files.read_write import read_source
from postkit.review.always import WAYS, Always
from postkit.review.board import Board
from postkit.review.decision_log import Decision
from postkit.review.files import FileChange, OverwrittenError, change_file, read_or_new, take_back
from postkit.review.line_changes import edits_of
from postkit.review.open_posts import OpenPosts
from postkit.review.post_proposals import PostVersion, Proposal
from postkit.review.refusals import ChangedError, DecisionError
from postkit.review.steps import Concern, Step
from postkit.review.undo_earlier import take_back_earlier
from postkit.workflow.bump import Bump

_MOST_UNDO = 200


class Editors:
    """Takes the decisions of all browsers. Each may undo its own.

    Args:
        board: the posts.
    """

    def __init__(self, board: Board) -> None:
        self._board = board
        self._posts = OpenPosts(board)
        self._before = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._done: dict[str, list[Step]] = {}

    def post(self, path: str, checked: CheckedDraft | None = None) -> PostVersion:
        """Return the post at `path` as it is now.

        Args:
            path: the post.
            checked: what is known already of the text that it should have.

        Raises:
            FileError: it cannot be read.
        """
        return self._posts.get(path, checked)

    def proposals(self, post: PostVersion) -> list[Proposal]:
        """Return what is still to be decided in a post."""
        return post.proposals(self._board.settled(post.path))

    def accept(self, editor: str, path: str, name: str, version: str, choice: str = "") -> None:
        """Make a fix, or choose what an ambiguous character becomes.

        Raises:
            ChangedError: the post is another than the editor saw.
            RefusedError: the fix does not pass the proofs, or there is none.
            FileError: a file cannot be written.
        """
        post, proposal = self._find(path, name, version)
        if proposal.kind is ProposalKind.AMBIGUOUS:
            self._choose(editor, post, proposal, choice or proposal.choices[0])
            return
        if proposal.finding is None or proposal.kind is ProposalKind.OPEN:
            raise DecisionError("no_fix")
        self._apply(editor, post, [proposal])

    def accept_alike(self, editor: str, path: str, name: str, version: str) -> int:
        """Make the fixes of all findings of the same rule in a post; return how many."""
        post, proposal = self._find(path, name, version)
        alike = [
            other
            for other in self.proposals(post)
            if other.code == proposal.code and other.kind is proposal.kind
        ]
        if proposal.finding is None or proposal.kind is ProposalKind.OPEN:
            raise DecisionError("no_fix")
        return self._apply(editor, post, alike)

    def fix_safely(self, editor: str, path: str, version: str) -> int:
        """Make all safe fixes of a post, as `postkit fix` does; return how many."""
        post = self._unchanged(path, version)
        formatter = post.settings.formatter(path)
        result = fix(post.linter, post.source, formatter=formatter)
        if not result.is_changed:
            raise DecisionError("nothing_safe")
        self._write(editor, post, result.text, [_decision(self._board, path, "accept")])
        return len(result.fixed)

    def reject(self, editor: str, path: str, name: str, version: str) -> None:
        """Leave what was found as it is, and ask no more about it."""
        post, proposal = self._find(path, name, version)
        decision = _decision(self._board, path, "reject", proposal)
        self._record(editor, Step(post.path, (), (decision,)))
        self._board.updated_decisions(path)

    def edit(
        self, editor: str, path: str, name: str, version: str, text: str, *, force: bool = False
    ) -> None:
        """Put `text` in the place of the lines that a proposal is about.

        Raises:
            RefusedError: it brings up errors, unless `force` is set.
        """
        post, proposal = self._find(path, name, version)
        newline = post.source.newline
        text = newline.join(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        edit = Edit.replace(post.with_newline(proposal.lines, text), text)
        self._edit(editor, post, [edit], _decision(self._board, path, "edit", proposal), force)

    def rewrite(self, editor: str, path: str, base: str, text: str, *, force: bool = False) -> None:
        """Put `text` in the place of the whole post, whatever others have changed meanwhile.

        Args:
            editor: who has written it.
            path: the post.
            base: the post as it was shown to the editor.
            text: what the editor has made of it.
            force: whether errors may come up.

        Raises:
            RefusedError: others have changed the same lines, or it brings up errors.
        """
        post = self.post(path)
        edits = edits_of(post.source, base, text)
        self._edit(editor, post, edits, _decision(self._board, path, "edit"), force)

    def _edit(
        self, editor: str, post: PostVersion, edits: Sequence[Edit], decision: Decision, force: bool
    ) -> None:
        formatter = post.settings.formatter(post.path)
        change, errors = apply_own_edits(post.linter, post.checked, edits, formatter)
        if errors and not force:
            shown = "; ".join(
                f"line {found.line}: {found.code} {found.message}" for found in errors[:5]
            )
            raise DecisionError("new_errors", errors=shown)
        if change.text == post.source.text:
            raise DecisionError("nothing_changed")
        self._write(editor, post, change.text, [decision], change.after)

    def always(
        self, editor: str, path: str, name: str, version: str, way: str, old: str, new: str
    ) -> None:
        """Settle a proposal for good: by a comment, a term or a correction.

        Raises:
            RefusedError: this cannot be done here; the reason says what can.
        """
        post, proposal = self._find(path, name, version)
        if way not in WAYS:
            raise DecisionError("no_such_way")
        change = Always(self._board, post, proposal).make(way, old, new)
        decision = _decision(self._board, path, "always", proposal)
        concern = Concern.POST if way == "comment" else Concern.GLOSSARY
        step = Step(path, (change,), (decision,), concern, proposal.code)
        self._record(editor, step)
        self._refresh(step)

    def bump(self, editor: str, path: str, to: str) -> str:
        """Move a post to a stage; return the stage's name.

        Raises:
            ChangeError: it cannot be moved there; the message has the findings.
            UsageError: there is no such stage.
            FileError: it cannot be read or written.
        """
        post = self.post(path)
        stages = post.settings.stages
        dialect = post.settings.dialect(path)
        wish = Bump(stages, to or None, date.today(), dialect=dialect)
        move = wish.plan(post.source, lambda source: post.linter.lint(source).diagnostics)
        if move.is_changed:
            self._write(editor, post, move.text, [_decision(self._board, path, "bump")])
        return move.after.name

    def undo(self, editor: str) -> str:
        """Take back the last decision of this editor; return the path of its post.

        Raises:
            RefusedError: there is none, or its post is gone.
            FileError: the file has changed at that place since.
        """
        with self._board.lock:
            steps = self._done.get(editor)
            if not steps:
                path = take_back_earlier(self._board, editor, self._before)
                self._update(path)
                return path
            step = steps[-1]
            try:
                take_back(step.changes)
            except (OverwrittenError, DecisionError):
                # Said once; then the decision before it can be taken back.
                steps.pop()
                raise
            self._board.decisions.add(
                Decision.now(decision.path, "undo", of=decision.id, by=editor)
                for decision in step.decisions
            )
            steps.pop()
        self._refresh(step)
        return step.path

    def _unchanged(self, path: str, version: str) -> PostVersion:
        post = self.post(path)
        if post.version != version:
            self._board.update(path)
            raise ChangedError
        return post

    def _find(self, path: str, name: str, version: str) -> tuple[PostVersion, Proposal]:
        post = self._unchanged(path, version)
        proposal = post.proposal(name)
        if proposal is None or name in self._board.settled(path):
            raise ChangedError
        return post, proposal

    def _apply(self, editor: str, post: PostVersion, proposals: Sequence[Proposal]) -> int:
        findings = [proposal.finding for proposal in proposals if proposal.finding]
        formatter = post.settings.formatter(post.path)
        change = apply_fixes(post.linter, post.checked, findings, formatter)
        if not change.made:
            raise DecisionError("withdrawn")
        decisions = [
            _decision(self._board, post.path, "accept", proposal)
            for proposal in proposals
            if proposal.finding in change.made
        ]
        self._write(editor, post, change.text, decisions, change.after)
        return len(change.made)

    def _choose(self, editor: str, post: PostVersion, proposal: Proposal, choice: str) -> None:
        char, converter = proposal.char, post.converter
        if char is None or converter is None or choice not in proposal.choices:
            raise DecisionError("no_such_choice")
        ledger = converter.ledger
        before = read_or_new(ledger.path)
        ledger.add([CharDecision(char.context, choice, post.path)])
        after = read_source(ledger.path)
        change = FileChange(ledger.path, before.text if before else None, after.text)
        decision = _decision(self._board, post.path, "accept", proposal)
        step = Step(post.path, (change,), (decision,), Concern.LEDGER)
        self._record(editor, step)
        self._refresh(step)

    def _write(
        self,
        editor: str,
        post: PostVersion,
        text: str,
        decisions: Sequence[Decision],
        checked: CheckedDraft | None = None,
    ) -> None:
        change = change_file(post.source, text)
        self._record(editor, Step(post.path, (change,), tuple(decisions)))
        self._update(post.path, checked)

    def _update(self, path: str, checked: CheckedDraft | None = None) -> None:
        """Read a post again for the board and the page that is asked for next, only once."""
        try:
            entry = self.post(path, checked).entry
        except FileError:
            entry = None
        self._board.update(path, entry)

    def _record(self, editor: str, step: Step) -> None:
        with self._board.lock:
            try:
                self._board.decisions.add(step.to_record(editor))
            except FileError:
                take_back(step.changes)
                self._refresh(step)
                raise
            steps = self._done.setdefault(editor, [])
            steps.append(step)
            del steps[:-_MOST_UNDO]

    def _refresh(self, step: Step) -> None:
        """Read again what a step concerns."""
        if step.concern is Concern.LEDGER and self._board.converters:
            self._board.converters.forget()
        elif step.concern is Concern.GLOSSARY:
            self._board.reconfigure(step.code)
        if step.concern is not Concern.POST:
            self._posts.forget()
        self._update(step.path)


def _decision(board: Board, path: str, verdict: str, proposal: Proposal | None = None) -> Decision:
    about = {"code": proposal.code, "finding": proposal.id} if proposal else {}
    return Decision.now(board.key(path), verdict, **about)
