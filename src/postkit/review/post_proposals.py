"""One post as it is now: its text, and what is proposed about it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from postkit.archive.post_entry import PostEntry, ProposalKind, identify, kind_of, make_entry
from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit
from postkit.engine.linter import Linter, Report
from postkit.engine.one_change import CheckedDraft
from postkit.engine.suppress import suppression
from postkit.files.read_write import FileSource
from postkit.named_tuples import NamedTuple
from postkit.review.excerpts import Excerpt, show_edits, show_place
from postkit.review.queue import context_id, undecided, with_ambiguous
from postkit.review.rendered import RenderedPost, render
from postkit.source import Span

if TYPE_CHECKING:
    from postkit.config.converter import Converter
    from postkit.config.settings import Settings
    from postkit.conversion import AmbiguousChar

_MOST_CHARACTERS = 20_000
"""What can be edited on the board: of all proposals of a post it is a part of the page."""

_ORDER = {
    ProposalKind.UNSAFE: 0,
    ProposalKind.AMBIGUOUS: 1,
    ProposalKind.OPEN: 2,
    ProposalKind.SAFE: 3,
}


class OtherPlace(NamedTuple):
    """Another place that a proposal is about; `path` is empty where it is in the same post."""

    role: str
    path: str
    line: int
    excerpt: Excerpt


class Proposal(NamedTuple):
    """Something to decide in a post: a finding, or an ambiguous character."""

    id: str
    kind: ProposalKind
    span: Span
    line: int
    severity: Severity
    message: str
    code: str = ""
    name: str = ""
    finding: Diagnostic | None = None
    char: AmbiguousChar | None = None

    @property
    def title(self) -> str:
        """What the fix does, in the imperative; empty where there is none."""
        fix = self.finding.fix if self.finding else None
        return fix.message if fix else ""

    @property
    def choices(self) -> tuple[str, ...]:
        """What an ambiguous character may become, the likeliest first."""
        return self.char.choices if self.char else ()

    @property
    def excerpts(self) -> tuple[list[Excerpt], int]:
        """The change, or the place, in its context; and how many more parts the change has."""
        fix = self.finding.fix if self.finding else None
        if self.finding and fix and fix.edits:
            return show_edits(self.finding.source, fix.edits)
        source = (self.finding or self.char).source  # type: ignore[union-attr]
        return [show_place(source, self.span)], 0

    @property
    def others(self) -> list[OtherPlace]:
        """The other places that it is about."""
        found = []
        for span, role, there in self.finding.related if self.finding else ():
            source = there or self.finding.source  # type: ignore[union-attr]
            if span.end <= len(source.text):
                line = source.lines.position(span.start).line
                path = (there.path or "") if there else ""
                found.append(OtherPlace(role, path, line, show_place(source, span)))
        return found

    @property
    def lines(self) -> Span:
        """The whole lines of the place, which are what a person edits."""
        source = (self.finding or self.char).source  # type: ignore[union-attr]
        start = source.line_span(self.span.start).start
        end = source.line_span(max(self.span.end - 1, self.span.start)).end
        return Span(start, max(start, end))

    @property
    def is_editable(self) -> bool:
        """Whether the lines are short enough to be edited in a browser."""
        return self.lines.end - self.lines.start <= _MOST_CHARACTERS


class PostVersion:
    """A version of a post, and what follows from it.

    Args:
        source: the text as it was read.
        settings: what is in force for it.
        converter: where characters of a conversion are decided too.
        checked: the text parsed, and what the rules find in it, where that is known.

    Attributes:
        compared: what is wrong with it now, given other posts.
    """

    compared: tuple[Diagnostic, ...] = ()

    def __init__(
        self,
        source: FileSource,
        settings: Settings,
        converter: Converter | None = None,
        checked: CheckedDraft | None = None,
    ) -> None:
        self.source = source
        self.settings = settings
        self.converter = converter
        self.path = source.path or ""
        self._checked = checked

    @cached_property
    def version(self) -> str:
        """What identifies the text."""
        data = self.source.text.encode("utf-8", "surrogatepass")
        return hashlib.blake2b(data, digest_size=8).hexdigest()

    @cached_property
    def linter(self) -> Linter:
        """The rules that run on it."""
        return self.settings.linter(self.path)

    @cached_property
    def document(self) -> Document:
        """The post, parsed."""
        return self._checked.document if self._checked else self.linter.parse(self.source)

    @cached_property
    def report(self) -> Report:
        """What the rules find."""
        return self._checked.report if self._checked else self.linter.check(self.document)

    @property
    def checked(self) -> CheckedDraft:
        """The post with what the rules find."""
        return CheckedDraft(self.document, self.report)

    @property
    def is_checked(self) -> bool:
        """Whether it is known already what the rules find."""
        return self._checked is not None or "report" in vars(self)

    @property
    def entry(self) -> PostEntry:
        """What the queue says of it."""
        report = self.report
        made, _ = make_entry(self.document, self.settings, report.diagnostics, report.facts)
        return with_ambiguous(made, self.document, self.converter)

    @cached_property
    def rendered(self) -> RenderedPost:
        """The post as its readers see it."""
        return render(self.document)

    @property
    def all_proposals(self) -> tuple[Proposal, ...]:
        """All that could be decided, in the order in which it is asked: fixes first."""
        if not self.compared:
            return self._own_proposals
        return _in_order([*self._own_proposals, *_of_findings(self.compared)])

    @cached_property
    def _own_proposals(self) -> tuple[Proposal, ...]:
        chars = undecided(self.document, self.converter) if self.converter else ()
        return _in_order([*_of_findings(self.report.diagnostics), *map(_of_char, chars)])

    def proposals(self, settled: Collection[str]) -> list[Proposal]:
        """Return what is to be decided besides the proposals whose ids are in `settled`."""
        return [proposal for proposal in self.all_proposals if proposal.id not in settled]

    def proposal(self, name: str) -> Proposal | None:
        """Return the proposal with the id `name`."""
        return next((found for found in self.all_proposals if found.id == name), None)

    def with_newline(self, lines: Span, text: str) -> Span:
        """Return the span of `lines`, with their last newline where `text` for them is empty."""
        if text or lines.end >= len(self.source.text):
            return lines
        return Span(lines.start, lines.end + len(self.source.newline))

    def suppression(self, proposal: Proposal) -> Edit | None:
        """Return the comment that suppresses a finding; None where none is possible."""
        return suppression(self.document, proposal.finding) if proposal.finding else None


def _in_order(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    return tuple(sorted(proposals, key=lambda proposal: (_ORDER[proposal.kind], proposal.span)))


def _of_findings(findings: Iterable[Diagnostic]) -> Iterator[Proposal]:
    for finding, name in identify(findings):
        yield Proposal(
            name,
            kind_of(finding),
            finding.span,
            finding.line,
            finding.severity,
            finding.message,
            finding.code,
            finding.name,
            finding,
        )


def _of_char(char: AmbiguousChar) -> Proposal:
    others = "、".join(char.choices)
    return Proposal(
        context_id(char.context),
        ProposalKind.AMBIGUOUS,
        Span(char.offset, char.offset + 1),
        char.line,
        Severity.INFO,
        f"`{char.context.char}` becomes {others} ({char.reason})",
        char=char,
    )
