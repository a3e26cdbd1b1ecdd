"""Where Chinese meets a Latin word, a number, a path or inline code: at its borders."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.script.punctuation import char_after, char_before, is_han
from postkit.source import Span

_UNIT = lazy_compile(r"`[^`\n]+`|[!#$%&'+./0-9:=?@A-Z\\^_a-z°-]+")
# `uname -m` is one command.
_BEGINS = lazy_compile(r"[`A-Za-z0-9]|(?<=[A-Za-z0-9] )--?[A-Za-z]")
_ENDS = lazy_compile(r"(?:[`A-Za-z0-9]|[0-9][%+]|[A-Za-z](?:\+{1,2}|\#))\Z")
_TAG = lazy_compile(r"#[^\s，。、；：！？（）“”「」《》]*\Z")
_ADDRESS = ("://", "www.", "@")
_EMPHASIS = "*_~"
_SIGNS = "<>≤≥≈±×÷¥￥€£"


class Meeting(NamedTuple):
    """A place where Chinese and Latin meet.

    `span` goes from the last character of one to the first of the other. A single
    letter may be part of a Chinese word (`A股`): then nothing is certain.
    """

    span: Span
    has_space: bool
    is_certain: bool


def meetings(document: Document) -> Iterator[Meeting]:
    """Yield where Chinese meets Latin in prose, in their order.

    A unit such as `C++`, `100%` or `docs/a.md` gives both of its borders or none: it
    gives none where one of them is unclear, as in `Yahoo!奇摩`, `水温>30度` and `**共3个**月`.
    """
    text, offset = document.chinese.text, document.chinese.offset
    for unit in _UNIT.finditer(text):
        start, end = unit.span()
        left, right = _before(text, start), _after(text, end)
        if left == right == 0 or left < 0 or right < 0:
            continue
        if not (_BEGINS.match(text, start) and _ENDS.search(unit[0])):
            continue
        if unit[0][0] != "`" and _TAG.search(text[max(start - 40, 0) : start] + unit[0][:-1]):
            # `#春天2025`, `wiki/页面#第2节`: a space would end a tag, an anchor.
            continue
        if not _is_free(document, Span(offset(start), offset(start) + end - start)):
            continue
        is_certain = len(unit[0]) > 1 or unit[0].isdigit()
        if left:
            at = offset(start)
            yield Meeting(Span(at - left, at + 1), left == 2, is_certain)
        if right:
            at = offset(start) + end - start
            yield Meeting(Span(at - 1, at + right), right == 2, is_certain)


def _before(text: str, start: int) -> int:
    """Return how far before `start` the Chinese ends: 1, or 2 with a space; 0 if there is none.

    It is -1 where emphasis is between, or the sign of a comparison.
    """
    char = text[start - 1 : start]
    if char == " ":
        return 2 if is_han(text[start - 2 : start - 1]) else 0
    if char and char in _SIGNS:
        return -1 if is_han(text[start - 2 : start - 1]) else 0
    if char and char in _EMPHASIS:
        return -1 if is_han(char_before(text, start)) else 0
    return 1 if is_han(char) else 0


def _after(text: str, end: int) -> int:
    """Return how far after `end` the Chinese begins, as `_before` does."""
    char = text[end : end + 1]
    if char == " ":
        return 2 if is_han(text[end + 1 : end + 2]) else 0
    if char and char in _SIGNS:
        return -1 if is_han(text[end + 1 : end + 2]) else 0
    if char and char in _EMPHASIS:
        return -1 if is_han(char_after(text, end)) else 0
    return 1 if is_han(char) else 0


def _is_free(document: Document, unit: Span) -> bool:
    """Return whether `unit` with what is next to it is prose, a path, or one span of code."""
    around = Span(unit.start - 1, unit.end + 1)
    if not document.masked.overlaps(around):
        return True
    # Without a space an address would go on.
    region = document.masked.around(unit.start)
    written = unit.text(document.text)
    is_address = not written.startswith("`") and any(sign in written for sign in _ADDRESS)
    return region == unit and not is_address
