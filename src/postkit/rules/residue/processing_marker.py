"""RS001: a marker that a processing step left in a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix
from postkit.rules.residue.removal import removal
from postkit.source import Span

_UNIT = r"(?:chunk|part|segment|section|batch|block|page|slice|split|片段|分段|第)"
_MARKER = lazy_compile(
    rf"""<!--\s*(?:
        {_UNIT}[\s:#_-]*\d+\s*(?:/|of|／)\s*\d+
      | (?:begin|end|start)(?:\s+of)?[\s:_-]+(?:{_UNIT}|output|translation|response)\b[^>]{{0,20}}
      | chunk[\s:#_-]*\d+
    )\s*-->""",
    re.VERBOSE | re.IGNORECASE,
)
_MANY_WORDS = 8


class ProcessingMarker(Rule):
    """A comment numbers the pieces in which a machine worked through the text.

    Long drafts are translated in pieces, and the program that put them together
    left its marks (`chunk 1/8`), or filled a piece up with a comment that says
    the same thing again and again. Readers don't see them, but they stand in
    the page and confuse every later step.

    Bad:

        第一段。

        <!-- chunk 1/8 -->

        第二段。

    Good:

        第一段。

        第二段。
    """

    code = "RS001"
    name = "processing-marker"
    summary = "a comment is the mark of a processing step (`chunk 1/8`)"
    severity = Severity.WARNING
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each such comment outside code."""
        text = document.text
        start = text.find("<!--", document.body.start)
        while start >= 0:
            close = text.find("-->", start)
            if close < 0:
                return
            span = Span(start, close + 3)
            if _is_marker(span.text(text)) and start not in document.code:
                yield self.found(
                    document,
                    span,
                    "this comment is left over from processing; remove it",
                    fix("remove the comment", removal(document, span)),
                )
            start = text.find("<!--", span.end)


def _is_marker(comment: str) -> bool:
    if _MARKER.fullmatch(comment):
        return True
    words = comment[4:-3].split()
    return len(words) >= _MANY_WORDS and len(set(words)) * 4 <= len(words)
