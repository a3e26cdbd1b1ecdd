"""FM001: a post without front matter."""

from __future__ import annotations

import os
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.rules.base import Rule
from postkit.source import Span


class MissingFrontMatter(Rule):
    """A post has no front matter.

    Without it the site knows neither title nor date nor layout: the page is
    missing from every list, or the build fails. A line of `---` alone is no
    front matter; keys such as `title:` must follow it. Files whose names are all
    capitals (`README.md`, `CHANGELOG.md`) are no posts, and left alone.

    Bad:

        # 市场周报

        本周股市上涨。

    Good:

        ---
        title: 市场周报
        ---

        本周股市上涨。
    """

    code = "FM001"
    name = "missing-front-matter"
    trigger = "damaged-front-matter"
    summary = "the post has no front matter"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding at the first line with text."""
        if document.front_matter is not None or _is_about_repository(document.path):
            return
        text = document.text
        start = document.body.start
        start += len(text[start:]) - len(text[start:].lstrip())
        line = document.source.line_span(start)
        yield self.found(
            document,
            Span(min(start, line.end), line.end),
            "the post has no front matter; start it with `---`, keys such as `title:`, and `---`",
        )


def _is_about_repository(path: str | None) -> bool:
    """Tell whether the file is one that speaks of its repository, such as `README.zh-CN.md`."""
    return os.path.basename(path or "").split(".")[0].isupper()
