"""How the blocks of CommonMark 0.31 and GFM's tables start and end: patterns for one line.

All of them are matched from the first character of a line that is no white space
to the line's end, which the caller gives as `endpos`.
"""

from __future__ import annotations

import re

HEADING = re.compile(r"(#{1,6})(?=[ \t]|$)[ \t]*")
"""An ATX heading's opening sequence (4.2)."""

CLOSING_SIGNS = re.compile(r"(?:(?<=[ \t])|(?<=\A))#+[ \t]*\Z")

SETEXT = re.compile(r"(=+|-+)[ \t]*$")
"""A setext heading's underline (4.3)."""

THEMATIC_BREAK = re.compile(r"([-*_])[ \t]*(?:\1[ \t]*){2,}$")
"""A thematic break (4.1)."""

FENCE = re.compile(r"(`{3,})([^`\n]*)$|(~{3,})([^\n]*)$")
"""An opening code fence (4.5): the fence and its info string, for either character."""

LIST_MARKER = re.compile(r"(?:([-+*])|(\d{1,9})([.)]))(?=[ \t\n]|\Z)")
"""A list marker (5.2)."""

TABLE_DELIMITER = re.compile(r"(?!-[ \t]|.\Z)\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
"""The delimiter row of a table (GFM 4.10)."""

_BLOCK_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details"
    "|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head"
    "|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p"
    "|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_ATTRIBUTE = (
    r"(?:[ \t\n]+[a-zA-Z_:][a-zA-Z0-9_.:-]*"
    r"(?:[ \t\n]*=[ \t\n]*(?:[^\s\"'=<>`]+|'[^'\n]*'|\"[^\"\n]*\"))?)"
)
HTML_BLOCK = re.compile(rf"</?(?:{_BLOCK_NAMES})(?=[ \t>\n]|/>|\Z)", re.IGNORECASE)
"""The start of an HTML block of type 6 (4.6), which ends at a blank line."""

HTML_LONE_TAG = re.compile(
    rf"(?:<[a-zA-Z][a-zA-Z0-9-]*{_ATTRIBUTE}*[ \t]*/?>|</[a-zA-Z][a-zA-Z0-9-]*[ \t]*>)[ \t]*$"
)
"""The start of an HTML block of type 7 (4.6), which ends at a blank line."""

_HTML_PAIRED = (
    (
        re.compile(r"<(?:script|pre|style|textarea)(?=[ \t>\n]|\Z)", re.IGNORECASE),
        re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    ),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<![a-zA-Z]"), re.compile(r">")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
)
BLANK = re.compile(r"[ \t]*$")


def html_end(text: str, at: int, end: int, *, in_paragraph: bool) -> re.Pattern[str] | None:
    """Return what ends the HTML block that starts at `at`, or None where none does.

    Args:
        text: the text.
        at: the first character of the line that is no white space.
        end: the end of the line.
        in_paragraph: whether the line would interrupt a paragraph, which a lone
            tag (type 7) cannot.
    """
    for opening, closing in _HTML_PAIRED:
        if opening.match(text, at, end):
            return closing
    if HTML_BLOCK.match(text, at, end):
        return BLANK
    if not in_paragraph and HTML_LONE_TAG.match(text, at, end):
        return BLANK
    return None


def column_count(text: str, start: int, end: int) -> int:
    """Return the number of cells in a row of a table; escaped pipes divide none."""
    row = text[start:end].strip(" \t")
    if row == "|":
        return 0
    cells = 1 + row.count("|") - row.count("\\|")
    cells -= row.startswith("|")
    return cells - (len(row) > 1 and row.endswith("|") and not row.endswith("\\|"))
