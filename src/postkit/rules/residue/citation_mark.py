"""RS006: the citation marks of a chat tool."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix
from postkit.rules.residue.removal import removal
from postkit.rules.residue.signs import bracket_signs
from postkit.source import Span

_BRACKETED = lazy_compile(r"\[cite_(?:start|end)\] ?|\[cite:\s?[\d\s,，-]+\]")
_REFERENCE = lazy_compile(r":contentReference\[oaicite:\d+\](?:\{index=\d+\})?")
_DAGGER = lazy_compile(r"【\d{1,4}(?::\d{1,4})?†[^】\r\n]{0,200}】")
_TURN = lazy_compile(
    r"\ue200(?:cite|filecite|navlist)[^\ue201\r\n]{0,200}\ue201"
    r"|\b(?:cite)?turn\d{1,3}(?:search|view|news|fetch|file|image)\d{1,3}\b"
)


class CitationMark(Rule):
    """A chat tool's own citation marks stand in the text.

    `[cite: 12]`, `【3†source】` or `:contentReference[oaicite:0]` point into a
    conversation that the reader does not have.

    Bad:

        销量增长了两成。[cite: 12]

    Good:

        销量增长了两成。
    """

    code = "RS006"
    name = "citation-mark"
    summary = "the citation mark of a chat tool (`[cite: 12]`)"
    severity = Severity.ERROR
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each mark outside code and URLs."""
        for match in _marks(document):
            span = Span(*match.span())
            if span.start in document.masked:
                continue
            yield self.found(
                document,
                span,
                f"`{match[0].strip()}` is a citation mark of a chat tool; remove it",
                fix("remove the mark", removal(document, span)),
            )


def _marks(document: Document) -> Iterator[re.Match[str]]:
    text, body = document.text, document.body
    for at in document.once(bracket_signs):
        match = _BRACKETED.match(text, at) or _REFERENCE.match(text, at - len(":contentReference"))
        if match:
            yield match
    if "†" in text:
        yield from _DAGGER.finditer(text, *body)
    if "turn0" in text:
        yield from _TURN.finditer(text, *body)
