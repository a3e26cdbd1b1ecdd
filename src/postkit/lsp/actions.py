"""Code actions at a position: apply a fix, or suppress a finding."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.edits import Applicability, Edit
from postkit.engine.suppress import suppression
from postkit.lsp.open_draft import OpenDraft
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_MOST_FINDINGS = 10
"""The findings of a selection that actions are offered for; trying out the fix of
each costs a parse, and nobody reads a longer menu."""


class Action(NamedTuple):
    """An entry of the menu: its title, its edits, the finding it is about.

    `is_preferred`: an editor may choose it without asking.
    """

    title: str
    edits: tuple[Edit, ...]
    about: Diagnostic
    is_preferred: bool = False


def findings_at(draft: OpenDraft, span: Span) -> list[Diagnostic]:
    """Return the findings that touch `span`, which may be empty."""
    return [
        diagnostic
        for diagnostic in draft.report.diagnostics
        if diagnostic.span.start <= span.end and span.start <= diagnostic.span.end
    ]


def quick_fixes(draft: OpenDraft, span: Span) -> Iterator[Action]:
    """Yield the fixes of the findings at `span`, and the comments that suppress them."""
    findings = findings_at(draft, span)[:_MOST_FINDINGS]
    for finding in findings:
        fix = finding.fix
        if fix and fix.applicability is not Applicability.DISPLAY and draft.is_trusted(finding):
            is_safe = fix.applicability is Applicability.SAFE
            title = f"{finding.code}: {fix.message}" + ("" if is_safe else " (unsafe)")
            yield Action(title, fix.edits, finding, is_safe)
    offered: set[tuple[str, Edit]] = set()
    for finding in findings:
        edit = suppression(draft.document, finding)
        if edit and (finding.code, edit) not in offered:
            offered.add((finding.code, edit))
            scope = "file" if "disable-file" in edit.replacement else "line"
            yield Action(f"Disable {finding.code} for this {scope}", (edit,), finding)


def fixable_codes(draft: OpenDraft, span: Span) -> list[str]:
    """Return the rules whose findings at `span` can be fixed safely, each once."""
    return list(
        dict.fromkeys(
            finding.code
            for finding in findings_at(draft, span)[:_MOST_FINDINGS]
            if finding.fix and finding.fix.applicability is Applicability.SAFE
        )
    )


def has_safe_fix(draft: OpenDraft) -> bool:
    """Tell whether fix-all may have something to do."""
    return any(
        diagnostic.fix and diagnostic.fix.applicability is Applicability.SAFE
        for diagnostic in draft.report.diagnostics
    )
