"""How far raw HTML reaches from a place on, and whether code opens in it."""

from __future__ import annotations

from postkit.lazy_patterns import lazy_compile

_BLANK_LINE = lazy_compile(r"\n[ \t]*\r?\n")
_FENCE = lazy_compile(r"\n[ \t]*(?:```|~~~)")
_REACH = 10_000
"""How far it is read, in characters: it may hold many blocks."""


def end_of_raw_html(text: str, start: int, end: int | None = None) -> int:
    """Return where the next blank line is, which ends raw HTML (CommonMark 4.6).

    It is searched for up to `end`, where it is given, and no farther than 10,000 characters.
    """
    limit = min(start + _REACH, len(text) if end is None else end)
    blank = _BLANK_LINE.search(text, start, limit)
    return blank.start() if blank else limit


def opens_code(text: str, start: int) -> bool:
    """Tell whether a fence in the raw HTML from `start` on has no other that closes it there.

    Pandoc sees code begin there. To CommonMark the end of that code is its start, so that what
    is below, `</details>` too, is code.
    """
    # The newline may be right before it.
    return len(_FENCE.findall(text, max(start - 1, 0), end_of_raw_html(text, start))) % 2 == 1


def is_end_commented(text: str, start: int) -> bool:
    """Tell whether the first comment after `start` holds a closing tag, perhaps the lost one."""
    comment = text.find("<!--", start)
    end = text.find("-->", comment) if comment >= 0 else -1
    return end >= 0 and text.find("</details", comment, end) >= 0
