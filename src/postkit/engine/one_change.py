"""Apply the fixes that somebody has chosen, or edits of their own, with the fixer's proofs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit, apply_edits
from postkit.engine.fixer import applicable, has_new_errors, move_links, structure_codes
from postkit.engine.linter import Linter
from postkit.engine.trial_round import TrialRound
from postkit.source import Source

if TYPE_CHECKING:
    from postkit.formatting import Formatter


def apply_fixes(
    linter: Linter,
    document: Document,
    findings: Sequence[Diagnostic],
    formatter: Formatter | None = None,
) -> tuple[str, list[Diagnostic]]:
    """Return the text after the fixes of `findings`, and those of them that were made.

    One that touches the place of another, or does not pass the proofs, is not made.

    Args:
        linter: the rules that found them.
        document: the draft they were found in.
        findings: findings with a fix.
        formatter: the layout of the site; a draft that is in it stays in it.
    """
    report = linter.check(document)
    trial = TrialRound(
        document,
        structure_codes(linter),
        lambda after: has_new_errors(document, report, linter.check(after)),
    )
    accepted, _ = trial.partition(applicable(findings))
    if not accepted:
        return document.text, []
    text = move_links(linter, document.source, trial.after.text)
    return _in_layout(document, text, formatter), accepted


def apply_own_edits(
    linter: Linter, document: Document, edits: Iterable[Edit], formatter: Formatter | None = None
) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the text after the edits of a person, and the errors that were not there before.

    A person may mean what no proof can tell, so that nothing is withdrawn.

    Args:
        linter: the rules.
        document: the draft.
        edits: as for `apply_edits`.
        formatter: the layout of the site; a draft that is in it stays in it.
    """
    text = _in_layout(document, apply_edits(document.text, edits), formatter)
    before = linter.check(document)
    after = linter.lint(Source(text, document.path))
    if not has_new_errors(document, before, after):
        return text, ()
    known = {(found.code, found.message) for found in before.diagnostics}
    new = (found for found in after.diagnostics if (found.code, found.message) not in known)
    return text, tuple(found for found in new if found.severity.rank == 0)


def _in_layout(document: Document, text: str, formatter: Formatter | None) -> str:
    if formatter is None or text == document.text or not formatter.keeps(document):
        return text
    return formatter.format(Source(text, document.path)).text
