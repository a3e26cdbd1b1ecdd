r"""RS016: `\n` in the text where a line should end."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.source import Span

_BREAK = lazy_compile(
    r"(?<!\\n)(?:\\r)?(?:\\n)++(?:"
    r"(?:(?<=\\n\\n)|(?<=[。！？…”」.!?:：]\\n))(?=[^\x00-\xff]|[#>*\-\s]|[A-Z0-9]|\Z)"
    r"|(?=[-*>][ ]|#{1,6}[ ]|\d{1,2}\.[ ]))"
)
_OPEN_QUOTE = lazy_compile(r"(?<!\w)'[^']*\Z")
_NEAR = 200
"""How far before and after a break the quotation marks around it are searched for."""


class EscapedLineBreak(Rule):
    r"""`\n` is in the text where a line should end.

    A program has copied text out of JSON without decoding it: readers see a backslash and a
    letter, and the whole text is one paragraph. Code, formulas, addresses and what is in straight
    quotation marks are left alone.

    Bad:

        潮水退了。\n\n船还在沙上。

    Good:

        潮水退了。

        船还在沙上。
    """

    code = "RS016"
    name = "escaped-line-break"
    trigger = "text:\\n"
    summary = "`\\n` is in the text where a line should end"
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run of such breaks."""
        for match in _BREAK.finditer(document.text, *document.body):
            span = Span(*match.span())
            if not (document.masked.overlaps(span) or _is_quoted(document, span)):
                count = match[0].count("\\n")
                yield self.found(
                    document,
                    span,
                    f"`{match[0][:20]}` is a line break that was written out; end the line here",
                    unsafe_fix("end the line", Edit.replace(span, document.source.newline * count)),
                )


def _is_quoted(document: Document, span: Span) -> bool:
    """Tell whether straight quotation marks are around `span`, as in a call of `print`."""
    line = document.source.line_span(span.start)
    before = document.text[max(line.start, span.start - _NEAR) : span.start]
    after = document.text[span.end : min(line.end, span.end + _NEAR)]
    if '"' in after and before.count('"') % 2:
        return True
    return "'" in after and _OPEN_QUOTE.search(before) is not None
