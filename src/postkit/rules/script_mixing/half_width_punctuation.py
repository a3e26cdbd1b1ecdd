"""SM101: a half-width mark in a Chinese sentence."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix
from postkit.script.punctuation import (
    CLOSING,
    FULL_WIDTH,
    OPENING,
    char_after,
    char_before,
    is_han,
    is_prose,
)
from postkit.source import Span

# A mark behind Han, a closing sign, a per cent sign or emphasis; or one before Han. What is
# Han is asked of these few: a class with all Han takes two milliseconds to compile.
_MARK = lazy_compile(
    r"[,;:!?.](?:(?<=[^\x00-\xff].)|(?<=%.)|(?<=\*[,;!?])|(?<![:.])(?=[ ]?[^\x00-\xff]))"
)
_NUMBERING = lazy_compile(r"[一二三四五六七八九十百]{1,4}")
_SPACES = lazy_compile(r" *")


class HalfWidthPunctuation(Rule):
    """A comma, semicolon, colon, question or exclamation mark is half-width in Chinese text.

    `有些不同,在我看来` should be `有些不同，在我看来`: half-width marks are
    made for Latin letters, stand too close in Chinese, and break lines in the
    wrong places. Numbers (`1,000`, `12:30`), Latin words, file names, and the
    colon and space behind a speaker's name at the head of a line are left alone.

    Bad:

        这次有些不同,在我看来有三点;你觉得呢?

    Good:

        这次有些不同，在我看来有三点；你觉得呢？
    """

    code = "SM101"
    name = "half-width-punctuation"
    summary = "a half-width mark (`,` `;` `:` `!` `?` `.`) in a Chinese sentence"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each mark, with the spaces behind it."""
        text, offset = document.chinese.text, document.chinese.offset
        for match in _MARK.finditer(text):
            at = match.start()
            if not _is_misplaced(text, at):
                continue
            spaces = _SPACES.match(text, at + 1)
            end = spaces.end() if spaces else at + 1
            if text[end : end + 1] in ("", "\n"):
                end = at + 1
            span = Span(offset(at), offset(at) + end - at)
            if is_prose(document, span):
                wide = text[at].translate(FULL_WIDTH)
                yield self.found(
                    document,
                    Span(span.start, span.start + 1),
                    f"`{text[at]}` is half-width in a Chinese sentence; write `{wide}`",
                    fix(f"write {wide}", Edit.replace(span, wide)),
                )


def _is_misplaced(text: str, at: int) -> bool:
    mark = text[at]
    before, after = char_before(text, at), char_after(text, at + 1)
    behind_space = char_after(text, at + 2) if after == " " else after
    if before == mark or after == mark or text[at - 1 : at] in ("\\", "&"):
        return False
    is_chinese_before = is_han(before) or before in CLOSING
    is_chinese_after = is_han(behind_space) or (behind_space in OPENING and behind_space != "")
    if mark == ".":
        return after == "" and is_han(before) and not _is_numbering(text, at)
    if mark == ":":
        return is_han(before) and is_han(after) and text[at + 1] not in "*_"
    if mark in "!?":
        return is_chinese_before and after not in ("[", "！", "？", "!", "?")
    if not (is_chinese_before or is_chinese_after):
        return False
    if before.isascii() and before.isalnum() and (not is_chinese_after or after == " "):
        # `（Large Language Model, 简称 LLM）`: the comma belongs to the Latin words.
        return False
    return bool(before) and (after != "" or is_chinese_before)


def _is_numbering(text: str, at: int) -> bool:
    """Tell whether what stands before `at` is the number of a list item, such as `一.`."""
    start = text.rfind("\n", 0, at) + 1
    return _NUMBERING.fullmatch(text[start:at].strip(" #*>-")) is not None
