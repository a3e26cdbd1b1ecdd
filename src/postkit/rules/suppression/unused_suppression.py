"""PK001: a suppression comment that suppresses nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix
from postkit.source import Span

if TYPE_CHECKING:
    from postkit.document.suppressions import Suppression

_BLANK = lazy_compile(r"\s*")
_MOST_NAMED = 100
"""How many unused selectors of a comment are reported by name."""


class UnusedSuppression(Rule):
    """A `postkit-disable` comment suppresses no finding.

    What it was written for has been fixed or has moved. If it stayed, it would silently hide
    the next mistake of that kind at its place.

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
    trigger = "suppressions"
    summary = "a `postkit-disable` comment suppresses nothing"
    severity = Severity.WARNING
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterable[Diagnostic]:
        """Yield nothing: only when all rules have spoken is it known what is unused."""
        return ()

    def report(self, document: Document, unused: Sequence[Suppression]) -> Iterator[Diagnostic]:
        """Yield a finding for each of `unused`, which held nothing back.

        Those of one comment are fixed together: taken out one by one, they would
        leave a comment without a selector, which suppresses everything.
        """
        named = Counter(suppression.comment for suppression in document.suppressions)
        by_comment: dict[Span, list[Suppression]] = {}
        for suppression in unused:
            by_comment.setdefault(suppression.comment, []).append(suppression)
        for comment, together in by_comment.items():
            is_whole = len(together) == named[comment]
            removals = tuple(_removals(document, together, is_whole))
            if len(together) > _MOST_NAMED:
                what = f"{len(together)} of these rules"
                yield self._unused(document, comment, what, removals)
                continue
            for suppression in together:
                what = f"`{suppression.selector}`" if suppression.selector else "any rule"
                yield self._unused(document, suppression.span, what, removals)

    def _unused(
        self, document: Document, span: Span, what: str, removals: tuple[Edit, ...]
    ) -> Diagnostic:
        return self.found(
            document,
            span,
            f"there is no finding of {what} to suppress here; remove it",
            fix("remove the unused suppression", *removals),
        )


def _removals(document: Document, unused: Sequence[Suppression], is_whole: bool) -> Iterator[Edit]:
    """Yield the edits that take `unused`, all of one comment, out of it, or all of the comment.

    A comment that goes as a whole, and has its line for itself, goes with the line.
    """
    text = document.text
    comment = unused[0].comment
    if not is_whole:
        for suppression in unused:
            start = suppression.span.start
            while text[start - 1] in " \t,":
                start -= 1
            yield Edit(start, suppression.span.end, "")
        return
    line = document.source.line_span(comment.start)
    start, end = comment
    if _blank_end(text, line.start, start) < start or _blank_end(text, end, line.end) < line.end:
        while text[start - 1 : start] == " " and text[end : end + 1] in ("", "\r", "\n", " "):
            start -= 1
        yield Edit(start, end, "")
        return
    end = line.end
    end += 2 if text.startswith("\r\n", end) else end < len(text)
    yield Edit(line.start, end, "")


def _blank_end(text: str, start: int, end: int) -> int:
    """Return where white space from `start` on ends, `end` at the latest."""
    match = _BLANK.match(text, start, end)
    return match.end() if match else start
