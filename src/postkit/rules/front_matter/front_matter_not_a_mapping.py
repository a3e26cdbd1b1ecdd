"""FM005: front matter that is a list or a text."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.rules.base import Rule
from postkit.source import Span


class FrontMatterNotAMapping(Rule):
    """The front matter is a list or a text instead of keys with values.

    Site generators look up each value by its key, and here they find no keys.

    Bad:

        ---
        - title: 市场周报
        - date: 2024-05-01
        ---

    Good:

        ---
        title: 市场周报
        date: 2024-05-01
        ---
    """

    code = "FM005"
    name = "front-matter-not-a-mapping"
    trigger = "damaged-front-matter"
    summary = "the front matter is a list or a text instead of keys with values"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on the first line of the content."""
        front_matter = document.front_matter
        root = front_matter.root if front_matter else None
        if root is None or root.kind == "mapping":
            return
        line = document.source.line_span(root.span.start)
        message = (
            "the front matter is a list; write keys on lines of their own, without `- ` before them"
            if root.kind == "sequence"
            else "the front matter holds no keys; each of its lines must be `key: value`"
        )
        yield self.found(document, Span(root.span.start, line.end), message)
