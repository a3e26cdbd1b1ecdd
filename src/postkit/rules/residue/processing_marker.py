"""RS001: a marker that a processing step left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document, Regions
from postkit.document.mask_patterns import find_raw_elements
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.residue.removal import removal
from postkit.rules.residue.signs import bracket_signs
from postkit.source import Span

_UNIT = r"(?:chunk|part|segment|section|batch|block|page|slice|split|片段|分段|第)"
_MARKER = lazy_compile(
    rf"""<!--\s*(?:
        {_UNIT}[\s:#_-]*\d+\s*(?:/|of|／)\s*\d+
      | (?:begin|end|start)(?:\s+of)?[\s:_-]+(?:{_UNIT}|output|translation|response)\b[^>]{{0,20}}
      | chunk[\s:#_-]*\d+
    )\s*-->""",
    re.VERBOSE | re.IGNORECASE,
)
_BRACKETED = lazy_compile(r"[ \t]*\[(?:[A-Z]{2,}_){1,4}(?:START|BEGIN|END)\][ \t]*(?=[\r\n]|\Z)")
_ORDERED_ITEM = lazy_compile(r"\s*\n[ \t]*\d{1,9}[.)][ \t]")
_MANY_WORDS = 8


class ProcessingMarker(Rule):
    """A mark of the program that worked through the text piece by piece.

    Long drafts are translated in pieces, and the program that put them together
    left its marks (`chunk 1/8`), or filled a piece up with a comment that says
    the same thing again and again. Readers don't see them, but they are in
    the page and confuse every later step. `[BODY_END]` on a line of its own is
    shown to readers.

    Bad:

        第一段。

        <!-- chunk 1/8 -->

        第二段。

    Good:

        第一段。

        第二段。
    """

    code = "RS001"
    name = "processing-marker"
    trigger = "bracket-signs | text:<!--"
    summary = "the mark of a processing step (`chunk 1/8`, `[BODY_END]`)"
    severity = Severity.WARNING
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each such mark outside code."""
        yield from self._check_comments(document)
        text = document.text
        for at in document.once(bracket_signs):
            line = document.source.line_span(at)
            match = _BRACKETED.match(text, line.start)
            if match and at not in document.code:
                span = Span(at, at + len(match[0].strip()))
                yield self.found(
                    document,
                    span,
                    f"`{match[0].strip()}` is left over from processing; remove it",
                    unsafe_fix("remove the mark", removal(document, span)),
                )

    def _check_comments(self, document: Document) -> Iterator[Diagnostic]:
        text = document.text
        start = text.find("<!--", document.body.start)
        while start >= 0:
            close = text.find("-->", start)
            if close < 0:
                return
            span = Span(start, close + 3)
            if _is_marker(span.text(text)) and not _is_in_code(document, start):
                # The second of two lists would go on with the numbers of the first.
                make = unsafe_fix if _ORDERED_ITEM.match(text, span.end) else fix
                yield self.found(
                    document,
                    span,
                    "this comment is left over from processing; remove it",
                    make("remove the comment", removal(document, span)),
                )
            start = text.find("<!--", span.end)


def _is_in_code(document: Document, at: int) -> bool:
    return at in document.code or at in document.once(_raw_elements)


def _raw_elements(document: Document) -> Regions:
    """Return the scripts and the like, in which a comment is a part of the code."""
    return Regions(find_raw_elements(document.markdown, document.body, document.code))


def _is_marker(comment: str) -> bool:
    if _MARKER.fullmatch(comment):
        return True
    words = comment[4:-3].split()
    return len(words) >= _MANY_WORDS and len(set(words)) * 4 <= len(words)
