"""Values in a row, as data and keywords are written: a comma between them is no prose."""

from __future__ import annotations

from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_ROW = lazy_compile(r"\s*(?:[-*+] )?(?:\w{1,6},){5,}\w{1,6}\s*")
_CELL = lazy_compile(r"\s*(?:[\w ]{1,12}; ?)+[\w ]{1,12}\s*")


def is_between_values(text: str, at: int, sentence: Span) -> bool:
    """Return whether the mark at `at` parts short values and not the clauses of `sentence`.

    A comma does so on a line that is nothing but six short words or more
    (`石桥,木桥,河,船,渡口,码头`), a semicolon in a cell of a table (`| 石桥; 木桥 |`).
    """
    start, end = sentence
    if text[at] == ",":
        is_line = text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
        return is_line and _ROW.fullmatch(text, start, end) is not None
    first, last = text.rfind("|", start, at), text.find("|", at, end)
    is_cell = text[at] == ";" and first >= 0 <= last
    return is_cell and _CELL.fullmatch(text, first + 1, last) is not None
