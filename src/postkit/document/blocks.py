"""The block structure of a body, as CommonMark 0.31 cuts it.

Most lines of a post are plain: paragraphs and raw HTML between blank lines,
outside of any list or quote. One pattern eats each such block whole; only what
it does not match is read line by line.
"""

from __future__ import annotations

import re

from postkit.document.block_model import Block, BlockKind
from postkit.document.block_parser import BlockParser, heading
from postkit.document.block_starts import HTML_BLOCK
from postkit.source import Span

__all__ = ["Block", "BlockKind", "parse_blocks"]

# The start of a line that opens nothing, ends no paragraph and is no part of a table.
_PLAIN = (
    r"[ ]{0,3}(?:[^ \t\n#>*+\-_=0-9`~<|\[:]|\*\*?(?![*\s])|[0-9]++(?![.)\d])|[0-9]+[.)](?=[^\s])"
    r"|:(?![ \t]*[-:|])|[-_+](?=[^\s:|_-])|`(?!``))"
)
_END = r"(?:\n|\Z)"
_HTML = f"(?i:{HTML_BLOCK.pattern})"
_SIMPLE = re.compile(
    rf"""(?:( {_PLAIN}[^\n]*{_END} (?:(?:{_PLAIN}|[ ]{{0,3}}\[)[^\n]*{_END})*+ )
            (?=[ \t]*{_END} | \#{{1,6}}[ \t] | {_HTML} | ()  )
          | ( {_HTML}[^\n]*{_END} (?:[ \t]*[^ \t\n][^\n]*{_END})*+ )
          | ( \#{{1,6}}[ \t][^\n]*{_END} )
          | (?=[ \t]*\n)
        ) (?:[ \t]*\n)*+
    """,
    re.VERBOSE,
)
_CONTINUATION = re.compile(rf"(?:(?:{_PLAIN}|[ ]{{0,3}}\[)[^\n]*{_END})++")
_PARAGRAPH, _OPEN_PARAGRAPH, _RAW_HTML, _HEADING = 1, 2, 3, 4


def parse_blocks(text: str, body: Span) -> tuple[Block, ...]:
    """Return the leaf blocks of `text[body.start:body.end]` in their order.

    `body` starts at the start of a line.
    """
    if "\r" not in text:
        return tuple(_parse(text, body))
    # Of the same length, so that every offset stays what it is.
    lines = text.replace("\r\n", " \n").replace("\r", "\n")
    return tuple(_without_carriage_returns(text, block) for block in _parse(lines, body))


def _parse(text: str, body: Span) -> list[Block]:
    blocks: list[Block] = []
    parser = BlockParser(text, blocks)
    match_simple = _SIMPLE.match
    at, end = body
    while at < end:
        match = match_simple(text, at, end)
        if match:
            at = match.end()
            kind = match.lastindex
            if kind is None:
                continue
            if kind is not _OPEN_PARAGRAPH:
                blocks.append(_simple_block(text, kind, match.span(kind)))
                continue
            # A line follows that may end the paragraph or not.
            start, stop = match.span(_PARAGRAPH)
            parser.open_paragraph(_lines(text, start, stop))
        while at < end:
            if parser.has_open_paragraph and (match := _CONTINUATION.match(text, at, end)):
                # Such lines continue a paragraph in whatever containers, if only lazily.
                parser.continue_paragraph(_lines(text, at, match.end()))
                at = match.end()
                continue
            newline = text.find("\n", at, end)
            stop = end if newline < 0 else newline
            parser.feed(at, stop)
            at = stop + 1
            if parser.is_idle:
                break
    parser.finish()
    return blocks


def _simple_block(text: str, kind: int, span: tuple[int, int]) -> Block:
    start, end = span
    if text[end - 1] == "\n":
        end -= 1
    if kind == _RAW_HTML:
        return Block(BlockKind.HTML, Span(start, end), ())
    if kind == _HEADING:
        return heading(text, start, end, 0)
    lines = _lines(text, start, end)
    return Block(BlockKind.PARAGRAPH, Span(lines[0].start, lines[-1].end), lines)


def _lines(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the lines of a paragraph without the white space around them."""
    lines: list[Span] = []
    for line in text[start:end].rstrip("\n").split("\n"):
        content = line.strip(" \t")
        at = start + line.index(content)
        lines.append(Span(at, at + len(content)))
        start += len(line) + 1
    return tuple(lines)


def _without_carriage_returns(text: str, block: Block) -> Block:
    return block._replace(
        span=_shortened(text, block.span), lines=tuple(_shortened(text, one) for one in block.lines)
    )


def _shortened(text: str, span: Span) -> Span:
    return Span(span.start, span.end - 1) if text[span.start : span.end][-1:] == "\r" else span
