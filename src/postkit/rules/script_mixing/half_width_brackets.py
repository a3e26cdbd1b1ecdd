"""SM102: half-width parentheses right after a Chinese word."""

from __future__ import annotations

from collections.abc import Iterator

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
_SPACED = lazy_compile(r"[^\x00-\xff] \([^()\n]{2,300}\)")
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
    fix, and so are parentheses in a sentence that has others with a space before them.

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
        text = document.chinese.text
        match = _PAIR.search(text)
        while match:
            inner, at = match[1], match.start()
            after = char_after(text, match.end())
            is_chinese = HAN_RUN.search(inner) or (
                # `(T_T)` is a face, `(x)` an argument, `(灬ºωº灬)` a face with Han.
                _WORD.search(inner) and (not after or is_han(after) or after in _PROSE_AFTER)
            )
            is_face = _FACE.search(inner) and not _WORDS.search(inner)
            is_other = is_face or _ADDRESS_END.search(inner)
            if is_chinese and is_han(char_before(text, at)) and not is_other:
                yield from self._report(document, at, inner)
            match = _PAIR.search(text, at + 1)

    def _report(self, document: Document, at: int, inner: str) -> Iterator[Diagnostic]:
        text = document.chinese.text
        start = document.chinese.offset(at)
        end = start + len(inner) + 2
        # The brackets must be prose; between them an address may be.
        if (
            is_prose(document, Span(start, start + 1))
            and is_prose(document, Span(end - 1, end))
            and is_chinese_sentence(text, at)
            and not is_about_characters(text, at)
            and not is_in_reference(text, at)
        ):
            is_thing = inner.isascii() and text[at - 1] in _LINKING
            has_other_style = _SPACED.search(text, *sentence_around(text, at))
            is_doubtful = (
                is_thing
                or _STATEMENT_END.match(text, at + len(inner) + 2)
                or _MARKED.match(inner)
                or _VALUES.match(inner)
                or (text[at - 1] == "*" and text[at + len(inner) + 2] == "*")
                # `城市_(专辑)` is the address of a page, `宽*(高+边)` a formula.
                or text[at - 1] == "_"
                or (text[at - 1] == "*" and text[at - 2 : at - 1] != "*")
                or has_other_style
                or has_english_clause(text, at)
            )
            make = unsafe_fix if is_doubtful else fix
            yield self.found(
                document,
                Span(start, end),
                f"the parentheses of `({inner})` are half-width in a Chinese sentence; write "
                "`（）`",
                make("write （）", Edit(start, start + 1, "（"), Edit(end - 1, end, "）")),
            )
