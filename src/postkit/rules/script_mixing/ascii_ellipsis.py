"""SM107: three dots for an ellipsis in Chinese text."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.rules.base import Rule, fix
from postkit.script.punctuation import char_after, char_before, is_han, is_prose
from postkit.source import Span

_MARKS = "，。、；：！？”’」』》）】“‘「『《（【"


class AsciiEllipsis(Rule):
    """Three dots stand for an ellipsis beside Chinese words: `但是...`.

    The Chinese ellipsis is `……`, six dots in the middle of two characters
    (GB/T 15834-2011).

    Bad:

        我本来想说...算了。

    Good:

        我本来想说……算了。
    """

    code = "SM107"
    name = "ascii-ellipsis"
    trigger = "text:..."
    summary = "three dots (`...`) for an ellipsis in Chinese text"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run of dots beside a Chinese character or mark."""
        text, offset = document.chinese.text, document.chinese.offset
        at = text.find("...")
        while at >= 0:
            end = at + 3
            while text[end : end + 1] == ".":
                end += 1
            before, after = char_before(text, at), char_after(text, end)
            start = offset(at)
            span = Span(start, start + end - at)
            if end - at <= 6 and _is_chinese(before, after) and is_prose(document, span):
                yield self.found(
                    document,
                    span,
                    f"`{text[at:end]}` is no Chinese ellipsis; write `……`",
                    fix("write ……", Edit.replace(span, "……")),
                )
            at = text.find("...", end)


def _is_chinese(before: str, after: str) -> bool:
    if is_han(before):
        return True
    is_marked = before == "" or before in _MARKS or before == " "
    return is_han(after) and is_marked
