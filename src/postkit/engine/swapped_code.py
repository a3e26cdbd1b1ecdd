"""What a fix may do where text and code may be swapped."""

from __future__ import annotations

from collections.abc import Sequence

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.code_fences import doubtful_from, has_fences
from postkit.edits import Applicability, Fix


def guard_swapped_code(document: Document, findings: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """Return `findings`, those unsafe whose fix may change code that is shown as text."""
    if not has_fences(document.text) or not any(map(_safe_fix, findings)):
        return findings
    start = doubtful_from(document)
    if start is None:
        return findings
    unsafe: dict[int, Fix] = {}
    guarded = []
    for finding in findings:
        fix = _safe_fix(finding)
        if fix and finding.span.end > start:
            if id(fix) not in unsafe:
                message = f"{fix.message}; this may be code, since fences before it do not match"
                unsafe[id(fix)] = Fix(message, fix.edits, Applicability.UNSAFE)
            finding = finding._replace(fix=unsafe[id(fix)])
        guarded.append(finding)
    return guarded


def _safe_fix(finding: Diagnostic) -> Fix | None:
    fix = finding.fix
    return fix if fix and fix.applicability is Applicability.SAFE else None
