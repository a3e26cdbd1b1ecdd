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
    """A leaf block: its kind, the lines it is on (from 0, half-open), a heading's level.

    `depth` is the number of quotes and list items around it.
    """

    kind: str
    first: int
    last: int
    level: int
    depth: int


def blocks(text: str) -> list[JudgedBlock]:
    """Return the leaf blocks that markdown-it-py sees, without blank lines at their ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found: list[JudgedBlock] = []
    table_end = 0
    depth = 0
    for token in MARKDOWN.parse(text):
        if token.type.startswith(("blockquote_", "list_item_")):
            depth += token.nesting
        kind = _KINDS.get(token.type)
        if kind is None or token.map is None or (kind == "paragraph" and token.map[0] < table_end):
            continue
        first, last = token.map
        if kind == "table":
            table_end = last
        level = int(token.tag[1]) if kind == "heading" else 0
        found.append(JudgedBlock(kind, first, without_blank_end(lines, first, last), level, depth))
    return found


def without_blank_end(lines: list[str], first: int, last: int) -> int:
    """Return `last` moved before the blank lines at the end of a block."""
    while last > first + 1 and not lines[min(last, len(lines)) - 1].strip("> \t"):
        last -= 1
    return last


def contents(text: str) -> list[list[str]]:
    """Return what paragraphs, headings and code hold: lines without the space around them."""
    found: list[list[str]] = []
    last = ""
    for token in MARKDOWN.parse(text):
        if last in ("paragraph_open", "heading_open") or token.type in ("fence", "code_block"):
            found.append(stripped(token.content.split("\n")))
        last = token.type
    return found


def stripped(lines: list[str]) -> list[str]:
    """Return `lines` without the space around each, and without blank ones around them."""
    return "\n".join(line.strip() for line in lines).strip("\n").split("\n")
