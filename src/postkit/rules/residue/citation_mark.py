"""RS006: the citation marks of a chat tool."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix
from postkit.rules.residue.removal import removal
from postkit.rules.residue.signs import bracket_signs, is_mentioned
from postkit.source import Span

_BRACKETED = lazy_compile(
    r"\[cite_(?:start|end)\] ?|\[(?:cite|citation):\s?[\d\s,，-]+\]|\[oaicite:\d+\]"
    r"|\[(?:web|page|file|memory|attached_file):\d{1,4}\](?![(:])"
    r"|\[\^\d{1,4}\^\](?![(:])|\[\d{1,4}(?::\d{1,4})?†[^\]\r\n]{0,200}\]"
)
_REFERENCE = lazy_compile(r":contentReference\[oaicite:\d+\](?:\{index=\d+\})?")
_DAGGER = lazy_compile(r"【\d{1,4}(?::\d{1,4})?†[^】\r\n]{0,200}】")
_TURN = lazy_compile(
    r"\ue200(?:cite|filecite|navlist)[^\ue201\r\n]{0,200}\ue201"
    r"|(?<![A-Za-z0-9])(?:file)?(?:cite)?"
    r"(?:turn\d{1,3}(?:search|view|news|fetch|file|image|academia|reddit|forecast)\d{1,3})+"
    r"(?![A-Za-z0-9])"
)
_REFERENCE_HEAD = ":contentReference"


class CitationMark(Rule):
    """A chat tool's own citation marks were left in the text.

    `[cite: 12]`, `[web:3]`, `【3†source】`, `turn0search1` or
    `:contentReference[oaicite:0]` point into a conversation that the reader does
    not have. Marks in code, in quotation marks or called so are let through.

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
            # `[^4^]` looks like a footnote, which is masked.
            hidden = document.code if match[0].startswith("[^") else document.masked
            if span.start in hidden or is_mentioned(document.text, span):
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
        head = at - len(_REFERENCE_HEAD)
        if match := (head >= 0 and _REFERENCE.match(text, head)) or _BRACKETED.match(text, at):
            yield match
    if "†" in text:
        yield from _DAGGER.finditer(text, *body)
    if "turn" in text:
        yield from _TURN.finditer(text, *body)
