"""MD018: a comment that is never closed and hides what follows."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.rules.base import Rule
from postkit.source import Span

_OPENING, _CLOSING = "<!--", "-->"


class UnclosedComment(Rule):
    """`<!--` opens a comment, and no `-->` closes it.

    Nobody sees what follows, down to the end of the page: the rest of the post, and what the
    site puts below it.

    Bad:

        潮水退了。

        <!-- 待查

        船还在沙上。

    Good:

        潮水退了。

        <!-- 待查 -->

        船还在沙上。
    """

    code = "MD018"
    name = "unclosed-comment"
    trigger = "text:<!--"
    summary = "a comment is never closed"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for the last comment, where nothing closes it."""
        text, (start, end) = document.text, document.body
        last = text.rfind(_CLOSING, start, end)
        at = text.find(_OPENING, max(start, last), end)
        while at >= 0 and at in document.code:
            at = text.find(_OPENING, at + 1, end)
        if at < 0 or document.dialect.has_jsx:
            return
        block = document.block_at(at)
        is_html = block is not None and not block.lines and block.span.start == at
        if is_html:
            hidden = "post" if "\n" in text[at:end].strip() else "page"
            yield self.found(
                document,
                Span(at, at + len(_OPENING)),
                f"this comment is never closed and hides the rest of the {hidden}: add `-->` "
                "where it ends",
            )
