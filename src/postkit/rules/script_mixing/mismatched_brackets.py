"""SM104: a bracket opened in one width and closed in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.han import HAN_RUN
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.script.punctuation import char_after, char_before, is_han, is_prose
from postkit.script.sentence_context import is_about_characters
from postkit.source import Span

# Either pair without another bracket in it: what is between them is plain.
_MIXED = lazy_compile(r"（[^()（）\n]{1,300}\)|\((?=[^()（）\n]{1,300}）)[^()（）\n]{1,300}）")
_OPENING, _CLOSING = ("(", "（"), (")", "）")
_BRACKET = lazy_compile(r"[()（）\n]")
_FORMULA = lazy_compile(r"[\d.]+%?[ ]?[-+*/]")
_EMOTICON = lazy_compile(r"[:;=8][-^']?[()]")


class MismatchedBrackets(Rule):
    """A parenthesis is opened in one width and closed in the other: `（text)`.

    The fix makes both full-width where Chinese is between them or next to them. Otherwise it
    makes both half-width and is unsafe. It is also unsafe where another bracket may be meant: one
    that closes after them, as in `（甲)和乙）`, or the `]` of an interval, as in `(0, 1]`. MD006
    reports the address of a link.

    Bad:

        共有三组（对照组除外)参加。

    Good:

        共有三组（对照组除外）参加。
    """

    code = "SM104"
    name = "mismatched-brackets"
    trigger = "chinese:（ ）"
    summary = "a parenthesis opened in one width and closed in the other"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each such pair."""
        text, offset = document.chinese.text, document.chinese.offset
        if "(" not in text and ")" not in text:
            return
        for match in _MIXED.finditer(text):
            if _EMOTICON.search(match[0][-3:]) or _EMOTICON.match(text, match.start() - 1):
                continue
            start = offset(match.start())
            span = Span(start, start + len(match[0]))
            ends = Span(span.start, span.start + 1), Span(span.end - 1, span.end)
            if not all(is_prose(document, end) for end in ends):
                continue
            if is_about_characters(text, match.start()) or _is_address(text, match):
                continue
            is_wide = (
                HAN_RUN.search(match[0])
                or is_han(char_before(text, match.start()))
                or is_han(char_after(text, match.end()))
            )
            pair = "（）" if is_wide else "()"
            is_doubtful = _is_call(text, match) or _may_be_another(text, match)
            make = fix if is_wide and not is_doubtful else unsafe_fix
            yield self.found(
                document,
                span,
                f"the parentheses of `{match[0]}` differ in width; write `{pair}`",
                make(
                    f"write {pair}",
                    Edit.replace(ends[0], pair[0]),
                    Edit.replace(ends[1], pair[1]),
                ),
            )


def _is_address(text: str, match: re.Match[str]) -> bool:
    """Tell whether the brackets are those of a link's address: `[桥](bridge.md）`."""
    return text[match.start() - 1 : match.start()] == "]" and (
        match[0][0] == "(" or not HAN_RUN.search(match[0])
    )


def _is_call(text: str, match: re.Match[str]) -> bool:
    """Tell whether the brackets are of a call: `min（state)`, `print("桥"）`, `f(2 + 桥）`."""
    inner = match[0][1:-1]
    # `g (x ）` is a call as well.
    reach = 2 if len(inner.strip()) == 1 else 1
    before = text[max(match.start() - reach, 0) : match.start()].strip()[-1:]
    is_value = (
        inner.isascii()
        or (inner[0] in "\"'“" and inner[-1] in "\"'”")
        or _FORMULA.match(inner) is not None
    )
    return before.isascii() and before.isalnum() and is_value


def _may_be_another(text: str, match: re.Match[str]) -> bool:
    """Tell whether another bracket may be one of the pair.

    One is right before it, one closes after it, as in `（甲)）` and `（如第 1) 种和第 2) 种）`, or
    the pair holds the `]` of an interval.
    """
    following = _BRACKET.search(text, match.end())
    is_closed = following is not None and following[0] in _CLOSING
    is_interval = match[0].count("[") != match[0].count("]")
    return is_closed or is_interval or text.endswith(_OPENING, 0, match.start())
