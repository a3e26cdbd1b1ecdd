"""Values in a row, as data and keywords are written: a comma between them is no prose."""

from __future__ import annotations

from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_ROW = lazy_compile(r"\s*(?:[-*+] )?(?:\w{1,6},){5,}\w{1,6}\s*")
_AMOUNT = lazy_compile(r"[\d.-]{1,9}([^\W\d_a-zA-Z]{1,2})\Z")
_NEXT_AMOUNT = lazy_compile(r" ?[\d.-]{1,9}([^\W\d_a-zA-Z]{1,2})")
_LONGEST_AMOUNT = 11
_GLOSSED_NAME = lazy_compile(r"[A-Za-z]\w{0,30}（[^（）]{1,30}）\Z")
_NEXT_NAME = lazy_compile(r" ?[A-Za-z]")
_LONGEST_NAME = 63
_CELL = lazy_compile(r"\s*(?:[\w ]{1,12}; ?)+[\w ]{1,12}\s*")


def is_between_values(text: str, at: int, sentence: Span) -> bool:
    """Return whether the mark at `at` parts short values and not the clauses of `sentence`.

    A comma does so on a line that is nothing but six short words or more
    (`石桥,木桥,河,船,渡口,码头`), between amounts of one unit (`1月,2月`) and between names of
    which the first has a gloss (`Gate（闸）, Bridge`), a semicolon in a cell of a table
    (`| 石桥; 木桥 |`).
    """
    start, end = sentence
    if text[at] == ",":
        if _is_between_amounts(text, at) or _is_between_names(text, at):
            return True
        is_line = text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
        return is_line and _ROW.fullmatch(text, start, end) is not None
    first, last = text.rfind("|", start, at), text.find("|", at, end)
    is_cell = text[at] == ";" and first >= 0 <= last
    return is_cell and _CELL.fullmatch(text, first + 1, last) is not None


def _is_between_amounts(text: str, at: int) -> bool:
    before = _AMOUNT.search(text, max(at - _LONGEST_AMOUNT, 0), at)
    after = before and _NEXT_AMOUNT.match(text, at + 1)
    return bool(before and after and after[1].startswith(before[1]))


def _is_between_names(text: str, at: int) -> bool:
    return bool(
        text.endswith("）", 0, at)
        and _NEXT_NAME.match(text, at + 1)
        and _GLOSSED_NAME.search(text, max(at - _LONGEST_NAME, 0), at)
    )
