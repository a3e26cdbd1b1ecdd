"""SM110: hyphens for a dash in Chinese text."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.script.punctuation import (
    char_after,
    char_before,
    ends_chinese,
    is_prose,
    starts_chinese,
)
from postkit.script.sentence_context import is_about_characters, is_chinese_sentence
from postkit.source import Span

_HYPHENS = lazy_compile(r"(?<!-)-{2,3}(?![->])")


class AsciiDash(Rule):
    """Two or three hyphens are used as a dash between Chinese words: `家--桥边`.

    The Chinese dash is `——`, one line as long as two characters (GB/T 15834-2011). Hyphens with
    a space or a Latin word beside them are left alone. The fix is unsafe: between two words there
    may be a range (`周一--周五`), a pair (`输入--输出`), a path through menus (`文件--打开`) or an
    operator as well.

    Bad:

        他只有一个家--桥边的小屋。

    Good:

        他只有一个家——桥边的小屋。
    """

    code = "SM110"
    name = "ascii-dash"
    trigger = "chinese:--"
    summary = "hyphens (`--`) for a dash in Chinese text"
    fixable = True
    always_unsafe = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run of hyphens between Chinese words."""
        text, offset = document.chinese.text, document.chinese.offset
        for match in _HYPHENS.finditer(text):
            at, end = match.span()
            before, after = char_before(text, at), char_after(text, end)
            if not (ends_chinese(before) and starts_chinese(after)):
                continue
            span = Span(offset(at), offset(at) + end - at)
            if (
                not is_prose(document, span)
                or not is_chinese_sentence(text, at)
                or is_about_characters(text, at)
            ):
                continue
            yield self.found(
                document,
                span,
                f"`{match[0]}` is not a Chinese dash; write `——`",
                unsafe_fix("write ——", Edit.replace(span, "——")),
            )
