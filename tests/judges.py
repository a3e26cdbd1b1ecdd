"""What other parsers say of a text: the judges of our own."""

from __future__ import annotations

from typing import NamedTuple

from markdown_it import MarkdownIt

MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")

_KINDS = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "fence": "fenced_code",
    "code_block": "indented_code",
    "html_block": "html",
    "table_open": "table",
    "hr": "thematic_break",
}


class JudgedBlock(NamedTuple):
    """A leaf block: its kind, the lines it stands on (from 0, half-open), a heading's level."""

    kind: str
    first: int
    last: int
    level: int


def blocks(text: str) -> list[JudgedBlock]:
    """Return the leaf blocks that markdown-it-py sees, without blank lines at their ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found: list[JudgedBlock] = []
    table_end = 0
    for token in MARKDOWN.parse(text):
        kind = _KINDS.get(token.type)
        if kind is None or token.map is None or (kind == "paragraph" and token.map[0] < table_end):
            continue
        first, last = token.map
        if kind == "table":
            table_end = last
        level = int(token.tag[1]) if kind == "heading" else 0
        found.append(JudgedBlock(kind, first, without_blank_end(lines, first, last), level))
    return found


def without_blank_end(lines: list[str], first: int, last: int) -> int:
    """Return `last` moved before the blank lines at the end of a block."""
    while last > first + 1 and not lines[min(last, len(lines)) - 1].strip("> \t"):
        last -= 1
    return last


def code(text: str) -> list[str]:
    """Return the contents of all code, in the order in which it stands."""
    found: list[str] = []
    for token in MARKDOWN.parse(text):
        if token.type in ("fence", "code_block"):
            found.append(token.content)
        found += [child.content for child in token.children or () if child.type == "code_inline"]
    return found
