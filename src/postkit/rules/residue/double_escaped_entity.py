"""RS007: an HTML entity that was escaped twice."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.source import Span

_TWICE = lazy_compile(
    r"&(?:amp;)+"
    r"(?:amp|lt|gt|quot|apos|nbsp|hellip|mdash|ndash|[lr][sd]quo|middot|bull|copy|reg|trade"
    r"|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});"
)


class DoubleEscapedEntity(Rule):
    """An HTML entity was escaped a second time: `&amp;nbsp;`.

    Readers see the code instead of the character that is meant.

    Bad:

        AT&amp;amp;T 的财报。

    Good:

        AT&amp;T 的财报。
    """

    code = "RS007"
    name = "double-escaped-entity"
    trigger = "text:&amp;"
    summary = "an HTML entity is escaped twice (`&amp;nbsp;`)"
    severity = Severity.WARNING
    fixable = True
    always_unsafe = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each such entity outside code and URLs."""
        for match in _TWICE.finditer(document.text, *document.body):
            span = Span(*match.span())
            # The `&amp;` at its head is syntax of its own.
            if span.end - 1 in document.masked:
                continue
            entity = "&" + match[0].rsplit("&", 1)[1].replace("amp;", "")
            entity = "&amp;" if entity == "&" else entity
            yield self.found(
                document,
                span,
                f"`{match[0]}` is escaped twice, readers see the code; write `{entity}`",
                unsafe_fix("unescape it once", Edit.replace(span, entity)),
            )
