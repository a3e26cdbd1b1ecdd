"""Code actions at a position: apply a fix, or suppress a finding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from postkit.diagnostics import Diagnostic
from postkit.edits import Applicability, Edit
from postkit.lsp.draft import Draft
from postkit.lsp.suppress import suppression
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


def findings_at(draft: Draft, span: Span) -> list[Diagnostic]:
    """Return the findings that touch `span`, which may be empty."""
    return [
        one
        for one in draft.report.diagnostics
        if one.span.start <= span.end and span.start <= one.span.end
    ]


def quick_fixes(draft: Draft, span: Span) -> Iterator[Action]:
    """Yield the fixes of the findings at `span`, and the comments that suppress them."""
    findings = findings_at(draft, span)[:_MOST_FINDINGS]
    for one in findings:
        fix = one.fix
        if fix and fix.applicability is not Applicability.DISPLAY and draft.is_trusted(one):
            is_safe = fix.applicability is Applicability.SAFE
            title = f"{one.code}: {fix.message}" + ("" if is_safe else " (unsafe)")
            yield Action(title, fix.edits, one, is_safe)
    offered: set[tuple[str, Edit]] = set()
    for one in findings:
        edit = suppression(draft.document, one)
        if edit and (one.code, edit) not in offered:
            offered.add((one.code, edit))
            scope = "file" if "disable-file" in edit.replacement else "line"
            yield Action(f"Disable {one.code} for this {scope}", (edit,), one)


def has_safe_fix(draft: Draft) -> bool:
    """Tell whether fix-all may have something to do."""
    return any(
        one.fix and one.fix.applicability is Applicability.SAFE for one in draft.report.diagnostics
    )
