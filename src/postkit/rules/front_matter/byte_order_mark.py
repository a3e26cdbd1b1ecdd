"""FM008: a byte order mark before front matter."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit
from postkit.rules.base import Rule, fix
from postkit.source import BOM, Span

_INVISIBLE = f"{BOM}\u200b\u2060"


class ByteOrderMark(Rule):
    """An invisible character comes before the front matter.

    Editors on Windows put a byte order mark (U+FEFF) at the start of a file,
    copying from a web page brings zero-width spaces. Readers that look for
    `---` at the very start, python-frontmatter among them, then find no front
    matter. The known site generators skip a byte order mark, so that there it is a warning.

    Bad:

        \ufeff---
        title: 市场周报
        ---

    Good:

        ---
        title: 市场周报
        ---
    """

    code = "FM008"
    name = "byte-order-mark"
    trigger = "text:\ufeff \u200b \u2060"
    summary = "an invisible character comes before the front matter"
    severity = Severity.ERROR
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on the characters before the fence."""
        text = document.text
        if text[:1] not in _INVISIBLE or not text or document.front_matter is None:
            return
        span = Span(0, len(text) - len(text.lstrip(_INVISIBLE)))
        name = "a byte order mark (U+FEFF)" if text[0] == BOM else "an invisible character"
        message = f"{name} comes before the front matter and hides it from readers; remove it"
        is_skipped = document.dialect.is_known and text[: span.end] == BOM
        severity = Severity.WARNING if is_skipped else None
        removal = fix("remove it", Edit.delete(span))
        yield self.found(document, span, message, removal, severity=severity)
