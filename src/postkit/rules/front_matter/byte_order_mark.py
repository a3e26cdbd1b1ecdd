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

    Some editors on Windows put a byte order mark (U+FEFF) at the start of a file, and text
    copied from a web page may start with zero-width spaces. Programs that look for `---` at the
    very start, such as python-frontmatter, then find no front matter. The site generators that
    postkit knows skip a byte order mark, so on their sites it is a warning.

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
        message = (
            f"{name} comes before the front matter, so that some programs do not find it; remove it"
        )
        is_skipped = document.dialect.is_known and text[: span.end] == BOM
        severity = Severity.WARNING if is_skipped else None
        removal = fix("remove it", Edit.delete(span))
        yield self.found(document, span, message, removal, severity=severity)
