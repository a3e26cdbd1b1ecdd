"""Decisions that settle a proposal for good, here and elsewhere."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from postkit.archive.post_entry import ProposalKind
from postkit.config.kept_terms import located
from postkit.diagnostics import Diagnostic
from postkit.edits import apply_edits
from postkit.files.read_write import is_inside, read_source
from postkit.review.extend_glossary import with_correction, with_term
from postkit.review.files import FileChange, change_file
from postkit.review.post_proposals import PostVersion, Proposal
from postkit.review.refusals import DecisionError
from postkit.script.exclusive_chars import evidence
from postkit.source import Source

if TYPE_CHECKING:
    from postkit.review.board import Board

WAYS = ("comment", "term", "correction")
"""A comment that suppresses the finding; a term to leave as it is; a correction."""

_ABOUT_SCRIPTS = "SM0"


class Always:
    """The ways in which one proposal can be settled for good.

    Args:
        board: the archive.
        post: the post.
        proposal: a proposal in it.
    """

    def __init__(self, board: Board, post: PostVersion, proposal: Proposal) -> None:
        self._board = board
        self._post = post
        self._proposal = proposal

    def ways(self) -> list[str]:
        """Return those of `WAYS` that are open."""
        ways = []
        if self._comment:
            ways.append("comment")
        if self._glossary:
            if self._proposal.code.startswith(_ABOUT_SCRIPTS):
                ways.append("term")
            if self._proposal.kind is ProposalKind.AMBIGUOUS:
                ways += ["correction", "term"]
        return ways

    @property
    def text(self) -> str:
        """What a term or a correction is about, as far as that can be guessed."""
        text = self._proposal.span.text(self._post.source.text)
        char = self._proposal.char
        if char:
            return f"{char.context.before[-1:]}{text}{char.context.after[:1]}"
        return text.split("\n")[0][:40]

    @property
    def replacement(self) -> str:
        """What a correction would write for `text`."""
        char = self._proposal.char
        if char is None:
            return ""
        return f"{char.context.before[-1:]}{char.choice}{char.context.after[:1]}"

    def make(self, way: str, old: str, new: str) -> FileChange:
        """Settle the proposal; return what changed.

        Raises:
            RefusedError: this way is not open, or a text is missing.
            FileError: the file cannot be changed; a StaleFileError if somebody else has.
        """
        if way not in self.ways():
            raise DecisionError("no_comment" if way == "comment" else "no_glossary")
        if way == "comment":
            return change_file(self._post.source, self._comment)
        old, new = old.strip(), new.strip()
        if not old or (way == "correction" and not new):
            raise DecisionError("text_missing")
        return self._in_glossary(way, old, new)

    def _in_glossary(self, way: str, old: str, new: str) -> FileChange:
        path = self._glossary
        root = os.path.realpath(self._post.settings.root)
        if not is_inside(os.path.realpath(path), root):
            # A configuration that came with an archive must not choose what is overwritten.
            raise DecisionError("glossary_outside")
        if way == "correction" and self._is_converted(old):
            raise DecisionError("converted_already")
        source = read_source(path)
        if way == "term":
            text = with_term(source, old)
        else:
            text = with_correction(source, self._board.target_tag, old, new)
        return change_file(source, text)

    @cached_property
    def _comment(self) -> str:
        """The post with a comment that suppresses the finding; empty where none does so."""
        edit = self._post.suppression(self._proposal)
        if edit is None:
            return ""
        post = self._post
        text = apply_edits(post.source.text, [edit])
        source = Source(text, post.path)
        compared = self._board.comparison.findings(post.path, source, [edit])
        before = _count(post.report.diagnostics, post.compared)
        after = _count(post.linter.lint(source).diagnostics, compared)
        # In the midst of a sentence a comment may change what is found: then it is of no use.
        is_useful = after[self._proposal.code] < before[self._proposal.code] and not after - before
        return text if is_useful else ""

    def _is_converted(self, text: str) -> bool:
        target = self._post.converter.target if self._post.converter else None
        return bool(target and target.is_between_scripts and evidence(target).target.search(text))

    @property
    def _glossary(self) -> str:
        settings = self._post.settings
        return located(settings.root, settings["convert"].get("glossary")) or ""


def _count(*findings: Iterable[Diagnostic]) -> Counter[str]:
    return Counter(finding.code for finding in chain.from_iterable(findings))
