"""Cut lines into blocks as CommonMark's parsing strategy does (appendix of 0.31).

One line at a time: first the open containers that the line continues, then the
containers and leaves that it opens, then what is left of it as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from postkit.document.block_model import Block, BlockKind
from postkit.document.block_starts import (
    BLANK,
    CLOSING_SIGNS,
    FENCE,
    HEADING,
    LIST_MARKER,
    SETEXT,
    TABLE_DELIMITER,
    THEMATIC_BREAK,
    column_count,
    html_end,
)
from postkit.document.definitions import definition_end
from postkit.source import Span

_CODE_INDENT = 4


@dataclass(slots=True)
class _Container:
    """An open quote, or a list item."""

    indent: int | None = None
    """The columns by which the lines of a list item are indented; None for a quote."""
    is_empty: bool = False
    """Whether nothing stands in the item yet: a blank line then ends it (5.2)."""


@dataclass
class _Leaf:
    """The open leaf block, to which following lines may belong."""

    kind: BlockKind
    start: int
    depth: int
    end: int = 0
    lines: list[Span] = field(default_factory=list)
    info: str = ""
    fence: str = ""
    indent: int = 0
    columns: int = 0
    closing: re.Pattern[str] | None = None


def heading(text: str, start: int, end: int, depth: int) -> Block:
    """Return the ATX heading `text[start:end]`, which is one line (4.2)."""
    opening = HEADING.match(text, start, end)
    level, at = (len(opening[1]), opening.end()) if opening else (1, start)
    content = text[at:end].rstrip(" \t")
    closing = CLOSING_SIGNS.search(content)
    if closing:
        content = content[: closing.start()].rstrip(" \t")
    line = Span(at, at + len(content))
    return Block(BlockKind.HEADING, Span(start, end), (line,), level, depth)


class BlockParser:
    """Parse lines one after the other; `is_idle` tells when nothing is open any more.

    Args:
        text: the text, in which `\\n` alone ends a line.
        blocks: where the blocks that end are put.
    """

    def __init__(self, text: str, blocks: list[Block]) -> None:
        self._text = text
        self._blocks = blocks
        self._containers: list[_Container] = []
        self._leaf: _Leaf | None = None
        # The line that is being read: where in it we are, at which column, its end.
        self._at = 0
        self._column = 0
        self._end = 0
        # Columns of a tab of which only a part has been consumed.
        self._pending = 0

    @property
    def is_idle(self) -> bool:
        """Whether the next line starts afresh, with no container or leaf open."""
        return not self._containers and self._leaf is None

    def feed(self, start: int, end: int) -> None:
        """Read the line `text[start:end]`, which is without its newline."""
        self._at, self._end, self._column, self._pending = start, end, 0, 0
        matched = self._continue_containers()
        leaf = self._leaf
        if leaf and matched == len(self._containers) and self._continue_leaf(leaf):
            return
        self._open_blocks(matched)

    @property
    def has_open_paragraph(self) -> bool:
        """Whether the next line may continue a paragraph."""
        return self._leaf is not None and self._leaf.kind is BlockKind.PARAGRAPH

    def open_paragraph(self, lines: tuple[Span, ...]) -> None:
        """Start with a paragraph of `lines` open, as if they had been fed."""
        self._leaf = _Leaf(BlockKind.PARAGRAPH, lines[0].start, 0, lines[-1].end, list(lines))

    def continue_paragraph(self, lines: tuple[Span, ...]) -> None:
        """Add `lines` to the open paragraph, as if they had been fed."""
        if self._leaf:
            self._leaf.lines += lines
            self._leaf.end = lines[-1].end

    def finish(self) -> None:
        """Close what is still open at the end of the text."""
        self._close_leaf()
        self._containers.clear()

    # White space and columns

    def _indent(self) -> tuple[int, int]:
        """Return the columns of white space at this place, and the offset behind it."""
        text, at, column = self._text, self._at, self._column
        width = self._pending
        while at < self._end:
            char = text[at]
            if char == " ":
                width += 1
            elif char == "\t":
                width += 4 - (column + width) % 4
            else:
                break
            at += 1
        return width, at

    def _skip_columns(self, columns: int) -> None:
        """Consume `columns` of white space, maybe only a part of a tab."""
        while columns > 0:
            if self._pending:
                used = min(columns, self._pending)
                self._pending -= used
                self._column += used
                columns -= used
                continue
            char = self._text[self._at : self._at + 1] if self._at < self._end else ""
            if char == " ":
                self._at += 1
                self._column += 1
                columns -= 1
            elif char == "\t":
                self._at += 1
                self._pending = 4 - self._column % 4
            else:
                return

    def _skip_to(self, at: int) -> None:
        """Consume all up to the offset `at`, which is at most white space and markers."""
        self._column += self._pending
        self._pending = 0
        for char in self._text[self._at : at]:
            self._column += 4 - self._column % 4 if char == "\t" else 1
        self._at = at

    # Containers

    def _continue_containers(self) -> int:
        """Consume the markers of the open containers; return how many the line continues."""
        matched = 0
        for container in self._containers:
            width, at = self._indent()
            is_blank = at == self._end
            if container.indent is None:
                if width >= _CODE_INDENT or is_blank or self._text[at] != ">":
                    break
                self._enter_quote(at)
            elif is_blank:
                if container.is_empty:
                    break
                self._skip_to(at)
            elif width >= container.indent:
                self._skip_columns(container.indent)
            else:
                break
            matched += 1
        return matched

    def _enter_quote(self, at: int) -> None:
        self._skip_to(at + 1)
        if self._indent()[0]:
            self._skip_columns(1)

    # Leaves

    def _continue_leaf(self, leaf: _Leaf) -> bool:
        """Give the line to the open leaf if it is one that takes any line."""
        text = self._text
        width, at = self._indent()
        if leaf.kind is BlockKind.FENCED_CODE:
            rest = text[at : self._end].rstrip(" \t")
            leaf.end = self._end
            if (
                width < _CODE_INDENT
                and len(rest) >= len(leaf.fence)
                and not rest.strip(leaf.fence[0])
            ):
                self._close_leaf()
            else:
                self._skip_columns(min(width, leaf.indent))
                leaf.lines.append(Span(self._at, self._end))
            return True
        if leaf.kind is BlockKind.INDENTED_CODE:
            if at == self._end:
                self._skip_columns(min(width, _CODE_INDENT))
                leaf.lines.append(Span(self._at, self._end))
                return True
            if width >= _CODE_INDENT:
                self._skip_columns(_CODE_INDENT)
                leaf.lines.append(Span(self._at, self._end))
                leaf.end = self._end
                return True
        if leaf.kind is BlockKind.HTML:
            if leaf.closing is BLANK and at == self._end:
                self._close_leaf()
                return True
            self._add_html(leaf)
            return True
        return False

    def _add_html(self, leaf: _Leaf) -> None:
        leaf.end = self._end
        if leaf.closing is not BLANK and leaf.closing and leaf.closing.search(
            self._text, self._at, self._end
        ):
            self._close_leaf()

    def _open_blocks(self, matched: int) -> None:
        """Open what the line starts behind the first `matched` containers; take the rest as text."""
        text = self._text
        leaf = self._leaf
        is_text_open = leaf is not None and leaf.kind in (BlockKind.PARAGRAPH, BlockKind.TABLE)
        while True:
            width, at = self._indent()
            if at == self._end:
                self._blank_line(matched)
                return
            is_lazy = is_text_open and matched < len(self._containers)
            if width >= _CODE_INDENT:
                if is_text_open and leaf and leaf.kind is BlockKind.PARAGRAPH:
                    break
                self._close(matched)
                self._skip_columns(_CODE_INDENT)
                self._open_leaf(BlockKind.INDENTED_CODE, self._at, end=self._end).lines.append(
                    Span(self._at, self._end)
                )
                return
            char = text[at]
            if char == ">":
                self._close(matched)
                self._enter_quote(at)
                self._fill()
                self._containers.append(_Container())
            elif self._open_leaf_at(char, at, width, matched, is_text_open and not is_lazy):
                return
            elif not self._open_item(at, width, matched):
                break
            matched = len(self._containers)
            is_text_open = False
            leaf = None
        self._add_text(matched, is_text_open)

    def _open_leaf_at(
        self, char: str, at: int, width: int, matched: int, continues_text: bool
    ) -> bool:
        """Open the leaf that starts at `at`, if one does that is no paragraph."""
        text, end = self._text, self._end
        leaf = self._leaf
        if char == "#" and HEADING.match(text, at, end):
            self._close(matched)
            self._fill()
            self._blocks.append(heading(text, at, end, len(self._containers)))
            return True
        if char in "`~" and (fence := FENCE.match(text, at, end)):
            self._close(matched)
            new = self._open_leaf(BlockKind.FENCED_CODE, at, end=end)
            new.fence = fence[1] or fence[3]
            new.info = (fence[2] or fence[4] or "").strip()
            new.indent = width
            return True
        if char == "<":
            in_paragraph = leaf is not None and leaf.kind is BlockKind.PARAGRAPH
            closing = html_end(text, at, end, in_paragraph=in_paragraph)
            if closing is not None:
                self._close(matched)
                new = self._open_leaf(BlockKind.HTML, at)
                new.closing = closing
                self._add_html(new)
                return True
        if continues_text and char in "|-:" and leaf and self._open_table(leaf, at):
            return True
        if continues_text and char in "=-" and SETEXT.match(text, at, end):
            if self.has_open_paragraph and leaf and self._take_definitions(leaf):
                span = Span(leaf.start, end)
                self._add(BlockKind.HEADING, span, tuple(leaf.lines), 1 if char == "=" else 2)
                self._leaf = None
                return True
            if leaf and not leaf.lines:
                self._leaf = None
        if char in "-*_" and THEMATIC_BREAK.match(text, at, end):
            self._close(matched)
            self._add(BlockKind.THEMATIC_BREAK, Span(at, end), ())
            return True
        return False

    def _open_table(self, leaf: _Leaf, at: int) -> bool:
        """Turn the last line of the open paragraph into a table's head, if the line says so."""
        text, end = self._text, self._end
        head = leaf.lines[-1]
        if (
            leaf.kind is not BlockKind.PARAGRAPH
            or not TABLE_DELIMITER.match(text, at, end)
            or "|" not in text[head.start : head.end]
            or column_count(text, *head) != column_count(text, at, end)
        ):
            return False
        del leaf.lines[-1]
        if leaf.lines:
            leaf.end = leaf.lines[-1].end
            self._close_leaf()
        else:
            self._leaf = None
        table = self._open_leaf(BlockKind.TABLE, head.start, end=end)
        table.lines += [head, Span(at, end)]
        return True

    def _open_item(self, at: int, width: int, matched: int) -> bool:
        """Open the list item whose marker stands at `at`, if one does."""
        text, end = self._text, self._end
        marker = LIST_MARKER.match(text, at, end)
        if marker is None:
            return False
        is_empty = not text[marker.end() : end].strip(" \t")
        # A list that interrupts a paragraph has content, and starts at 1 (5.2).
        interrupts = self.has_open_paragraph and matched == len(self._containers)
        if interrupts and (is_empty or (marker[2] and int(marker[2]) != 1)):
            return False
        self._close(matched)
        self._skip_to(marker.end())
        gap, _ = self._indent()
        if is_empty or gap > _CODE_INDENT:
            gap = 1
        indent = width + (marker.end() - at) + gap
        self._skip_columns(gap)
        self._fill()
        self._containers.append(_Container(indent, is_empty))
        return True

    def _blank_line(self, matched: int) -> None:
        leaf = self._leaf
        if leaf is not None and (
            leaf.kind is not BlockKind.INDENTED_CODE or matched < len(self._containers)
        ):
            self._close_leaf()
        del self._containers[matched:]

    def _add_text(self, matched: int, is_text_open: bool) -> None:
        """Take the rest of the line as text of the open paragraph or table, or of a new one."""
        width, at = self._indent()
        end = self._end
        line = Span(at, at + len(self._text[at:end].rstrip(" \t")))
        leaf = self._leaf
        if is_text_open and leaf is not None:
            if leaf.kind is BlockKind.PARAGRAPH or matched == len(self._containers):
                leaf.lines.append(line)
                leaf.end = line.end
                return
        self._close(matched)
        self._open_leaf(BlockKind.PARAGRAPH, at, end=line.end).lines.append(line)

    def _open_leaf(self, kind: BlockKind, start: int, *, end: int = 0) -> _Leaf:
        self._fill()
        self._leaf = _Leaf(kind, start, len(self._containers), end)
        return self._leaf

    def _add(self, kind: BlockKind, span: Span, lines: tuple[Span, ...], level: int = 0) -> None:
        """Put down a block that is a single line."""
        self._fill()
        self._blocks.append(Block(kind, span, lines, level, len(self._containers)))

    def _fill(self) -> None:
        if self._containers:
            self._containers[-1].is_empty = False

    def _close(self, matched: int) -> None:
        """Close the open leaf and all containers behind the first `matched`."""
        self._close_leaf()
        del self._containers[matched:]

    def _close_leaf(self) -> None:
        leaf, self._leaf = self._leaf, None
        if leaf is None:
            return
        if leaf.kind is BlockKind.PARAGRAPH and not self._take_definitions(leaf):
            return
        if leaf.kind is BlockKind.INDENTED_CODE:
            while leaf.lines[-1].start >= leaf.end:
                leaf.lines.pop()
        self._blocks.append(
            Block(
                leaf.kind,
                Span(leaf.start, leaf.end),
                tuple(leaf.lines),
                0,
                leaf.depth,
                leaf.info,
            )
        )

    def _take_definitions(self, leaf: _Leaf) -> bool:
        """Split link reference definitions off the head of a paragraph; tell if text is left."""
        text = self._text
        if text[leaf.lines[0].start] != "[":
            return True
        content = "\n".join(text[start:end] for start, end in leaf.lines)
        at = 0
        while at < len(content) and (end := definition_end(content, at)):
            count = content.count("\n", at, end) + (end == len(content) and content[-1:] != "\n")
            lines = tuple(leaf.lines[:count])
            del leaf.lines[:count]
            span = Span(lines[0].start, lines[-1].end)
            self._blocks.append(Block(BlockKind.LINK_DEFINITION, span, lines, 0, leaf.depth))
            at = end
        if leaf.lines:
            leaf.start = leaf.lines[0].start
        return bool(leaf.lines)
