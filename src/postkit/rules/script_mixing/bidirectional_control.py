"""SM023: a control that turns the direction of writing."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.unusual_characters import UnusualKind
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.script_mixing.corrupted_text import code_points, damaged
from postkit.source import Span

_MARKS = frozenset("\u061c\u200e\u200f")
_RIGHT_TO_LEFT = lazy_compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class BidirectionalControl(Rule):
    """An invisible control of the writing direction is in the text.

    Overrides and isolates make readers see the characters in another order than programs read
    them, which can hide a link's target or a command (CVE-2021-42574, "Trojan Source"). Single
    marks (U+200E, U+200F) are left over from copying and are a warning. On a line with Arabic
    or Hebrew words neither is reported; on other lines of such a post the fix is unsafe.

    Bad:

        请打开 \u202egpj.exe\u202c 这个文件。

    Good:

        请打开 gpj.exe 这个文件。
    """

    code = "SM023"
    name = "bidirectional-control"
    trigger = "unusual-characters"
    summary = "an invisible control that changes the direction of writing"
    severity = Severity.ERROR
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run on a line without right-to-left words."""
        line, is_meant = Span(0, 0), False
        for span in damaged(document, UnusualKind.BIDIRECTIONAL):
            if span.start >= line.end:
                line = document.source.line_span(span.start)
                is_meant = _RIGHT_TO_LEFT.search(document.text, *line) is not None
            if is_meant:
                continue
            run = span.text(document.text)
            is_mark = _MARKS.issuperset(run)
            # In a Hebrew or Arabic post a mark orders the numbers of a line without words.
            is_sure = is_mark and not document.once(_has_right_to_left)
            make = fix if is_sure else unsafe_fix
            yield self.found(
                document,
                span,
                f"an invisible control of the writing direction ({code_points(run)}) "
                "is here; remove it",
                make("remove the control", Edit.delete(span)),
                severity=Severity.WARNING if is_mark else None,
            )


def _has_right_to_left(document: Document) -> bool:
    return _RIGHT_TO_LEFT.search(document.text, *document.body) is not None
