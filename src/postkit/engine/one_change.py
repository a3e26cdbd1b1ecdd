"""Apply the fixes that somebody has chosen, or edits of their own, with the fixer's proofs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit, apply_edits
from postkit.engine.checked_version import has_new_errors
from postkit.engine.fixer import applicable, move_links, structure_codes
from postkit.engine.linter import Linter, Report
from postkit.engine.trial_round import TrialRound
from postkit.named_tuples import NamedTuple
from postkit.source import Source

if TYPE_CHECKING:
    from postkit.formatting import Formatter


class CheckedDraft(NamedTuple):
    """A draft and what the rules find in it."""

    document: Document
    report: Report


class ChangedDraft(NamedTuple):
    """What has become of a draft.

    `made` are the findings whose fixes were made. `after` is `text` with what the rules
    find in it, where the proofs had to know that; None where they had not.
    """

    text: str
    made: tuple[Diagnostic, ...] = ()
    after: CheckedDraft | None = None


def apply_fixes(
    linter: Linter,
    before: CheckedDraft,
    findings: Sequence[Diagnostic],
    formatter: Formatter | None = None,
) -> ChangedDraft:
    """Make the fixes of `findings`.

    One that touches the place of another, or does not pass the proofs, is not made.

    Args:
        linter: the rules that found them.
        before: the draft they were found in.
        findings: findings with a fix.
        formatter: the layout of the site; a draft that is in it stays in it.
    """
    document, report = before
    tried: list[CheckedDraft] = []

    def brings_up_error(after: Document) -> bool:
        tried.append(CheckedDraft(after, linter.check(after)))
        return has_new_errors(document, report, tried[-1].report)

    trial = TrialRound(document, structure_codes(linter, findings), brings_up_error)
    accepted, _ = trial.partition(applicable(findings))
    if not accepted:
        return ChangedDraft(document.text)
    text = move_links(linter, document.source, trial.after.text)
    text = _in_layout(document, text, formatter)
    after = next((checked for checked in reversed(tried) if checked.document.text == text), None)
    return ChangedDraft(text, tuple(accepted), after)


def apply_own_edits(
    linter: Linter, before: CheckedDraft, edits: Iterable[Edit], formatter: Formatter | None = None
) -> tuple[ChangedDraft, tuple[Diagnostic, ...]]:
    """Make the edits of a person; return also the errors that were not there before.

    A person may mean what no proof can tell, so that nothing is withdrawn.

    Args:
        linter: the rules.
        before: the draft.
        edits: as for `apply_edits`.
        formatter: the layout of the site; a draft that is in it stays in it.
    """
    document, old = before
    text = _in_layout(document, apply_edits(document.text, edits), formatter)
    parsed = linter.parse(Source(text, document.path))
    after = CheckedDraft(parsed, linter.check(parsed))
    change = ChangedDraft(text, after=after)
    if not has_new_errors(document, old, after.report):
        return change, ()
    known = {(found.code, found.message) for found in old.diagnostics}
    new = (found for found in after.report.diagnostics if (found.code, found.message) not in known)
    return change, tuple(found for found in new if found.severity.rank == 0)


def _in_layout(document: Document, text: str, formatter: Formatter | None) -> str:
    if formatter is None or text == document.text or not formatter.keeps(document):
        return text
    return formatter.format(Source(text, document.path)).text
