"""Move posts along the stages: what changes in each, and why one cannot be moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from postkit.diagnostics import Diagnostic, Severity
from postkit.dialects import PLAIN, Dialect
from postkit.document import Document
from postkit.errors import ChangeError, FileError, UsageError, listed
from postkit.files.read_write import FileSource, check_unchanged, write_text
from postkit.front_matter.error_messages import sentence
from postkit.front_matter.foreign_forms import FOREIGN
from postkit.named_tuples import NamedTuple
from postkit.source import Source
from postkit.workflow.condition import Values
from postkit.workflow.operations import (
    Operation,
    RemoveField,
    ReplaceItems,
    SetField,
    apply_all,
)
from postkit.workflow.stages import Stage, find_stage

_MOST_FINDINGS = 5
"""How many findings a refusal names; the others are counted."""

_KINDS = {
    Severity.ERROR: "errors",
    Severity.WARNING: "errors or warnings",
    Severity.INFO: "findings",
}

Lint = Callable[[Source], Sequence[Diagnostic]]
"""Returns what is wrong with a text."""


class Move(NamedTuple):
    """The result of moving a post to a stage.

    `source` is the post as it was given, and `text` the post in its new stage, which is the old
    text if the post is already there. It moves from the stage `before`, which is None if it
    fits no stage, to `after`.
    """

    source: Source
    before: Stage | None
    after: Stage
    text: str

    @property
    def is_changed(self) -> bool:
        """Whether the text differs from the original."""
        return self.text != self.source.text


class RefusedError(ChangeError):
    """A post cannot be moved to a stage; `reasons` is a line for each cause."""

    def __init__(self, summary: str, reasons: Sequence[str] = (), *, path: str | None) -> None:
        super().__init__(summary + "".join(f"\n  {reason}" for reason in reasons), path=path)
        self.reasons = tuple(reasons)


@dataclass(frozen=True)
class Bump:
    """A wish to move posts.

    Args:
        stages: those of the site.
        target: the name of the stage to go to; None for the next one of each post.
        today: what the date fields of the stage get.
        day: the day that was asked for; a stage without date fields sets `date` then.
        force: allow skipped stages, and posts with findings.
        dialect: how the site reads a post.

    Raises:
        UsageError: there is no such stage.
    """

    stages: Sequence[Stage]
    target: str | None
    today: date
    day: date | None = None
    force: bool = False
    dialect: Dialect = PLAIN

    def __post_init__(self) -> None:
        names = [stage.name for stage in self.stages]
        if self.target is not None and self.target not in names:
            raise UsageError(f"there is no stage `{self.target}`; there are {listed(names)}")

    def plan(self, source: Source, lint: Lint) -> Move:
        """Return what becomes of the post `source`.

        Args:
            source: the post. Nothing is written.
            lint: returns what is wrong with the post as it would be.

        Raises:
            RefusedError: it cannot be moved, with the reasons.
            ChangeError: its front matter cannot be changed.
        """
        document = Document(source, dialect=self.dialect)
        values = _values(document)
        before = find_stage(values, self.stages, source.path)
        after = self._destination(source, values, before)
        if after is before:
            return Move(source, before, after, source.text)
        if before and before.holds_file(source.path):
            raise RefusedError(
                f"is in `{before.name}` because of its folder; move the file to another folder",
                path=source.path,
            )
        moved, _ = apply_all(document, list(self._operations(after)))
        landed = find_stage(_values(moved), self.stages, source.path)
        if landed is not after:
            where = f"be in `{landed.name}`" if landed else "fit no stage"
            raise RefusedError(
                f"with what `{after.name}` sets it would {where}; "
                f"see `when` and `set` of that stage in the configuration",
                path=source.path,
            )
        if not self.force and not self._is_demotion(before, after):
            _check_findings(lint(moved.source), after, document, moved)
        return Move(source, before, after, moved.text)

    def _destination(self, source: Source, values: Values, before: Stage | None) -> Stage:
        passed = [stage for stage in self.stages if stage.is_passed_by(values) or stage is before]
        if self.target is not None:
            after = next(stage for stage in self.stages if stage.name == self.target)
            if not self.force:
                self._check_skipped(source, passed, before, after)
            return after
        if before is None:
            raise RefusedError(
                "fits no stage, so none is the next one; name one with `--to`", path=source.path
            )
        rest = passed[passed.index(before) + 1 :]
        if not rest:
            raise RefusedError(f"is already in the last stage, `{before.name}`", path=source.path)
        return rest[0]

    def _check_skipped(
        self, source: Source, passed: Sequence[Stage], before: Stage | None, after: Stage
    ) -> None:
        end = self._number(after)
        start = -1 if before is None else self._number(before)
        skipped = [stage for stage in passed if start < self._number(stage) < end]
        if skipped:
            names = " and ".join(f"`{stage.name}`" for stage in skipped)
            raise RefusedError(
                f"would skip {names} on its way from "
                f"{f'`{before.name}`' if before else 'no stage'} to `{after.name}`; "
                "go there first, or use `--force`",
                path=source.path,
            )

    def _is_demotion(self, before: Stage | None, after: Stage) -> bool:
        return before is not None and self._number(after) < self._number(before)

    def _number(self, stage: Stage) -> int:
        return list(self.stages).index(stage)

    def _operations(self, stage: Stage) -> Iterator[Operation]:
        for key, items in stage.replace.items():
            yield ReplaceItems(key, items)
        for key, value in stage.set.items():
            yield SetField(key, value)
        for key in stage.remove:
            yield RemoveField(key)
        for key in stage.dates or (("date",) if self.day else ()):
            yield SetField(key, self.day or self.today)


def write_all(moves: Sequence[Move]) -> int:
    """Write all posts that `moves` change, or none; return how many.

    Raises:
        FileError: one of them could not be written. Those written before it
            have their old text again, as the message says; where even that
            failed it names them.
    """
    changed = [
        (source, move.text)
        for move in moves
        if isinstance(source := move.source, FileSource) and move.is_changed
    ]
    for source, _ in changed:
        check_unchanged(source)
    done: list[FileSource] = []
    for source, text in changed:
        path = source.path or ""
        try:
            written = write_text(path, text, source.fingerprint)
        except FileError as error:
            raise FileError(error.message + _put_back(done), path=error.path) from error
        done.append(FileSource(source.text, path, written))
    return len(done)


def _put_back(done: Sequence[FileSource]) -> str:
    """Give each file of `done` its text again; return what is to be said about that."""
    left: list[str] = []
    for source in reversed(done):
        try:
            write_text(source.path or "", source.text, source.fingerprint)
        except FileError as error:
            left.append(str(error))
    if left:
        return "; these stay changed: " + "; ".join(left)
    return f"; what was written before it ({len(done)}) is as it was" if done else ""


def _values(document: Document) -> Values:
    front_matter = document.front_matter
    if document.foreign_front_matter:
        raise ChangeError(FOREIGN, path=document.path)
    if front_matter is None:
        return {}
    if front_matter.error:
        raise ChangeError(
            f"the front matter cannot be read: {sentence(front_matter.error)}", path=document.path
        )
    return front_matter.values


def _check_findings(
    findings: Sequence[Diagnostic], stage: Stage, document: Document, moved: Document
) -> None:
    if stage.lint is None:
        return
    grave = [finding for finding in findings if finding.severity.rank <= stage.lint.rank]
    if not grave:
        return
    grave.sort(key=lambda diagnostic: diagnostic.severity.rank)
    reasons = [
        f"line {_line_before(diagnostic, document, moved)}: {diagnostic.code} {diagnostic.message}"
        for diagnostic in grave[:_MOST_FINDINGS]
    ]
    if len(grave) > _MOST_FINDINGS:
        reasons.append(f"and {len(grave) - _MOST_FINDINGS} more; `postkit lint` shows them")
    raise RefusedError(
        f"has {_KINDS[stage.lint]}, which `{stage.name}` does not allow:",
        reasons,
        path=document.path,
    )


def _line_before(diagnostic: Diagnostic, document: Document, moved: Document) -> int:
    """Return the line of a finding in the text as it still is: front matter may have grown."""
    if diagnostic.span.start < moved.body.start:
        return diagnostic.line
    grown = moved.source.lines.position(moved.body.start).line
    return diagnostic.line - grown + document.source.lines.position(document.body.start).line
