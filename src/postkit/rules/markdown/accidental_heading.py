"""MD004: a paragraph that a line of dashes below it turned into a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.edits import Edit
from postkit.rules.base import Rule, fix
from postkit.source import Span

_UNDERLINE = re.compile(r"-{3,}[ \t]*\Z")
_SENTENCE_END = re.compile(r"[。！？；.!?…][”’」』）)\"'*_]*\Z")
_LONGEST_TITLE = 60


class AccidentalHeading(Rule):
    """`---` stands directly below a paragraph, which becomes a heading by it.

    What was meant is a line between two parts; Markdown takes the dashes for an
    underline (CommonMark 4.3, setext headings) and sets the whole paragraph in
    large letters. A blank line keeps them apart. Short lines that may well be
    titles are left alone.

    Bad:

        他关上门，走了。
        ---

        第二天，她收到一封信。

    Good:

        他关上门，走了。

        ---

        第二天，她收到一封信。
    """

    code = "MD004"
    name = "accidental-heading"
    summary = "`---` directly below a paragraph makes it a heading"
    severity = Severity.WARNING
    fixable = True
    reshapes = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each heading that reads as a paragraph."""
        text = document.text
        for block in document.blocks:
            if block.kind is not BlockKind.HEADING or block.level != 2 or not block.lines:
                continue
            underline = document.source.line_span(block.span.end)
            match = _UNDERLINE.search(text, underline.start, block.span.end)
            if match is None or text.startswith("#", block.span.start):
                continue
            last = block.lines[-1].text(text).rstrip()
            length = block.lines[-1].end - block.lines[0].start
            if length <= _LONGEST_TITLE and not _SENTENCE_END.search(last):
                continue
            newline = document.source.newline
            yield self.found(
                document,
                Span(*match.span()),
                "`---` directly below a paragraph makes it a heading; put a blank line between",
                fix("put a blank line between", Edit.insert(underline.start, newline)),
            )
