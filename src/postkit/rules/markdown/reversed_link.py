"""MD009: a link whose brackets are in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.source import Span

_ADDRESS = (
    r"(?:https?://|www\.|mailto:|\.{1,2}/)[^\[\]\s]{1,1000}"
    r"|[\w./-]{1,200}\.(?:md|html|png|jpe?g|gif|webp|svg|pdf)(?:#[^\[\]\s]{1,200})?"
)
_REVERSED = lazy_compile(
    rf"(?<!\])[(（]([^()（）\[\]\r\n]{{1,200}})[)）]\[({_ADDRESS})\](?![(\[:])"
)


class ReversedLink(Rule):
    """A link is written `(text)[address]`, which Markdown does not read.

    Readers see both pairs of brackets.

    Bad:

        见(年度报告)[https://example.org/report]。

    Good:

        见[年度报告](https://example.org/report)。
    """

    code = "MD009"
    name = "reversed-link"
    trigger = "text:)[ ）["
    summary = "the brackets of a link are in the wrong order"
    severity = Severity.WARNING
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each link that is written the wrong way round."""
        for match in _REVERSED.finditer(document.text, *document.body):
            start, end = match.span()
            if start in document.masked or end - 1 in document.code:
                continue
            text, address = match[1], match[2]
            yield self.found(
                document,
                Span(start, end),
                f"readers see the brackets of this link: write `[{text}]({address})`",
                unsafe_fix("write it as a link", Edit(start, end, f"[{text}]({address})")),
            )
