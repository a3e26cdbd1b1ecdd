"""FM006: front matter with nothing in it."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.rules.base import Rule


class EmptyFrontMatter(Rule):
    """The front matter has no keys.

    It is not reported on Jekyll sites, where such a block turns a file into a page, nor on
    sites that take a page's title from its heading or file name.

    Bad:

        ---
        ---

        本周股市上涨。

    Good:

        ---
        title: 市场周报
        ---

        本周股市上涨。
    """

    code = "FM006"
    name = "empty-front-matter"
    trigger = "damaged-front-matter"
    summary = "the front matter has no keys"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on the opening fence."""
        front_matter = document.front_matter
        if front_matter is None or front_matter.failure:
            return
        dialect = document.dialect
        if dialect.allows_empty_front_matter or dialect.finds_titles_itself:
            return
        root = front_matter.root
        if root is None or (root.kind == "mapping" and not root.entries):
            message = "the front matter is empty; give it at least a `title:`"
            # Where the generator is known, so is that it builds the page.
            severity = Severity.WARNING if dialect.is_known else None
            yield self.found(document, front_matter.opening, message, severity=severity)
