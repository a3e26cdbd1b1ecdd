"""SM110: hyphens for a dash in Chinese text."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.script.punctuation import (
    CLOSING,
    OPENING,
    char_after,
    char_before,
    is_han,
    is_prose,
)
from postkit.script.sentence_context import (
    has_english_clause,
    is_about_characters,
    is_chinese_sentence,
    is_in_heading,
    is_in_literal,
    line_around,
)
from postkit.source import Span

_HYPHENS = lazy_compile(r"(?<!-)-{2,3}(?![->])")
_CODE = lazy_compile(r"(?<![\w-])--?[A-Za-z]|\+\+|-[>》]")
"""An option of a command, the operator `++` beside which `--` may be one, an arrow `--》`."""
_NAMES_NEXT = "和或与與及者把用"
"""Characters before hyphens that are named rather than used: `++或者--`, `把--放在前面`."""


class AsciiDash(Rule):
    """Two or three hyphens are used as a dash between Chinese words: `家--桥边`.

    The Chinese dash is `——`, one line as long as two characters (GB/T 15834-2011). Hyphens with
    a space or a Latin word beside them are left alone. The fix is unsafe in a heading, whose
    address it may change, on a line with options of a command (`--open`), operators (`++`) or
    arrows (`--》`), between the names of menus (`「文件」--「打开」`), after a word such as 和 or
    把, between `{}` or `[]`, and in a sentence that is partly English.

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

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run of hyphens between Chinese words."""
        text, offset = document.chinese.text, document.chinese.offset
        for match in _HYPHENS.finditer(text):
            at, end = match.span()
            before, after = char_before(text, at), char_after(text, end)
            if not _is_between_chinese(before, after):
                continue
            span = Span(offset(at), offset(at) + end - at)
            if (
                not is_prose(document, span)
                or not is_chinese_sentence(text, at)
                or is_about_characters(text, at)
            ):
                continue
            is_doubtful = _is_doubtful(text, at, before, after)
            make = unsafe_fix if is_doubtful or is_in_heading(document, span.start) else fix
            yield self.found(
                document,
                span,
                f"`{match[0]}` is not a Chinese dash; write `——`",
                make("write ——", Edit.replace(span, "——")),
            )


def _is_between_chinese(before: str, after: str) -> bool:
    is_before = is_han(before) or (before != "" and before in CLOSING)
    return is_before and (is_han(after) or (after != "" and after in OPENING))


def _is_doubtful(text: str, at: int, before: str, after: str) -> bool:
    if before in _NAMES_NEXT or (before in CLOSING and after in OPENING):
        # The second may lead from one menu to the next: `「文件」--「打开」`.
        return True
    is_beside_code = _CODE.search(text, *line_around(text, at)) is not None
    return is_beside_code or is_in_literal(text, at) or has_english_clause(text, at)
