"""How the blocks of CommonMark 0.31 and GFM's tables start and end: patterns for one line.

All of them are matched from the first character of a line that is not white space
to the line's end, which the caller gives as `endpos`.
"""

from __future__ import annotations

import re

from postkit.lazy_patterns import lazy_compile

CODE_INDENT = 4
"""The columns of indentation from which on a line is code (4.4)."""

SETEXT = lazy_compile(r"(?:=++|-++)[ \t]*+\Z")
"""A setext heading's underline (4.3)."""

BREAK_SIGNS = lazy_compile(r"([-*_])(?:[ \t]*+\1)*+[ \t]*+")
"""What a thematic break is made of (4.1), if it holds three signs and fills the line."""

FENCE = lazy_compile(r"(`{3,}+)([^`\n]*+)\Z|(~{3,}+)([^\n]*+)\Z")
"""An opening code fence (4.5): the fence and its info string, for either character."""

BULLETS = ("-", "+", "*")
"""The markers of bullet lists (5.2)."""

NUMBER_MARKER = lazy_compile(r"([0-9]{1,9})[.)](?=[ \t\n]|\Z)")
"""The marker of an ordered list (5.2) and its number."""

TABLE_DELIMITER = lazy_compile(
    r"(?!-[ \t]|.\Z)\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+\Z"
)
"""The delimiter row of a table (GFM 4.10).

As in markdown-it and cmark-gfm it is not a list item, and more than one character.
"""

ADMONITION = lazy_compile(r"(?:!!!|\?\?\?\+?|===[+!]*)[ \t]*[\w\"]")
"""The line above the indented lines of an admonition or a tab (Python-Markdown, pymdown)."""

_BLOCK_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details"
    "|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head"
    "|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p"
    "|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
BLOCK_TAG = lazy_compile(rf"</?(?:{_BLOCK_NAMES})(?=\s|/?>|\Z)", re.IGNORECASE)
"""The start of an HTML block of type 6 (4.6), which ends at a blank line.

As in commonmark.js and markdown-it any white space may follow the name.
"""

_ATTRIBUTE = (
    r"(?:\s++[a-zA-Z_:][a-zA-Z0-9_.:-]*+"
    r"(?:\s*+=\s*+(?:[^\x00-\x20\"'=<>`]++|'[^'\n]*+'|\"[^\"\n]*+\"))?)"
)
_LONE_TAG = lazy_compile(
    rf"(?:<[a-zA-Z][a-zA-Z0-9-]*+{_ATTRIBUTE}*+\s*+/?>|</[a-zA-Z][a-zA-Z0-9-]*+\s*+>)\s*+\Z"
)
"""The start of an HTML block of type 7 (4.6), which ends at a blank line."""

_PAIRED = (
    (
        lazy_compile(r"<(?:script|pre|style|textarea)(?=\s|>|\Z)", re.IGNORECASE),
        lazy_compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    ),
    (lazy_compile(r"<!--"), lazy_compile(r"-->")),
    (lazy_compile(r"<\?"), lazy_compile(r"\?>")),
    (lazy_compile(r"<![a-zA-Z]"), lazy_compile(r">")),
    (lazy_compile(r"<!\[CDATA\["), lazy_compile(r"\]\]>")),
)
"""The starts and ends of HTML blocks of types 1 to 5 (4.6)."""

NOTHING = lazy_compile(r"(?!)")
"""What ends an HTML block of type 6 or 7 within a line."""


def html_end(text: str, at: int, end: int, *, in_text: bool) -> re.Pattern[str] | None:
    """Return what ends the HTML block that starts at `at`, or None where none starts.

    Args:
        text: the text.
        at: the first character of the line that is not white space.
        end: the end of the line.
        in_text: whether the line would interrupt a paragraph or a table, which a lone
            tag (type 7) cannot.
    """
    for opening, closing in _PAIRED:
        if opening.match(text, at, end):
            return closing
    if BLOCK_TAG.match(text, at, end):
        return NOTHING
    if not in_text and _LONE_TAG.match(text, at, end):
        return NOTHING
    return None


def column_count(text: str, start: int, end: int) -> int:
    """Return the number of cells in a row of a table; escaped pipes divide none."""
    row = text[start:end].strip(" \t")
    if row == "|":
        return 0
    cells = 1 + row.count("|") - row.count("\\|")
    cells -= row.startswith("|")
    return cells - (len(row) > 1 and row.endswith("|") and not row.endswith("\\|"))
