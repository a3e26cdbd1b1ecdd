"""MD012: a link that leads nowhere."""

from __future__ import annotations

import os
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule

_EMPTY = lazy_compile(r"\]\(\s*\)")
_ANCHOR = lazy_compile(r"\{[^{}\n]*#")
"""What gives a link without text an id, so that others can lead to it: `[](){#wall}`."""
_INDEX_BEFORE = lazy_compile(r"(?:[A-Za-z0-9_@]|operator )\Z")
"""What is before brackets that make no link: `operator[]()`, `new int[2]()`, and `@[TOC]()`,
the table of contents on CSDN."""


class EmptyLink(Rule):
    """A link has no address: `[text]()`.

    It leads back to the page that it is on. `[text](<> "title")`, which shows a note and leads
    nowhere on purpose, is left alone, and so are anchors (`[](){#wall}`) and chapters in a
    `SUMMARY.md` that are still to be written. Of several in one line only the first is reported.

    Bad:

        见[年度报告]()。

    Good:

        见[年度报告](https://example.org/report)。
    """

    code = "MD012"
    name = "empty-link"
    trigger = "empty-links"
    summary = "a link has no address"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each link without an address; images are for another rule."""
        if os.path.basename(document.path or "") == "SUMMARY.md":
            return
        reported = -1
        for link in document.inlines.links:
            if link.is_image or not _EMPTY.match(document.text, link.text.end):
                continue
            # A reference has no address either, and a template tag may fill one in.
            if link.target.text(document.text).strip() or document.template_tags.touch(link.span):
                continue
            if link.text.start == link.text.end and _ANCHOR.match(document.text, link.span.end):
                continue
            if _INDEX_BEFORE.search(document.text, max(link.span.start - 12, 0), link.span.start):
                continue
            line = document.source.line_span(link.span.start).start
            if line == reported:
                continue
            reported = line
            yield self.found(document, link.span, _message(link.text.text(document.text)))


def _message(written: str) -> str:
    if not written.strip():
        return "this link has neither a text nor an address: add both, or delete the brackets"
    return f"the link `{written}` has no address: add one, or delete the brackets"
