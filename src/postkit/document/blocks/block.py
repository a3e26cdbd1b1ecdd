"""The leaf blocks of a body: their kinds and where they are."""

from __future__ import annotations

from enum import StrEnum

from postkit.named_tuples import NamedTuple
from postkit.source import Span


class BlockKind(StrEnum):
    """The kinds of leaf block (CommonMark section 4, and GFM's table)."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    FENCED_CODE = "fenced_code"
    INDENTED_CODE = "indented_code"
    HTML = "html"
    TABLE = "table"
    THEMATIC_BREAK = "thematic_break"
    LINK_DEFINITION = "link_definition"


class Extensions(NamedTuple):
    """How an engine cuts blocks otherwise than CommonMark.

    Args:
        has_indented_code: whether lines that are indented by four columns are code.
        admonitions: whether `!!! note` and `=== "tab"` hold the indented lines after them.
    """

    has_indented_code: bool = True
    admonitions: bool = False


COMMONMARK = Extensions()
"""No difference."""


class Block(NamedTuple):
    """A leaf block: its `kind` and where it is.

    `span` runs from the first character of the block's first line that belongs
    to the block (after the markers of the quotes and lists around it) to the
    end of its last line, without that line's newline. `lines` are the content
    of each of its lines: without the markers of the containers and, where
    CommonMark strips them, without indentation, `#`s and closing `#`s; without
    newlines. For fenced code `lines` are the lines between the fences; raw HTML has
    none, it is all of `span`.
    `level` is 1 to 6 for a heading and 0 otherwise. `depth` counts the
    containers (quotes, list items) around the block. `info` is the info string
    of fenced code.
    """

    kind: BlockKind
    span: Span
    lines: tuple[Span, ...]
    level: int = 0
    depth: int = 0
    info: str = ""
