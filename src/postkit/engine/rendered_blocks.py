"""What a browser makes of a part of a draft: its blocks, and what each of them shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from postkit.document.blocks import Block, BlockKind
from postkit.document.inline_parser import PLAIN, Parsed, is_autolink
from postkit.document.inlines import Inlines
from postkit.document.leaf_content import Content
from postkit.document.raw_html import HtmlPiece, Open, scan_html
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_LINE_END = lazy_compile(r"(\\*+)\n")
_CODE = (BlockKind.FENCED_CODE, BlockKind.INDENTED_CODE)


class PartKind(StrEnum):
    """The kinds of what a block is made of."""

    TEXT = "text"
    CODE = "code"
    """Text that is shown as it is written: code, and a link in angle brackets."""
    TAG = "tag"
    HIDDEN = "hidden"
    TARGET = "target"
    """Where a link or an image leads."""
    BREAK = "break"
    """The end of a line that is broken on purpose."""
    EMPHASIS = "emphasis"
    """The signs that open or close emphasis."""


class BlockPart(NamedTuple):
    """A stretch of the draft in a block: text as a reader sees it, or what makes it so.

    Text may go over several lines, which nothing but newlines separates.
    """

    kind: PartKind
    span: Span


class RenderedBlock(NamedTuple):
    """A leaf block with its parts in their order.

    `is_hidden` tells whether a comment or tag that was left open above swallows it.
    """

    kind: BlockKind
    level: int
    depth: int
    info: str
    span: Span
    is_hidden: bool
    parts: tuple[BlockPart, ...]

    @property
    def shape(self) -> tuple[object, ...]:
        """What the block is, apart from its content."""
        return self.kind, self.level, self.depth, self.info, self.is_hidden


class RenderedPart(NamedTuple):
    """A part of a draft: its blocks, the asterisks that a reader sees, what is open at its end."""

    blocks: tuple[RenderedBlock, ...]
    visible_delimiters: int
    end: Open


def render_blocks(text: str, blocks: Iterable[Block], inlines: Inlines) -> RenderedPart:
    """Return what a browser makes of `blocks`, before which no raw HTML is open."""
    open_html = Open()
    rendered: list[RenderedBlock] = []
    for block in blocks:
        if block.kind is not BlockKind.HTML:
            open_html = open_html.after_block()
        is_hidden = open_html.hides_text
        parts: list[BlockPart] = []
        if block.kind is BlockKind.HTML:
            pieces, open_html = scan_html(text, block.span, open_html)
            parts += map(_part, pieces)
        elif block.kind in _CODE:
            parts += [BlockPart(PartKind.CODE, line) for line in block.lines]
        elif block.kind is BlockKind.LINK_DEFINITION:
            parts.append(BlockPart(PartKind.TARGET, block.span))
        for content in inlines.contents_of(block):
            found, open_html = _inline_parts(text, content.content, content.parsed, open_html)
            parts += found
        shape = block.kind, block.level, block.depth, block.info
        rendered.append(RenderedBlock(*shape, block.span, is_hidden, tuple(parts)))
    visible = sum(run.visible for run in inlines.delimiters)
    return RenderedPart(tuple(rendered), visible, open_html)


def _part(piece: HtmlPiece) -> BlockPart:
    return BlockPart(PartKind(piece.kind.value), piece.span)


def _inline_parts(
    draft: str, content: Content, parsed: Parsed, open_html: Open
) -> tuple[list[BlockPart], Open]:
    """Return the parts of the content of a block, and what raw HTML is open at its end."""
    if parsed is PLAIN and len(content.lines) == 1:
        # What most blocks of a long list are, and most cells of a table.
        is_shown = content.text and not open_html.hides_text
        return ([BlockPart(PartKind.TEXT, content.lines[0])] if is_shown else []), open_html
    parts: list[BlockPart] = []
    at = 0
    for start, end, kind in sorted([*_cuts(content.text, parsed), *_breaks(draft, content)]):
        if start < at:
            continue  # In an image's description: what is around it counts.
        if not open_html.hides_text:
            parts += [BlockPart(PartKind.TEXT, span) for span in content.stretches(at, start)]
        if kind is PartKind.BREAK:
            parts.append(BlockPart(kind, Span(content.offset(start), content.offset(start))))
        elif kind is PartKind.TAG:
            for span in content.spans(start, end):
                pieces, open_html = scan_html(draft, span, open_html)
                parts += map(_part, pieces)
        else:
            parts += [BlockPart(kind, span) for span in content.spans(start, end)]
        at = end
    if not open_html.hides_text:
        parts += [
            BlockPart(PartKind.TEXT, span) for span in content.stretches(at, len(content.text))
        ]
    return parts, open_html


def _breaks(draft: str, content: Content) -> Iterator[tuple[int, int, PartKind]]:
    """Yield the ends of lines that two spaces or a backslash break."""
    text = content.text
    if "\n" not in text:
        return
    if "\\" not in text and draft.find("  ", *content.span(0, len(text))) < 0:
        return
    for match in _LINE_END.finditer(text):
        at = match.end(1)
        if len(match[1]) % 2 or (at and draft.startswith("  ", content.offset(at - 1) + 1)):
            yield at, at + 1, PartKind.BREAK


def _cuts(text: str, parsed: Parsed) -> Iterator[tuple[int, int, PartKind]]:
    """Yield what is not plain text in the content of a block."""
    for start, end in parsed.code:
        yield start, end, PartKind.CODE
    for start, end in parsed.html:
        yield start, end, PartKind.CODE if is_autolink(text[start:end]) else PartKind.TAG
    for link in parsed.links:
        yield link.text.end, link.span.end, PartKind.TARGET
    for pair in parsed.pairs:
        yield pair.opener, pair.opener + pair.width, PartKind.EMPHASIS
        yield pair.closer, pair.closer + pair.width, PartKind.EMPHASIS
