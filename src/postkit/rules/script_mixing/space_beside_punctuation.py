"""SM201: a space beside a full-width mark."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.script.punctuation import CLOSING, is_han, is_prose
from postkit.script.sentence_context import is_about_characters, is_in_heading
from postkit.source import Span

_MARKS = "，。、；！？"
_CLOSES = CLOSING + "%"
# The last of the spaces before a mark, or the first of those after one.
_SPACE = lazy_compile(r" (?:(?<=[，。、；！？] )|(?=[，。、；：！？]))")
_SPACES = lazy_compile(r" +")
_NO_SENTENCE = lazy_compile(r"(?:\A|[#\n])[，。、；！？]+\Z")
"""Marks that end no sentence but are a label of their own: `#？？ 桥在哪里`."""
_SPACED_BEFORE = lazy_compile(r"(?:[\u3400-\u9fff] ){2}[\u3400-\u9fff]\Z")
_SPACED_AFTER = lazy_compile(r"(?: [\u3400-\u9fff]){2} ")
"""Around a mark of a text with a space after each character: `河 边 的 桥 ， 很 老`."""
_ADDRESS = lazy_compile(r"(?:://|www\.)[^\s<>()\[\]]*\Z")
_REACH = 300
_WIDE_GAP = 3
"""So many spaces may set apart what follows: `桥修好了。     广告`."""


class SpaceBesidePunctuation(Rule):
    """There is a space before a full-width mark, or between one and a Chinese character.

    Full-width marks include their own space, so another one leaves a gap. The space after the
    colon of a speaker's name is left alone, and so is a space between a mark other than `、`
    and a Latin word or inline code, unless there is one before the mark too. The fix is unsafe
    in headings, whose words become an address, for three spaces or more, which may set apart what
    follows, and after an address on the web: on GitHub a link goes on to the next space, as in
    `https://example.org。 你好`.

    Bad:

        今天很冷， 明天更冷 。

    Good:

        今天很冷，明天更冷。
    """

    code = "SM201"
    name = "space-beside-punctuation"
    trigger = "spaced-marks"
    summary = "a space before or after a full-width mark"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each such space."""
        text, offset = document.chinese.text, document.chinese.offset
        for candidate in _SPACE.finditer(text):
            at = candidate.start()
            while at > 0 and text[at - 1] == " ":
                at -= 1
            match = _SPACES.match(text, at)
            if match is None or at == 0 or match.end() == len(text):
                continue
            before, after = text[at - 1], text[match.end()]
            # The colon is not a mark to look after: a speaker's name is before it.
            is_after = before in _MARKS and (
                is_han(after)
                or (_is_word(after) and (before == "、" or text[at - 2 : at - 1] == " "))
            )
            is_before = after in _MARKS + "：" and (
                is_han(before) or (before.isascii() and _is_word(before)) or before in _CLOSES
            )
            span = Span(offset(at), offset(at) + match.end() - at)
            if (
                (is_after or is_before)
                and _is_free(document, span)
                and not is_about_characters(text, at)
                and not _is_meant(text, at, match.end())
            ):
                is_doubtful = (
                    match.end() - at >= _WIDE_GAP
                    or _is_mark_alone(text, at, match.end())
                    or is_in_heading(document, span.start)
                    or _ends_address(text, at)
                )
                make = unsafe_fix if is_doubtful else fix
                yield self.found(
                    document,
                    span,
                    "a full-width mark needs no space beside it; remove the space",
                    make("remove the space", Edit.delete(span)),
                )


def _is_meant(text: str, start: int, end: int) -> bool:
    """Tell whether the space is meant: after a label, or in a text that is spaced out."""
    before, after = text[max(start - 5, 0) : start], text[end - 1 : end + 5]
    return bool(
        _NO_SENTENCE.search(before) or _SPACED_BEFORE.search(before) or _SPACED_AFTER.match(after)
    )


def _is_mark_alone(text: str, start: int, end: int) -> bool:
    """Tell whether the space is beside a mark with spaces around it and a number: `315 ？ 2010`."""
    if text[end] in "？！":
        return text[start - 1].isdigit() and text[end + 1 : end + 2] == " "
    is_free = text[start - 1] in "？！" and text[start - 2 : start - 1] == " "
    return is_free and text[end].isdigit()


def _is_word(char: str) -> bool:
    """Tell whether `char` is of a word, or a sign at the border of inline code."""
    return char.isalnum() or char == "`"


def _is_free(document: Document, space: Span) -> bool:
    """Tell whether what is on either side of `space` is prose, or inline code as a whole."""
    text = document.text
    before, after = Span(space.start - 1, space.start), Span(space.end, space.end + 1)
    return is_prose(document, space) and all(
        is_prose(document, side) or side.text(text) == "`" for side in (before, after)
    )


def _ends_address(text: str, at: int) -> bool:
    """Tell whether what is before the space at `at` is an address and the marks after it."""
    first = max(text.rfind(" ", max(at - _REACH, 0), at) + 1, at - _REACH, 0)
    return bool(_ADDRESS.search(text, first, at))
