"""SM024: U+FFFD, where a character was lost."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.unusual_characters import UnusualKind
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.rules.script_mixing.corrupted_text import damaged
from postkit.source import Span

_QUOTES = {"“": "”", "‘": "’", "「": "」", '"': '"', "'": "'", "（": "）", "(": ")", "`": "`"}
_SHOWN_BEFORE = lazy_compile(
    r"(?:(?:显示|顯示|替换|替換|输出|輸出|变|變)[为為成]|写作|寫作"
    r"|(?:字符|字元|符号|符號|乱码|亂碼|问号|問號)(?=[ ：:]))[ ：:]*\Z"
)
_SHOWN_AFTER = lazy_compile(
    r"[ \t]*(?:[，。；、！？,;)）\r\n]|[的等]|(?:字符|符号|乱码|问号|这样)|\Z)"
)
"""What is before and after a sign that the sentence is about: `显示为 � 的字符`."""
_CELL_BEFORE = lazy_compile(r"\|[ \t]*\Z")
_CELL_AFTER = lazy_compile(r"[ \t]*\|")
_NUMBER = "FFFD"


class ReplacementCharacter(Rule):
    """A character was lost and U+FFFD is in its place.

    It is what a decoder writes for bytes that it could not read; often the text was cut in the
    middle of a character. What was there can only be found in the source of the text. One that
    the text is about is not reported: in quotation marks or backticks, alone in a cell of a
    table, after words such as `显示为`, or in a line that names `U+FFFD`.

    Bad:

        他们的��果令人惊讶。

    Good:

        他们的结果令人惊讶。
    """

    code = "SM024"
    name = "replacement-character"
    trigger = "unusual-characters"
    summary = "U+FFFD, where a character was lost"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run outside code."""
        text, line, is_named = document.text, Span(0, 0), False
        for span in damaged(document, UnusualKind.REPLACEMENT):
            if not line.covers(span.start):
                # Once for each line: there may be thousands of such signs on a long one.
                line = document.source.line_span(span.start)
                is_named = _NUMBER in line.text(text).upper()
            if not is_named and not _is_shown(text, span):
                yield self.found(
                    document,
                    span,
                    "a character was lost here; look it up in the source of the text",
                )


def _is_shown(text: str, span: Span) -> bool:
    """Tell whether the sign at `span` is what the text around it is about."""
    before, after = text[max(span.start - 20, 0) : span.start], text[span.end : span.end + 20]
    if before and _QUOTES.get(before[-1]) == after[:1]:
        return True
    if _CELL_BEFORE.search(before) and _CELL_AFTER.match(after):
        return True
    return bool(_SHOWN_BEFORE.search(before) and _SHOWN_AFTER.match(after))
