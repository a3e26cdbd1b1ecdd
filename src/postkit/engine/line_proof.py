"""What a fix must keep of the lines that it does not touch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postkit.document.blocks import BlockKind
from postkit.edits import Moves
from postkit.engine.rendered_blocks import PartKind, RenderedBlock
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Source, Span

_INDENTED = lazy_compile(r"(?:\A|[\r\n])[ \t]")


class Lines(NamedTuple):
    """The lines of a part of the body.

    `depths` tells how many containers are around each line of text that is not indented,
    `indented` of each line that is whether that makes code of it.
    """

    depths: dict[Span, int]
    indented: dict[Span, bool]


def may_lines_move(text: str, span: Span, new: Iterable[RenderedBlock]) -> bool:
    """Return from a quick check whether `are_lines_kept` may find anything to refuse.

    Without a container after the edits no line can be in one, and without an indented
    line before them there is none that may have been code.

    Args:
        text: the draft before the edits.
        span: the part of its body.
        new: what its blocks are after the edits.
    """
    return any(block.depth for block in new) or bool(
        _INDENTED.search(text, max(span.start - 1, 0), span.end)
    )


def read_lines(source: Source, blocks: Iterable[RenderedBlock]) -> Lines:
    """Return the lines of `blocks`, which are those of a part of `source`."""
    lines = Lines({}, {})
    for block in blocks:
        is_html = block.kind is BlockKind.HTML
        for kind, span in block.parts:
            for line in _lines_of(source, Span(span.start, span.start) if is_html else span):
                if not source.text.startswith((" ", "\t"), line.start):
                    if kind is PartKind.TEXT and not is_html:
                        lines.depths[line] = block.depth
                elif block.kind is not BlockKind.FENCED_CODE:
                    words = line.text(source.text).lstrip(" \t")
                    # What ends before the words does not touch the line.
                    inner = Span(line.end - len(words), line.end)
                    lines.indented[inner] = block.kind is BlockKind.INDENTED_CODE
    return lines


def _lines_of(source: Source, span: Span) -> Iterator[Span]:
    """Yield the lines that `span` is on."""
    line = source.line_span(span.start)
    yield line
    while line.end + 1 < span.end:
        line = source.line_span(line.end + 1)
        yield line


def are_lines_kept(old: Lines, new: Lines, moves: Moves) -> bool:
    """Tell whether no line without an edit becomes part of a list item or a quotation, or code.

    An indented line that was code stays code, too.
    """
    for line, depth in old.depths.items():
        if not moves.touches(line) and new.depths.get(moves.span_after(line), 0) > depth:
            return False
    for line, is_code in old.indented.items():
        is_now = new.indented.get(moves.span_after(line), is_code)
        if is_now is not is_code and not moves.touches(line):
            return False
    return True
