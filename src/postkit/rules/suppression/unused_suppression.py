"""PK001: a suppression comment that suppresses nothing."""

from __future__ import annotations

from collections.abc import Iterable

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.suppressions import Suppression
from postkit.edits import Edit
from postkit.rules.base import Rule, fix
from postkit.source import Span


class UnusedSuppression(Rule):
    """A `postkit-disable` comment holds back no finding.

    What it was written for has been mended or has moved away. Left standing, it
    would silently hide the next mistake of that kind in its place.

    A comment about rules that do not run is left alone.

    Bad:

        ---
        title: Notes
        ---

        <!-- postkit-disable-next-line unclosed-details -->
        A paragraph without any block.

    Good:

        ---
        title: Notes
        ---

        A paragraph without any block.
    """

    code = "PK001"
    name = "unused-suppression"
    summary = "a `postkit-disable` comment suppresses nothing"
    severity = Severity.WARNING
    fixable = True

    def check(self, document: Document) -> Iterable[Diagnostic]:
        """Yield nothing: only when all rules have spoken is it known what is unused."""
        return ()

    def unused(self, document: Document, suppression: Suppression) -> Diagnostic:
        """Return the finding about `suppression`, which held nothing back."""
        what = f"`{suppression.selector}`" if suppression.selector else "any rule"
        return self.found(
            document,
            suppression.span,
            f"there is no finding of {what} to suppress here; remove it",
            fix("remove the unused suppression", Edit.delete(_to_remove(document, suppression))),
        )


def _to_remove(document: Document, suppression: Suppression) -> Span:
    """Return the selector with its space, or the comment where it names nothing else.

    A comment that has its line for itself goes with the line.
    """
    text = document.text
    comment, selector = suppression.comment, suppression.span
    if not suppression.is_alone:
        start = selector.start
        while text[start - 1] in " \t,":
            start -= 1
        return Span(start, selector.end)
    line = document.source.line_span(comment.start)
    if text[line.start : comment.start].strip() or text[comment.end : line.end].strip():
        return comment
    end = line.end
    end += 2 if text.startswith("\r\n", end) else end < len(text)
    return Span(line.start, end)
