"""RS001: a marker that a processing step left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.residue.harmless_removal import is_removal_harmless
from postkit.rules.residue.removal import removal, removals_of_runs
from postkit.rules.signs.residue import bracket_signs, find_raw_regions
from postkit.source import Span

_UNIT = r"(?:chunk|part|segment|section|batch|block|page|slice|split|片段|分段|第)"
_REGION = (
    rf"(?:begin|end|start)(?:\s+of)?[\s:_-]+(?:{_UNIT}|output|translation|response)\b[^>]{{0,20}}"
)
"""What other programs also write, to know the text in between again."""
_MARKER = lazy_compile(
    rf"""<!--\s*(?:
        {_UNIT}[\s:#_-]*\d+\s*(?:/|of|／)\s*\d+
      | {_REGION}
      | chunk[\s:#_-]*\d+
    )\s*-->""",
    re.VERBOSE | re.IGNORECASE,
)
_BRACKETED = lazy_compile(r"[ \t]*\[(?:[A-Z]{2,}_){1,4}(?:START|BEGIN|END)\][ \t]*(?=[\r\n]|\Z)")
_REGION_COMMENT = lazy_compile(rf"<!--\s*{_REGION}\s*-->", re.IGNORECASE)
_MANY_WORDS = 8


class ProcessingMarker(Rule):
    """A program that processed the text in pieces has left its marks.

    Long drafts are translated in pieces, and the program that joined the pieces left its marks
    (`chunk 1/8`), or padded a piece with a comment that repeats itself. Readers don't see
    comments, but they are in the page and confuse later steps. `[BODY_END]` on a line of its
    own is shown to readers.

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
        for span, edit, run in removals_of_runs(document, _comments(document), joins=False):
            make = fix if _is_sure(document, span, run) else unsafe_fix
            yield self.found(
                document,
                span,
                "this comment is left over from processing; remove it",
                make("remove the comment", edit),
            )


def _comments(document: Document) -> Iterator[Span]:
    """Yield the comments that a program has left for itself."""
    text = document.text
    start = text.find("<!--", document.body.start)
    while start >= 0:
        close = text.find("-->", start)
        if close < 0:
            return
        span = Span(start, close + 3)
        if _is_marker(span.text(text)) and not _is_in_code(document, start):
            yield span
        start = text.find("<!--", span.end)


def _is_in_code(document: Document, at: int) -> bool:
    """Tell whether the comment at `at` is part of a program, or of the tag around it."""
    if at in document.code or at in document.once(find_raw_regions):
        return True
    start = document.source.line_span(at).start
    before = document.text[max(start, at - 1000) : at]
    return before.rfind("<") > before.rfind(">")


def _is_sure(document: Document, span: Span, run: Span) -> bool:
    """Tell whether a comment of a `run` can go with nothing changed but that it is gone."""
    text = document.text
    line, last = document.source.line_span(run.start), document.source.line_span(run.end)
    is_first = not text[line.start : run.start].strip()
    if is_first and text[run.end : last.end].strip():
        return False  # After a comment that starts its line, Markdown is raw HTML.
    return not _REGION_COMMENT.match(text, span.start) and is_removal_harmless(document, run)


def _is_marker(comment: str) -> bool:
    if _MARKER.fullmatch(comment):
        return True
    # A letter alone is a sign, as in a table of `x`.
    words = [word for word in comment[4:-3].split() if sum(map(str.isalpha, word)) > 1]
    return len(words) >= _MANY_WORDS and len(set(words)) * 4 <= len(words)
