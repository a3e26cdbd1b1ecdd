"""Cut lines into blocks as CommonMark's parsing strategy does (appendix of 0.31).

One line at a time: first the open containers that the line continues, then the
containers and leaves that it opens, then what is left of it as text.
"""

from __future__ import annotations

from postkit.document.blocks.block import COMMONMARK, Block, BlockKind, Extensions
from postkit.document.blocks.containers import Containers, item_marker_end
from postkit.document.blocks.cursor import Cursor
from postkit.document.blocks.leaves import (
    FencedCode,
    IndentedCode,
    Leaf,
    RawHtml,
    atx_heading,
    leading_definitions,
)
from postkit.document.blocks.starts import (
    ADMONITION,
    BREAK_SIGNS,
    CODE_INDENT,
    FENCE,
    SETEXT,
    TABLE_DELIMITER,
    column_count,
    html_end,
)
from postkit.source import Span

_TEXT = (BlockKind.PARAGRAPH, BlockKind.TABLE)


class LineParser:
    r"""Read lines one after the other; `is_idle` tells when nothing is open any more.

    Args:
        text: the text, in which `\n` alone ends a line.
        blocks: where the blocks are put when they end.
        extensions: how the engine cuts blocks otherwise than CommonMark.
    """

    def __init__(self, text: str, blocks: list[Block], extensions: Extensions = COMMONMARK) -> None:
        self._extensions = extensions
        self._text = text
        self._blocks = blocks
        self._containers = Containers()
        self._leaf: Leaf | None = None
        self._line = Cursor(text)
        # No thematic break starts in the line before this place.
        self._no_break_before = 0

    @property
    def is_idle(self) -> bool:
        """Whether the next line starts afresh, with no container or leaf open."""
        return self._leaf is None and not self._containers

    @property
    def open_paragraph(self) -> Leaf | None:
        """The paragraph that the next line may continue, if one is open."""
        leaf = self._leaf
        return leaf if leaf and leaf.kind is BlockKind.PARAGRAPH else None

    def is_ended_by_item(self, indent: int) -> bool:
        """Tell whether a list item that is indented by `indent` closes all that is open."""
        return self.is_idle or self._containers.end_before(indent)

    def start_paragraph(self, lines: tuple[Span, ...]) -> None:
        """Start with a paragraph of `lines` open, as if they had been fed."""
        self._leaf = Leaf(BlockKind.PARAGRAPH, lines[0].start, 0)
        self.continue_paragraph(lines)

    def continue_paragraph(self, lines: tuple[Span, ...]) -> None:
        """Add `lines` to the open paragraph, as if they had been fed."""
        if self._leaf:
            self._leaf.lines += lines
            self._leaf.end = lines[-1].end

    def feed(self, start: int, end: int) -> None:
        """Read the line `text[start:end]`, which is without its newline."""
        line = self._line
        line.start_line(start, end)
        matched = self._containers.continued_by(line)
        if self._leaf and matched == len(self._containers) and self._leaf.take(line):
            if self._leaf.is_complete:
                self._close_leaf()
            return
        while not line.is_blank:
            if line.indent >= CODE_INDENT and self._extensions.has_indented_code:
                # Code cannot interrupt a paragraph (4.4).
                if self.open_paragraph:
                    break
                self._open(IndentedCode(line, self._close(matched)))
                return
            if self._open_leaf(matched):
                return
            if not self._open_container(matched):
                break
            matched = len(self._containers)
        if line.is_blank:
            self._close(matched)
        else:
            self._add_text(matched)

    def finish(self) -> None:
        """Close what is still open at the end of the text."""
        self._close(0)

    # Blocks that a line starts

    def _open_container(self, matched: int) -> bool:
        """Open the quote or list item whose marker is at the cursor, if one does."""
        line = self._line
        if line.char == ">":
            self._close(matched)
            self._containers.open_quote(line)
            return True
        if self._extensions.admonitions and ADMONITION.match(self._text, line.at, line.end):
            self._open_admonition(matched)
            return True
        interrupts = self.open_paragraph is not None and matched == len(self._containers)
        marker_end = item_marker_end(line, interrupts=interrupts)
        if marker_end is None:
            return False
        self._close(matched)
        self._containers.open_item(line, marker_end)
        return True

    def _open_admonition(self, matched: int) -> None:
        """Open what holds the indented lines below; its own line is a paragraph."""
        line = self._line
        title = Leaf(BlockKind.PARAGRAPH, line.at, self._close(matched))
        title.add(Span(line.at, line.at + len(self._text[line.at : line.end].rstrip(" \t"))))
        self._add(title.block())
        self._containers.open_indented(line)

    def _open_leaf(self, matched: int) -> bool:
        """Open the leaf that starts at the cursor, if one does that is not a paragraph."""
        match self._line.char:
            case "#":
                return self._add_heading(matched)
            case "`" | "~":
                return self._open_fence(matched)
            case "<":
                return self._open_html(matched)
            case "=" | ":" | "|":
                return self._underline(matched)
            case "-":
                return self._underline(matched) or self._add_break(matched)
            case "*" | "_":
                return self._add_break(matched)
        return False

    def _add_heading(self, matched: int) -> bool:
        line = self._line
        block = atx_heading(self._text, line.at, line.end, 0)
        if block is None:
            return False
        self._add(block._replace(depth=self._close(matched)))
        return True

    def _open_fence(self, matched: int) -> bool:
        line = self._line
        match = FENCE.match(self._text, line.at, line.end)
        if match is None:
            return False
        fence, info = match[1] or match[3], match[2] or match[4] or ""
        self._open(FencedCode(line, fence, info, self._close(matched), self._extensions))
        return True

    def _open_html(self, matched: int) -> bool:
        line = self._line
        in_text = self._leaf is not None and self._leaf.kind in _TEXT
        closing = html_end(self._text, line.at, line.end, in_text=in_text)
        if closing is None:
            return False
        self._open(RawHtml(line, closing, self._close(matched)))
        return True

    def _add_break(self, matched: int) -> bool:
        """Add a thematic break (4.1), if the line is one from here to its end."""
        line = self._line
        if line.at < self._no_break_before:
            return False
        following = self._text[line.at + 1 : line.at + 3].lstrip(" \t")
        if following and following[0] != line.char:
            return False  # Most are items of lists: no pattern is needed.
        signs = BREAK_SIGNS.match(self._text, line.at, line.end)
        # In a line like `- - - - a` each marker asks: only the first one reads on to the `a`.
        self._no_break_before = signs.end() if signs else line.at
        is_whole = self._no_break_before == line.end
        if not is_whole or self._text.count(line.char, line.at, line.end) < 3:
            return False
        span = Span(line.at, line.end)
        self._add(Block(BlockKind.THEMATIC_BREAK, span, (), 0, self._close(matched)))
        return True

    def _underline(self, matched: int) -> bool:
        """Turn the open paragraph into a table or a setext heading, if the line says so."""
        paragraph = self.open_paragraph
        if paragraph is None or matched < len(self._containers):
            return False
        return self._open_table(paragraph) or self._add_setext_heading(paragraph)

    def _open_table(self, paragraph: Leaf) -> bool:
        text, line = self._text, self._line
        head = paragraph.lines[-1]
        if (
            not TABLE_DELIMITER.match(text, line.at, line.end)
            or text.find("|", head.start, head.end) < 0
            or column_count(text, *head) != column_count(text, line.at, line.end)
        ):
            return False
        paragraph.lines.pop()
        if paragraph.lines:
            paragraph.end = paragraph.lines[-1].end
            self._close_leaf()
        table = Leaf(BlockKind.TABLE, head.start, len(self._containers))
        table.add(head)
        table.add(Span(line.at, line.end))
        self._open(table)
        return True

    def _add_setext_heading(self, paragraph: Leaf) -> bool:
        line = self._line
        if not SETEXT.match(self._text, line.at, line.end):
            return False
        level = 1 if line.char == "=" else 2
        self._leaf = None
        if not self._take_definitions(paragraph):
            return False
        paragraph.end = line.end
        self._add(paragraph.block()._replace(kind=BlockKind.HEADING, level=level))
        return True

    def _add_text(self, matched: int) -> None:
        """Take the rest of the line as text of the open paragraph or table, or of a new one."""
        line = self._line
        content = self._text[line.at : line.end].rstrip(" \t")
        leaf = self._leaf
        # A row is never lazy. In markdown-it U+3000 and its like alone make no row either.
        if leaf and leaf.kind is BlockKind.TABLE:
            is_row = matched == len(self._containers) and not content.isspace()
            leaf = leaf if is_row else None
        if leaf is None or leaf.kind not in _TEXT:
            leaf = Leaf(BlockKind.PARAGRAPH, line.at, self._close(matched))
            self._open(leaf)
        leaf.add(Span(line.at, line.at + len(content)))

    # Opening and closing

    def _open(self, leaf: Leaf) -> None:
        self._containers.fill()
        self._leaf = leaf
        if leaf.is_complete:
            self._close_leaf()

    def _add(self, block: Block) -> None:
        """Put down a block that is complete."""
        self._containers.fill()
        self._blocks.append(block)

    def _close(self, matched: int) -> int:
        """Close the open leaf and all containers but the first `matched`; return `matched`."""
        self._close_leaf()
        self._containers.close(matched)
        return matched

    def _close_leaf(self) -> None:
        leaf, self._leaf = self._leaf, None
        if leaf and (leaf.kind is not BlockKind.PARAGRAPH or self._take_definitions(leaf)):
            self._blocks.append(leaf.block())

    def _take_definitions(self, paragraph: Leaf) -> bool:
        """Split link reference definitions off the head of a paragraph; tell if text is left."""
        first = 0
        for count in leading_definitions(self._text, paragraph.lines):
            lines = tuple(paragraph.lines[first : first + count])
            self._blocks.append(paragraph.sub_block(BlockKind.LINK_DEFINITION, lines))
            first += count
        if first == len(paragraph.lines):
            return False
        if first:
            del paragraph.lines[:first]
            paragraph.start = paragraph.lines[0].start
        return True
