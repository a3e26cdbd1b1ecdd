"""What a fix may do where text and code may be swapped."""

from __future__ import annotations

from collections.abc import Iterable

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.code_fences import doubtful_from
from postkit.engine.doubts import make_doubtful_unsafe


def guard_swapped_code(document: Document, findings: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """Yield `findings`, those unsafe whose fix may change code that is shown as text."""

    def doubt(finding: Diagnostic) -> str:
        start = document.once(doubtful_from)
        is_sure = start is None or finding.span.end <= start
        return "" if is_sure else "this may be code, since fences before it do not match"

    return make_doubtful_unsafe(findings, doubt)
