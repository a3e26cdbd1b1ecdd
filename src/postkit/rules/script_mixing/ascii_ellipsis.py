"""SM107: three dots for an ellipsis in Chinese text."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.han import HAN
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.script.punctuation import char_after, char_before, is_han, is_prose
from postkit.script.sentence_context import (
    has_english_clause,
    is_about_characters,
    is_chinese_sentence,
    is_in_heading,
    is_in_literal,
    line_around,
)
from postkit.source import Span

_DOTS = lazy_compile(r"\.{3,}")
_MOST_DOTS = 6
_MARKS = "，。、；：！？”’」』》）】“‘「『《（【"
_QUOTES = ("”", "」", "』", '"')
_PATH = ("/", "\\", "=")
_LABEL = lazy_compile(
    rf"[\"“「『【*>]\**(?:[{HAN}A-Za-z ]{{1,8}}|[A-Za-z ]{{1,30}})\.\.\.\**[\"”」』】*<]"
    rf"|[\"'“”‘’「『][{HAN}]{{1,4}}\.\.\.[{HAN}]{{1,2}}[\"'“”‘’」』]"
)
"""A short name that ends in dots, as commands in menus do, or has them between two words, as the
blocks of a program do."""
_OPERATOR = lazy_compile(
    r"[ ]?的?(?:展开|展開|剩余|扩展|擴展)?"
    r"(?:运算|運算|操作符|语法|語法|语句|語句|写法|寫法|参数|參數|符号|符號)"
)
"""What the dots of a program are called: `...运算符`."""
_SPOKEN_OF = lazy_compile(r"[ ]?(?:代表|表示|意味|指的是)")
"""What is said of dots that are shown: `注意：...代表省略的代码`."""
_SHOWN = lazy_compile(r"(?:(?:显示|顯示|写|寫)(?:为|為|成|作)|[点點单單][击擊])[ ]?\Z")
"""What comes before dots that are shown as they are."""
_CHOSEN = lazy_compile(
    r"(?:[选選][择擇]|[点點单單][击擊]|打[开開])[ ]?[“「『\"][^“”「」『』\"\n]{1,30}\Z"
)
"""The name of a command that is chosen: `选择“添加文件/文件夹...”`."""
_COMMENT = lazy_compile(r"(?<![:\w])//[ ]?[^“”\"]*\Z")
"""The start of a comment of a program that the dots are in: `// 一些代码...`."""
_SPREAD = lazy_compile(r"[A-Za-z0-9_\])][ ]?\.\.\.\)")
"""Dots in a call of a program on the same line, which may be spoken of: `open(gates ...)`."""
_SERIES = lazy_compile(rf"(?:[^{HAN}],|[0-9])[ ]?\Z")
"""`x, y, ...` and `3.14159 ...` go on as they began: the dots are one of its terms."""

_FIELD = lazy_compile(r"\s*([\"']?)\w+\1:[ ]*[\"']")
"""The start of a line of data: `"text": "那座桥..."`."""


class AsciiEllipsis(Rule):
    """Three dots are used as an ellipsis beside Chinese words: `但是...`.

    The Chinese ellipsis is `……`, six dots in the middle of two characters
    (GB/T 15834-2011). The dots of paths (`目录.../文件`) and of programs (`...运算符`) are left
    alone. The fix is unsafe in the name of a command (`“打开...”`) or of a block of a program
    (`“如果...那么”`), in a series (`x, y, ...`), between `{}` or `[]`, in a line of data, between
    two words of a heading, after 显示为 or 写成, on a line with a call (`open(gates ...)`) and
    before a Latin word (`...args`).

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
        for match in _DOTS.finditer(text):
            at, end = match.span()
            before, after = char_before(text, at), char_after(text, end)
            start = offset(at)
            span = Span(start, start + end - at)
            if (
                len(match[0]) <= _MOST_DOTS
                and _is_chinese(before, after)
                and after not in _PATH
                and text[at - 1 : at] not in _PATH
                and is_prose(document, span)
                and is_chinese_sentence(text, at)
                and not is_about_characters(text, at)
                and not _OPERATOR.match(text, end)
            ):
                # Few headings break off: `插入...选择` is the pattern of a command.
                is_pattern = is_han(after) and is_in_heading(document, start)
                is_doubtful = is_pattern or _is_doubtful(text, at, end, after)
                make = unsafe_fix if is_doubtful else fix
                yield self.found(
                    document,
                    span,
                    f"`{match[0]}` is not a Chinese ellipsis; write `……`",
                    make("write ……", Edit.replace(span, "……")),
                )


def _is_doubtful(text: str, at: int, end: int, after: str) -> bool:
    if after == " ":
        # `表名...  read`
        after = text[end : end + 8].lstrip(" ")[:1]
    is_name = after.isascii() and after.isalnum()
    labels = _LABEL.finditer(text, max(at - 34, 0), end + 4)
    return (
        is_name
        or any(label.start() < at < label.end() for label in labels)
        or bool(_SERIES.search(text, max(at - 3, 0), at))
        or bool(_SHOWN.search(text, max(at - 4, 0), at))
        or (after in _QUOTES and bool(_CHOSEN.search(text, max(at - 36, 0), at)))
        or bool(_SPOKEN_OF.match(text, end))
        or bool(_COMMENT.search(text, line_around(text, at).start, at))
        or bool(_SPREAD.search(text, *line_around(text, at)))
        or bool(_FIELD.match(text, line_around(text, at).start))
        or is_in_literal(text, at)
        or has_english_clause(text, at)
    )


def _is_chinese(before: str, after: str) -> bool:
    if is_han(before):
        return True
    is_marked = before == "" or before in _MARKS or before == " "
    return is_han(after) and is_marked
