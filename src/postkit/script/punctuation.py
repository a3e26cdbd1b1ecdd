"""Chinese punctuation: which mark is the wide form of which, and what is around one."""

from __future__ import annotations

from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

FULL_WIDTH = str.maketrans(",;:!?().", "，；：！？（）。")
"""The full-width form of a mark, as Chinese text has it (GB/T 15834-2011)."""

OPENING = "“‘「『《〈（【〔"
CLOSING = "”’」』》〉）】〕"

_QUOTES = ("“”", "‘’", "「」", "『』", '""', "''")
_EMPHASIS = lazy_compile(r"[*_~]*")


def is_han(char: str) -> bool:
    """Tell whether `char` is a Han character of the Basic Multilingual Plane."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char == "〇"


def ends_chinese(char: str) -> bool:
    """Tell whether `char` is Han or closes what is around Chinese words; it may be empty."""
    return is_han(char) or (char != "" and char in CLOSING)


def starts_chinese(char: str) -> bool:
    """Tell whether `char` is Han or opens what is around Chinese words; it may be empty."""
    return is_han(char) or (char != "" and char in OPENING)


def is_prose(document: Document, span: Span) -> bool:
    """Tell whether a rule about prose may report `span`, which lies in the body."""
    # In the place of `\(` another mark would show the backslash.
    return not document.masked.overlaps(span) and not is_escaped(document.text, span.start)


def is_alone_in_quotes(text: str, span: Span) -> bool:
    """Return whether quotation marks hold nothing but `span`, as those of a sign that is shown."""
    return text[span.start - 1 : span.start] + text[span.end : span.end + 1] in _QUOTES


def is_escaped(text: str, at: int) -> bool:
    """Tell whether a backslash makes plain text of the character at `at`."""
    first = at
    while first > 0 and text[first - 1] == "\\":
        first -= 1
    return (at - first) % 2 == 1 and text[at : at + 1].isascii()


def char_before(text: str, at: int) -> str:
    """Return the character before `at`, emphasis markers skipped; empty at a line's start."""
    while at > 0 and text[at - 1] in "*_~":
        at -= 1
    char = text[at - 1] if at > 0 else ""
    return "" if char in "\r\n" else char


def char_after(text: str, at: int) -> str:
    """Return the character at `at`, emphasis markers skipped; empty at a line's end."""
    match = _EMPHASIS.match(text, at)
    at = match.end() if match else at
    char = text[at : at + 1]
    return "" if char in "\r\n" else char
