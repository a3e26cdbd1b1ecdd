"""MD002: a speaker's line that `>>` turned into a quotation."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.markdown.line_heads import at_line_heads
from postkit.source import Span

_LINE = r" {0,3}(>>+)(?![ \t]*[>\n\r])"
_QUOTE = lazy_compile(r" {0,3}>(?!>)")


class SpeakerAsQuote(Rule):
    r"""A line starts with `>>`, the sign of captions for a new speaker.

    Markdown takes it for a quotation within a quotation, indents what is said
    and drops the sign. A backslash keeps it as text; better still is the
    speaker's name.

    Bad:

        你什么时候来的？

        >> 昨天晚上。

    Good:

        你什么时候来的？

        \>> 昨天晚上。
    """

    code = "MD002"
    name = "speaker-as-quote"
    trigger = "text:>>"
    summary = "`>>` before a speaker's words makes a nested quotation"
    severity = Severity.WARNING
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each such line that does not continue a quotation."""
        text = document.text
        for match in at_line_heads(document, _LINE):
            mark = Span(*match.span(1))
            before = document.source.line_span(match.start())
            if _QUOTE.match(text, *before) or _is_raw(document, mark.start):
                continue
            yield self.found(
                document,
                mark,
                "`>>` makes a nested quotation here; write the speaker's name, or `\\>>` to show "
                "the sign",
                unsafe_fix("show the sign", Edit.insert(mark.start, "\\")),
            )


def _is_raw(document: Document, offset: int) -> bool:
    """Tell whether `offset` lies in code or HTML, where `>>` is only text."""
    block = document.block_at(offset)
    return block is not None and block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING)
