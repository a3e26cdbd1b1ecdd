"""SM105: straight quotation marks around Chinese words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit import script
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.han import HAN_RUN
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.script import Script
from postkit.script.sentence_context import (
    has_english_clause,
    is_about_characters,
    is_chinese_sentence,
    is_in_reference,
)
from postkit.source import Span

_TYPED = lazy_compile(
    r"(?:[输輸]入|[键鍵]入|填入|搜索|搜[寻尋]|[输輸]出|打印|字符串)[^\w\n]{0,2}\Z"
)
"""What comes before words that are typed or printed as they are, marks and all."""
# A line of YAML or JSON, pasted into the body: its quotation marks are syntax.
_DATA = lazy_compile(r"""[ \t]*(?:-[ \t]+)?(?:"?[A-Za-z_][\w-]*"?:[ \t]*)?"[^"]*",?[ \t]*\Z""")
_CURLY = frozenset("“”")
_STRAIGHT = lazy_compile('"')
_ANY = lazy_compile('[“”"]')
# `title="题"`, `print("题")`, `{"题": 1`, `5"`: an opening mark that is not one, or code.
_NO_OPENING = lazy_compile(r"[={0-9']|\w\(")
# `name = "题"`, `name <> "题"`, the latter also with character references
_OPERATOR = lazy_compile(r"(?:[=<]|<>|&lt;(?:&gt;)?) \Z")
_NO_CLOSING = lazy_compile(
    r"""['}]|[ ]?:[ ]?["\[{0-9]|,[ ]?["]|[ ]?[!=]?=[ ]|[ ]?-(?:>|&gt;)[ ]?[A-Za-z_]"""
)
# `insert overwrite directory "题"`
_COMMAND = lazy_compile(r"(?:\b[a-z]+ ){3}\Z")
# `"CN=名字,O=单位"`, `"D:\文档"`, `"~/文档"`, `"[名字]"`
_TYPED_VALUE = lazy_compile(r"[A-Za-z_]\w*=|[A-Za-z]:\\|(?:~|\.{0,2})/\w|\[[^\]]*\]\Z")
# The title of a link whose address has a space: `[桥](a b.md "题")`
_LINK = lazy_compile(r"\]\([^()\n]*\Z")
# The value of an option of a command: `git commit -m "题"`.
_OPTION = lazy_compile(r"(?:\A|\s)--?[A-Za-z][\w-]*[ =]\Z")
# The edge of a graph: `"桥" --> "河"`.
_EDGE = lazy_compile(r'"[ ]?--[->]?[ ]?"')
# The value of a field in a list of them: its marks may be part of it.
_VALUE = lazy_compile(r"""[ \t]*[-*+][ ]+\**[^"\n]{1,20}[：:]\**[ ]*"[^"]*"\s*\Z""")
_LATIN = lazy_compile(r"(?<![A-Za-z])[a-z]{2}")
# `Click "题"`, not `Tom: "题"`
_LATIN_HEAD = lazy_compile(r"[A-Z][a-z]+[ *_]*\Z")
# A single mark that is not the apostrophe of a word.
_SINGLE = lazy_compile(r"(?<![A-Za-z])'|'(?![A-Za-z])")
_LITERAL = lazy_compile(r"""(["'])([^"'\n]{1,200})\1""")
# What no quotation starts or ends with: `"一"、"二"` read from the second mark on.
_ODD_START = ("，", "。", "；", "：", "、", "！", "？", ")", "）", "]")
_ODD_END = ("；", "：", "、")
_ENDS_SENTENCE = ("。", "！", "？", "!", "?")
_HABIT = 3
"""This many marks of one kind make the style of the draft, whatever its script."""


class StraightQuotes(Rule):
    """Straight quotation marks are around Chinese words: `"伙伴"`.

    Chinese text has quotation marks of its own: `“伙伴”`, or `「夥伴」` in Traditional script.
    The fix writes those that the draft uses elsewhere, or those of its script. A straight mark
    whose partner is curly (`“伙伴"`) is reported too. Otherwise a line with an odd number of
    straight marks is left alone, and so are quoted Latin words, quotations within others, lines
    of data or code, texts that the code of the draft has in quotes, quotations in an English
    sentence, and sentences about marks. Where it is not clear which marks belong together, and
    after words such as `输入` and `搜索`, the fix is unsafe.

    Bad:

        他把我称为"设计伙伴"，我很高兴。

    Good:

        他把我称为“设计伙伴”，我很高兴。
    """

    code = "SM105"
    name = "straight-quotes"
    trigger = 'text:"'
    summary = "straight quotation marks around Chinese words"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each pair."""
        passages = document.chinese
        text = passages.text
        at = text.find('"')
        while at >= 0:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            yield from self._line(document, at, end)
            yield from self._halves(document, at, end)
            at = text.find('"', end)

    def _line(self, document: Document, start: int, end: int) -> Iterator[Diagnostic]:
        text, offset = document.chinese.text, document.chinese.offset
        pairs = _pairs(document, start, end)
        line = text.rfind("\n", 0, start) + 1
        if (
            not pairs
            or _DATA.match(text, line, end)
            or any(_is_code(text, *pair) for pair in pairs)
            or _is_latin(text, line, end, pairs)
        ):
            return
        opening, closing, is_certain = document.once(_style)
        is_value = _VALUE.match(text, line, end) or _EDGE.search(text, line, end)
        is_sure = is_certain and not is_value and not _may_nest(text, pairs)
        open_curly = open_corners = 0
        before = line
        for left, right in pairs:
            open_curly += text.count("“", before, left) - text.count("”", before, left)
            open_corners += text.count("「", before, left) - text.count("」", before, left)
            before = left
            inner = text[left + 1 : right]
            # A quotation within a quotation takes the other marks.
            if open_curly > 0 or open_corners > 0 or not _is_quotation(inner):
                continue
            if not is_chinese_sentence(text, left) or is_about_characters(text, start):
                continue
            if is_in_reference(text, left) or inner in document.once(_literals):
                continue
            first, last = offset(left), offset(right)
            make = fix if is_sure and not _is_doubtful(text, left, right) else unsafe_fix
            yield self.found(
                document,
                Span(first, last + 1),
                f'`"{inner}"` has straight quotation marks; write `{opening}{closing}`',
                make(
                    f"write {opening}{closing}",
                    Edit(first, first + 1, opening),
                    Edit(last, last + 1, closing),
                ),
            )

    def _halves(self, document: Document, start: int, end: int) -> Iterator[Diagnostic]:
        """Yield a finding for each straight mark of a line whose partner is curly."""
        text = document.chinese.text
        line = text.rfind("\n", 0, start) + 1
        if _CURLY.isdisjoint(text[line:end]):
            return
        for place, curly in _half_pairs(text, _marks(document, _ANY, line, end)):
            at = document.chinese.offset(place)
            if is_chinese_sentence(text, place) and not is_about_characters(text, place):
                partner = "“" if curly == "”" else "”"
                yield self.found(
                    document,
                    Span(at, at + 1),
                    f"`{partner}` has a straight partner; write `{curly}`",
                    fix(f"write {curly}", Edit(at, at + 1, curly)),
                )


def _half_pairs(text: str, places: list[int]) -> Iterator[tuple[int, str]]:
    """Yield the straight marks whose partner is curly, and what they have to be.

    Only in a line in which all marks open and close in turn. Two straight ones in a row may be
    a quotation within another.
    """
    if '""' in "".join(text[at] for at in places):
        return
    turns = "“”" * (len(places) // 2)
    if len(turns) != len(places) or any(
        text[at - 1 : at].isdigit() if text[at] == '"' else text[at] != turn
        for at, turn in zip(places, turns, strict=True)
    ):
        # After a number it may be an inch.
        return
    for left, right in zip(places[::2], places[1::2], strict=True):
        if (
            text[left] != text[right]
            and '"' in (text[left], text[right])
            and HAN_RUN.search(text, left, right)
        ):
            yield (left, "“") if text[left] == '"' else (right, "”")


def _is_quotation(inner: str) -> bool:
    """Tell whether straight marks around `inner` quote Chinese words."""
    return bool(HAN_RUN.search(inner)) and inner == inner.strip() and _CURLY.isdisjoint(inner)


def _pairs(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the marks of a line open and close; none where one of them is alone."""
    marks = _marks(document, _STRAIGHT, start, end)
    return [] if len(marks) % 2 else list(zip(marks[::2], marks[1::2], strict=True))


def _marks(document: Document, marks: re.Pattern[str], start: int, end: int) -> list[int]:
    """Return where there are such `marks` that are neither code nor part of an address."""
    text, offset = document.chinese.text, document.chinese.offset
    places = (match.start() for match in marks.finditer(text, start, end))
    return [at for at in places if offset(at) not in document.masked]


def _is_code(text: str, left: int, right: int) -> bool:
    before, after = text[max(left - 2, 0) : left], text[right + 1 : right + 10]
    if _NO_OPENING.match(before[-1:]) or _NO_OPENING.fullmatch(before):
        return True
    first = max(left - 24, 0)
    start = text[max(text.rfind("\n", first, left) + 1, first) : left]
    if _OPTION.search(start) or _OPERATOR.search(start):
        return True
    # `["题", "目"]` is a list; `["题"](a.md)` is a link.
    is_list = before.endswith("[") and after.startswith(("]", ",")) and not after.startswith("](")
    is_title = after.startswith(")") and _LINK.search(text, max(left - 200, 0), left)
    return bool(is_list or is_title or _NO_CLOSING.match(after))


def _is_doubtful(text: str, left: int, right: int) -> bool:
    """Tell whether the marks may be around what is typed or part of a command."""
    return (
        text[left - 1 : left] == "`"
        # What is around code may belong to it: "`字符`".
        or (text.startswith("`", left + 1) and text.endswith("`", left + 1, right))
        or bool(_TYPED.search(text, max(left - 8, 0), left))
        or bool(_TYPED_VALUE.match(text, left + 1, right))
        or bool(_COMMAND.search(text[max(left - 60, 0) : left]))
        or has_english_clause(text, left)
    )


def _is_latin(text: str, line: int, end: int, pairs: list[tuple[int, int]]) -> bool:
    """Tell whether all around the quotations is Latin: their marks are those of that language."""
    starts = [line, *(right + 1 for _, right in pairs)]
    stops = [*(left for left, _ in pairs), end]
    around = " ".join(text[start:stop] for start, stop in zip(starts, stops, strict=True))
    quoted = (text[left + 1 : right] for left, right in pairs)
    return not HAN_RUN.search(around) and (
        bool(_LATIN.search(around))
        or bool(_LATIN_HEAD.search(text[line : pairs[0][0]]))
        or any(not HAN_RUN.search(inner) for inner in quoted)
    )


def _may_nest(text: str, pairs: list[tuple[int, int]]) -> bool:
    """Tell whether a mark may open where it was taken to close: `他说："又是"那人"来了。"`.

    The last quotation ends a sentence that the word before it is a part of, or a quotation
    has one of two single marks or starts or ends as none does, or a mark is escaped as in a
    program.
    """
    if any("\\" in (text[left - 1 : left], text[right - 1]) for left, right in pairs):
        return True
    if any(
        text.startswith(_ODD_START, left + 1) or text[right - 1] in _ODD_END
        for left, right in pairs
    ):
        return True
    if any(len(_SINGLE.findall(text, left + 1, right)) % 2 for left, right in pairs):
        return True
    left, right = pairs[-1]
    is_within = bool(HAN_RUN.match(text[left - 1 : left])) and text[right - 1] in _ENDS_SENTENCE
    return len(pairs) > 1 and is_within


def _literals(document: Document) -> frozenset[str]:
    """Return the texts in quotation marks in the code of the draft: what prose says of them."""
    text = document.text
    found = (_LITERAL.finditer(text, *code) for code in document.code)
    return frozenset(match[2] for matches in found for match in matches)


def _style(document: Document) -> tuple[str, str, bool]:
    """Return the quotation marks of the draft, and whether they are certain.

    Those that it uses, else those of its script (GB/T 15834 for Simplified). What it quotes
    in the other script does not count.
    """
    text = document.chinese.text
    corner, curly = text.count("「"), text.count("“")
    own = document.once(script.dominant)
    if corner and own is Script.SIMPLIFIED:
        corner -= _count_in(Script.TRADITIONAL, text, "「")
    elif curly and own is Script.TRADITIONAL:
        curly -= _count_in(Script.SIMPLIFIED, text, "“")
    if corner != curly and (own is None or max(corner, curly) >= _HABIT):
        return ("「", "」", True) if corner > curly else ("“", "”", True)
    return ("「", "」", True) if own is Script.TRADITIONAL else ("“", "”", own is not None)


def _count_in(other: Script, text: str, mark: str) -> int:
    """Return how often `mark` is in the lines that are in the script `other`."""
    return sum(
        line.count(mark)
        for line in text.split("\n")
        if mark in line
        and len(script.pattern(other).findall(line))
        > len(script.pattern(other.other).findall(line))
    )
