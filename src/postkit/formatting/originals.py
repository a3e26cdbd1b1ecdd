"""The paragraphs of an original, read in any of the three styles and written in another."""

from __future__ import annotations

from collections.abc import Sequence

from postkit.details import DetailsBlock
from postkit.document import Document
from postkit.document.blocks import Block, BlockKind
from postkit.formatting.inline_html import shown, to_html, to_markdown
from postkit.formatting.options import DetailsStyle
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_PARAGRAPH = lazy_compile(r"<p((?:\s[^<>]*)?)>((?:[^<]|<(?!/?p[\s>]))*)</p>\s*")
_LONE_SIGN = lazy_compile(r"<(?![A-Za-z/!?])")
_BLOCK_TAG = lazy_compile(
    r"<!--|</?(?i:address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figure"
    r"|figcaption|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|p|pre|script|section|style"
    r"|summary|table|tbody|td|textarea|tfoot|th|thead|tr|ul|video)\b"
)


class Piece(NamedTuple):
    """A paragraph of an original.

    `text` is its content, in Markdown if `is_markdown` and else in HTML, lines
    joined by line feeds. `attributes` are those of its `<p>`; None where no
    such tag is around it.
    """

    text: str
    is_markdown: bool
    attributes: str | None = None


def cut(document: Document, block: DetailsBlock) -> list[Piece] | None:
    """Return the paragraphs of `block`; None where it holds something else besides."""
    pieces: list[Piece] = []
    text = document.text
    start, end = block.content
    at = end - len(text[start:end].lstrip())
    while at < end:
        leaf = document.block_at(at)
        if leaf is None or leaf.depth:
            return None
        stop = min(leaf.span.end, end)
        has_template = document.template_tags.touch(Span(at, stop))
        found = None if has_template else _pieces(text, leaf, at, stop)
        if found is None:
            return None
        pieces += found
        at = end - len(text[stop:end].lstrip())
    return pieces or None


def holds_markdown(document: Document, block: DetailsBlock) -> bool:
    """Tell whether the whole content of `block` is Markdown."""
    leaves = document.blocks_in(block.content)
    is_apart = document.block_at(block.content.start) is None
    return is_apart and all(leaf.kind is not BlockKind.HTML for leaf in leaves)


def _pieces(text: str, leaf: Block, start: int, stop: int) -> list[Piece] | None:
    if leaf.kind is BlockKind.PARAGRAPH:
        lines = [text[max(line.start, start) : line.end] for line in leaf.lines]
        joined = _with_hard_breaks(text, leaf, lines)
        return [Piece(joined, True)] if leaf.span.end <= stop and leaf.span.start >= start else None
    if leaf.kind is not BlockKind.HTML:
        return None
    written = text[start:stop].replace("\r\n", "\n").replace("\r", "\n").strip()
    if written.startswith("<p"):
        return _html_paragraphs(written)
    return None if _BLOCK_TAG.search(written) else [Piece(written, False)]


def _with_hard_breaks(text: str, leaf: Block, lines: Sequence[str]) -> str:
    parts: list[str] = []
    for line, span in zip(lines, leaf.lines, strict=True):
        is_broken = text.startswith("  ", span.end)
        parts.append(line + "  " * is_broken)
    return "\n".join(parts).rstrip(" ")


def _html_paragraphs(written: str) -> list[Piece] | None:
    pieces: list[Piece] = []
    at = 0
    while at < len(written):
        match = _PARAGRAPH.match(written, at)
        if not match or _BLOCK_TAG.search(match[2]):
            return None
        pieces.append(Piece(match[2].strip(), False, match[1]))
        at = match.end()
    return pieces


def render(
    pieces: Sequence[Piece], style: DetailsStyle, css_class: str, newline: str
) -> str | None:
    """Return the content of a block that holds `pieces`, with the white space around them.

    None where a piece cannot be written in `style` so that it shows the same.
    """
    gap = "\n\n"
    if style == "markdown":
        parts = [_markdown(piece) for piece in pieces]
        content = f"{gap}{gap.join(filter(None, parts))}{gap}"
    elif style == "plain":
        parts = [_html(pieces[0]), *(_markdown(piece) for piece in pieces[1:])]
        content = "\n" + gap.join(filter(None, parts)) + (gap if len(parts) > 1 else "\n")
    else:
        attributes = f' class="{css_class}"' if css_class else ""
        parts = [_html(piece) for piece in pieces]
        content = "\n".join(["", *(f"<p{attributes}>{part}</p>" for part in parts), ""])
    return None if None in parts or "" in parts else content.replace("\n", newline)


def _html(piece: Piece) -> str | None:
    return to_html(piece.text) if piece.is_markdown else _LONE_SIGN.sub("&lt;", piece.text)


def _markdown(piece: Piece) -> str | None:
    """Return a piece as Markdown, None where the way there and back shows something else."""
    if piece.is_markdown:
        return piece.text
    written = to_markdown(piece.text)
    back = to_html(written)
    return written if back is not None and shown(back) == shown(piece.text) else None
