"""SM102: half-width parentheses right after a Chinese word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.han import HAN, HAN_RUN
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.script.punctuation import char_after, char_before, is_han, is_prose
from postkit.script.sentence_context import (
    has_english_clause,
    is_about_characters,
    is_chinese_sentence,
    is_in_reference,
    line_around,
    sentence_around,
)
from postkit.source import Span

# One pair of brackets may be inside, as in `区块链(区块链(blockchain)：账本)`. Before `[` the
# brackets are a link turned round, and before an address in brackets they were square.
_PAIR = lazy_compile(
    r"\((?<=[^\x00-\xff].|[*_~].)((?:[^()（）\n]|\([^()（）\n]{0,200}\)){2,300})\)(?!\[|\(https?:)"
)
_WORD = lazy_compile(r"[A-Za-z][A-Za-z0-9]")
_ADDRESS_END = lazy_compile(r"(?:://|www\.)[^\s<>]*\Z")
_OTHER_STYLE = lazy_compile(
    r"[^\x00-\xff] \([^()\n]{2,300}\)|\)[ ]?[=+*/]|\([^\x00-\xff]\)"
    r"|(?<![^\n])[ \t]*\([^\x00-\xff][^()\n]{0,40}\)"
)
"""Parentheses that stay: after a space, in a formula, around one character (`使(领)馆`) and at the
start of a line (`(十二) 过桥`)."""
_BRACKET = lazy_compile(r"[()（）]")
_CLOSING = (")", "）")
_FACE = lazy_compile(r"[ωºεд∀▽´｀˘╯╰ಠ∇≧≦ﾟ｡･ツಥ∩￣]")
_WORDS = lazy_compile(rf"[{HAN}]{{2}}|[A-Za-z]{{2}}")
_LINKING = "和与與或及是为為在对對按把让讓从從向"
"""What is right after one of these is not a gloss of it, but a thing of its own: `和(name)`."""
_MARKED = lazy_compile(r"(\*\*|__|~~).*\1\Z")
"""Marks all around what is between the brackets: to some sites the two are one mark."""
_VALUES = lazy_compile(r"[A-Za-z0-9_.-]+(?:,[ ]?[A-Za-z0-9_.-]+)+\Z|-?\d[\d.]*[ ]?,")
"""A row of values, as in a tuple or an interval: `(True, x)`, `(8, 无穷大)`."""
_STATEMENT_END = lazy_compile(r";\s")
_PROSE_AFTER = "，。、；：！？”’」』》"


class HalfWidthBrackets(Rule):
    """Half-width parentheses follow a Chinese word immediately.

    `沃什(Kevin Warsh)的` should be `沃什（Kevin Warsh）的`. Parentheses with a space before
    them are a style of their own and left alone; so are numbers and single letters, as in
    `第(1)项` and `函数(x)`. What is not a gloss of the word before it (`索引(a)和(name)`), is a
    row of values (`元组(a, b)`) or is bold as a whole (`我们(**画图**)`), is changed with an unsafe
    fix, and so are parentheses in a sentence that has others with a space before them, in a
    formula, and beside, within or around others that stay half-width (`使(领)馆`).

    Bad:

        候选人沃什(Kevin Warsh)的言论引发关注。

    Good:

        候选人沃什（Kevin Warsh）的言论引发关注。
    """

    code = "SM102"
    name = "half-width-brackets"
    trigger = "brackets-after-wide"
    summary = "half-width parentheses right after a Chinese word"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each pair."""
        text, offset = document.chinese.text, document.chinese.offset
        pairs = [Span(*match.span()) for match in _misplaced(document)]
        certain = {pair.start for pair in pairs if not _is_doubtful(text, pair)}
        for pair in pairs:
            is_certain = pair.start in certain and _are_others_certain(text, pair, certain)
            make = fix if is_certain else unsafe_fix
            start = offset(pair.start)
            end = start + pair.end - pair.start
            yield self.found(
                document,
                Span(start, end),
                f"the parentheses of `{pair.text(text)}` are half-width in a Chinese sentence; "
                "write `（）`",
                make("write （）", Edit(start, start + 1, "（"), Edit(end - 1, end, "）")),
            )


def _misplaced(document: Document) -> Iterator[re.Match[str]]:
    text = document.chinese.text
    match = _PAIR.search(text)
    while match:
        if _is_gloss(text, match) and _is_in_sentence(document, match):
            yield match
        match = _PAIR.search(text, match.start() + 1)


def _is_gloss(text: str, match: re.Match[str]) -> bool:
    inner, after = match[1], char_after(text, match.end())
    is_chinese = HAN_RUN.search(inner) or (
        # `(T_T)` is a face, `(x)` an argument, `(灬ºωº灬)` a face with Han.
        _WORD.search(inner) and (not after or is_han(after) or after in _PROSE_AFTER)
    )
    is_face = _FACE.search(inner) and not _WORDS.search(inner)
    is_other = is_face or _ADDRESS_END.search(inner)
    return bool(is_chinese and is_han(char_before(text, match.start())) and not is_other)


def _is_in_sentence(document: Document, match: re.Match[str]) -> bool:
    text, at = document.chinese.text, match.start()
    start = document.chinese.offset(at)
    end = start + len(match[0])
    # The brackets must be prose; between them an address may be.
    return (
        is_prose(document, Span(start, start + 1))
        and is_prose(document, Span(end - 1, end))
        and is_chinese_sentence(text, at)
        and not is_about_characters(text, at)
        and not is_in_reference(text, at)
    )


def _is_doubtful(text: str, pair: Span) -> bool:
    at, end = pair
    inner = text[at + 1 : end - 1]
    return bool(
        (inner.isascii() and text[at - 1] in _LINKING)
        or _STATEMENT_END.match(text, end)
        or _MARKED.match(inner)
        or _VALUES.match(inner)
        or (text[at - 1] == "*" and text[end : end + 1] == "*")
        # `城市_(专辑)` is the address of a page, `宽*(高+边)` a formula.
        or text[at - 1] == "_"
        or (text[at - 1] == "*" and text[at - 2 : at - 1] != "*")
        or _OTHER_STYLE.search(text, *sentence_around(text, at))
        or has_english_clause(text, at)
    )


def _are_others_certain(text: str, pair: Span, certain: Set[int]) -> bool:
    """Tell whether the brackets around `pair` and within it are of one width with it afterwards.

    Those within may be the brackets of a call: `概率(即P(x)的值)`.
    """
    for inner in _BRACKET.finditer(text, pair.start + 1, pair.end - 1):
        is_call = text[inner.start() - 1].isascii() and text[inner.start() - 1].isalnum()
        if inner[0] == "(" and inner.start() not in certain and not is_call:
            return False
    closed = 0
    line = line_around(text, pair.start)
    for outer in reversed([*_BRACKET.finditer(text, line.start, pair.start)]):
        if outer[0] in _CLOSING:
            closed += 1
        elif closed:
            closed -= 1
        elif outer[0] == "(" and outer.start() not in certain:
            return False
        elif outer[0] == "（":
            return _closing_after(text, pair.end, line.end) == "）"
    return True


def _closing_after(text: str, at: int, end: int) -> str:
    """Return the next bracket that closes none that opens after `at`."""
    opened = 0
    for bracket in _BRACKET.finditer(text, at, end):
        if bracket[0] not in _CLOSING:
            opened += 1
        elif opened:
            opened -= 1
        else:
            return bracket[0]
    return ""
