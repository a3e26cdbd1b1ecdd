"""The leaf blocks (CommonMark 0.31, section 4) while they are open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from postkit.document.blocks.block import Block, BlockKind, Extensions
from postkit.document.blocks.cursor import Cursor
from postkit.document.blocks.starts import CODE_INDENT, NOTHING
from postkit.document.link_targets import match_label, plain_destination_end
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_MAX_LEVEL = 6
_AFTER_SIGNS = ("", " ", "\t", "\n")
_GAP = lazy_compile(r"[ \t]*+\n?[ \t]*+")
_BRACKETED = lazy_compile(r"<(?:[^<>\\\n]|\\[^\n])*+>")
_LINE_END = lazy_compile(r"[ \t]*+(?:\n|\Z)")
_TITLE = lazy_compile(
    r"""[ \t]*+\n?[ \t]*+(?<=[ \t\n])
        (?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))
        [ \t]*+(?:\n|\Z)""",
    re.VERBOSE | re.DOTALL,
)


class Leaf:
    """An open leaf block, to which following lines may belong.

    Args:
        kind: what it is.
        start: where it starts.
        depth: the number of containers around it.
    """

    def __init__(self, kind: BlockKind, start: int, depth: int) -> None:
        self.kind = kind
        self.start = start
        self.end = start
        self.lines: list[Span] = []
        self.is_complete = False
        self._depth = depth

    def take(self, line: Cursor) -> bool:
        """Take the line in, if it belongs to this block whatever is in it.

        A line that was taken may complete the block.
        """
        return False

    def add(self, line: Span) -> None:
        """Add the content of a line."""
        self.lines.append(line)
        self.end = line.end

    def block(self, *, info: str = "") -> Block:
        """Return the block as it is once it is closed."""
        span = Span(self.start, self.end)
        return Block(self.kind, span, tuple(self.lines), 0, self._depth, info)

    def sub_block(self, kind: BlockKind, lines: tuple[Span, ...]) -> Block:
        """Return a block of its own for some of the lines."""
        return Block(kind, Span(lines[0].start, lines[-1].end), lines, 0, self._depth)


class FencedCode(Leaf):
    """Code between fences (4.5); `indent` is that of the opening one."""

    def __init__(
        self, line: Cursor, fence: str, info: str, depth: int, extensions: Extensions
    ) -> None:
        super().__init__(BlockKind.FENCED_CODE, line.at, depth)
        self.end = line.end
        self._fence = fence
        self._may_be_indented = not extensions.has_indented_code
        self._info = info.strip()
        self._indent = line.indent

    def take(self, line: Cursor) -> bool:
        """Take any line; a closing fence completes the block."""
        self.end = line.end
        is_near = line.indent < CODE_INDENT or self._may_be_indented
        if is_near and self._is_closed_by(line):
            self.is_complete = True
        else:
            line.skip_columns(min(line.indent, self._indent))
            self.lines.append(Span(line.content_start, line.end))
        return True

    def _is_closed_by(self, line: Cursor) -> bool:
        if not line.text.startswith(self._fence, line.at, line.end):
            return False
        return not line.text[line.at : line.end].rstrip(" \t").strip(self._fence[0])

    def block(self, *, info: str = "") -> Block:
        """Return the block, with its info string."""
        return super().block(info=self._info)


class IndentedCode(Leaf):
    """Code that is indented by four columns (4.4)."""

    def __init__(self, line: Cursor, depth: int) -> None:
        line.skip_columns(CODE_INDENT)
        super().__init__(BlockKind.INDENTED_CODE, line.content_start, depth)
        self.add(Span(self.start, line.end))

    def take(self, line: Cursor) -> bool:
        """Take indented lines, and blank ones, which count if code follows."""
        if line.indent < CODE_INDENT and not line.is_blank:
            return False
        line.skip_columns(min(line.indent, CODE_INDENT))
        content = Span(line.content_start, line.end)
        if line.is_blank:
            self.lines.append(content)
        else:
            self.add(content)
        return True

    def block(self, *, info: str = "") -> Block:
        """Return the block without the blank lines at its end."""
        while self.lines[-1].end > self.end:
            self.lines.pop()
        return super().block()


class RawHtml(Leaf):
    """Raw HTML (4.6), up to a line that holds `closing`, or to a blank line."""

    def __init__(self, line: Cursor, closing: re.Pattern[str], depth: int) -> None:
        super().__init__(BlockKind.HTML, line.at, depth)
        self._closing = closing
        self.take(line)

    def take(self, line: Cursor) -> bool:
        """Take any line but a blank one that ends the block."""
        if line.is_blank and self._closing is NOTHING:
            return False
        self.end = line.end
        self.is_complete = self._closing.search(line.text, line.at, line.end) is not None
        return True


def atx_heading(text: str, start: int, end: int, depth: int) -> Block | None:
    """Return the ATX heading (4.2) that is the line `text[start:end]`, None if it is not one."""
    head = text[start : min(start + _MAX_LEVEL + 1, end)]
    level = len(head) - len(head.lstrip("#"))
    after = text[start + level : end]
    if not 1 <= level <= _MAX_LEVEL or after[:1] not in _AFTER_SIGNS:
        return None
    content = after.lstrip(" \t")
    at = end - len(content)
    content = content.rstrip(" \t")
    without_closing = content.rstrip("#")
    if not without_closing or without_closing[-1] in " \t":
        content = without_closing.rstrip(" \t")
    line = Span(at, at + len(content))
    return Block(BlockKind.HEADING, Span(start, end), (line,), level, depth)


def leading_definitions(text: str, lines: Sequence[Span]) -> Iterator[int]:
    """Yield, for each link definition (4.7) at the start of a paragraph, the number of its lines.

    Args:
        text: the text.
        lines: the content of the paragraph's lines.
    """
    if not text.startswith("[", lines[0].start):
        return
    content = "\n".join(text[start:end] for start, end in lines)
    at = 0
    while at < len(content) and (end := _definition_end(content, at)):
        yield content.count("\n", at, end) + (end == len(content))
        at = end


def _definition_end(text: str, start: int) -> int | None:
    """Return the start of the line after the definition at `start`, or None if it is not one."""
    if text.startswith("[^", start):
        # A footnote, whose text is prose.
        return None
    label = match_label(text, start) if text.startswith("[", start) else None
    if label is None or not text[label.start + 1 : label.end - 1].strip():
        return None
    if not text.startswith(":", label.end):
        return None
    gap = _GAP.match(text, label.end + 1)
    end = _destination_end(text, gap.end() if gap else label.end + 1)
    if end is None:
        return None
    match = _TITLE.match(text, end) or _LINE_END.match(text, end)
    return match.end() if match else None


def _destination_end(text: str, at: int) -> int | None:
    if text.startswith("<", at):
        bracketed = _BRACKETED.match(text, at)
        return bracketed.end() if bracketed else None
    end = plain_destination_end(text, at)
    return end if end > at else None
