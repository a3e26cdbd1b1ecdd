"""Cut a body into blocks: plain ones whole, all others line by line.

Most lines of a post are plain: paragraphs and raw HTML between blank lines,
outside of any list or quote. One pattern eats each such block whole, so that a
long archive is read at the speed of the regular expression engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from postkit.document.blocks.block import COMMONMARK, Block, BlockKind, Extensions
from postkit.document.blocks.leaves import atx_heading
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from postkit.document.blocks.line_parser import LineParser

# The start of a line that opens nothing, ends no paragraph and is not part of a table.
_PLAIN = (
    r"(?:[^ \t\n#>*+\-_=0-9`~<|\[:]|\*\*?(?=[^*\s])|[0-9]++(?![.)](?!\S))"
    r"|:(?![ \t]*+[-:|])|[-_+](?=[^\s:|_-])|`(?!``))"
)
_END = r"(?:\n|\Z)"
# Lines of a paragraph, and whether one follows that may end it or not.
_PARAGRAPH = lazy_compile(
    rf"""( (?:[ ]{{0,3}}(?:{_PLAIN}|\[)[^\n]*+{_END})++ )
         (?:(?:[ \t]*+\n)++ | [ \t]*+\Z | (?=\#{{1,6}}[ \t]) | () )
    """,
    re.VERBOSE,
)
_LINES, _IS_OPEN = 1, 2
# The usual block tags: with all 63 names the pattern takes twice as long to compile, and
# the others are as right line by line.
_HTML = r"</?(?:details|summary|p|div|table|figure|center)(?=\s|/?>|\Z)"
# A thematic break is three or more of one sign.
_SIMPLE = lazy_compile(
    rf"""(?:( {_HTML}[^\n]*+ (?:\n[ \t]*+[^\n]++)*+ ){_END}
          | ( \#{{1,6}}[ \t][^\n]*+ ){_END}
          | [ ]{{0,3}}( ([-*_])(?:[ \t]*+\4){{2,}}+[ \t]*+ ){_END}
          | (?=[ \t]*+\n)
        ) (?:[ \t]*+\n)*+
    """,
    re.VERBOSE,
)
_RAW_HTML, _HEADING, _BREAK = 1, 2, 3
_DEFINITION = ("[",)
_DEFINITION_OR_ADMONITION = ("[", "!!!", "???")
"""How what is read line by line may start although it looks like a paragraph."""

# A post has a hundred of these, an archive a million: the usual constructors and the
# look-up of an enumeration's member take as long as the whole match.
_new_span = partial(tuple.__new__, Span)
_new_block = partial(tuple.__new__, Block)
_KIND_PARAGRAPH, _KIND_HTML = BlockKind.PARAGRAPH, BlockKind.HTML
_KIND_BREAK = BlockKind.THEMATIC_BREAK
# Items of a line each, every one ended by the next, which is indented alike.
_MARKER = r"(?:[-+*]|[0-9]{1,9}[.)])[ ]"
_ITEM = rf"{_MARKER}[ ]{{0,3}}(?!!!!|\?\?\?)(?:{_PLAIN}|\[(?![^\n]*\]:))[^\n]*+\n"
_ITEMS = lazy_compile(rf"(?=([ ]{{0,3}}))(?:\1{_ITEM}(?=\1{_MARKER}))++")
_ITEM_TEXT = lazy_compile(rf"[ ]{{0,3}}{_MARKER}[ ]{{0,3}}([^\n]*+)\n")


def parse_blocks(text: str, body: Span, extensions: Extensions = COMMONMARK) -> tuple[Block, ...]:
    r"""Return the leaf blocks of `text[body.start:body.end]` in their order.

    Never raises, and takes time proportional to the text. Containers may nest to any
    depth. A line ends with `\n`, `\r\n` or `\r`.

    Where markdown-it differs from the specification and from cmark-gfm, these are
    followed: a paragraph is still open after the link definitions at its head; the
    head of a table is a line of a paragraph, so that `- a | b` or `# a | b` is not one.

    Args:
        text: the whole text.
        body: what to parse of it, from the start of a line on.
        extensions: how its engine cuts blocks otherwise than CommonMark.
    """
    if text.find("\r", *body) < 0:
        return tuple(_parse(text, body, extensions))
    # Of the same length, so that every offset stays what it is.
    lines = text.replace("\r\n", " \n").replace("\r", "\n")
    return tuple(
        _without_carriage_returns(text, block) for block in _parse(lines, body, extensions)
    )


def _parse(text: str, body: Span, extensions: Extensions) -> list[Block]:
    blocks: list[Block] = []
    parser: LineParser | None = None
    doubtful = _DEFINITION_OR_ADMONITION if extensions.admonitions else _DEFINITION
    at, end = body
    while at < end:
        paragraph = simple = None
        if not text[at : at + 6].lstrip(" ").startswith(doubtful):
            paragraph = _PARAGRAPH.match(text, at, end)
            simple = None if paragraph else _SIMPLE.match(text, at, end)
        if paragraph and paragraph.lastindex == _LINES:
            blocks.append(_paragraph(text, *paragraph.span(_LINES)))
            at = paragraph.end()
            continue
        if simple:
            if kind := simple.lastindex:
                blocks.append(_simple_block(text, kind, *simple.span(kind)))
            at = simple.end()
            continue
        if parser is None:
            # Made when it is needed: most parts of a body that are cut alone are simple.
            from postkit.document.blocks.line_parser import LineParser

            parser = LineParser(text, blocks, extensions)
        if paragraph:
            # A line follows that may end the paragraph or not.
            parser.start_paragraph(_paragraph_lines(text, *paragraph.span(_LINES)))
            at = paragraph.end()
        at = _parse_lines(text, at, end, parser, blocks)
    if parser:
        parser.finish()
    return blocks


def _parse_lines(text: str, at: int, end: int, parser: LineParser, blocks: list[Block]) -> int:
    """Give `parser` lines until no block is open any more; return where the next one starts."""
    while at < end:
        if parser.open_paragraph and (match := _PARAGRAPH.match(text, at, end)):
            # Such lines continue a paragraph in whatever containers, if only lazily.
            parser.continue_paragraph(_paragraph_lines(text, *match.span(_LINES)))
            at = match.end(_LINES)
            continue
        items = _ITEMS.match(text, at, end)
        if items and parser.is_ended_by_item(len(items[1])):
            parser.finish()
            blocks += _items(text, at, items.end())
            at = items.end()
            continue
        newline = text.find("\n", at, end)
        stop = end if newline < 0 else newline
        parser.feed(at, stop)
        at = stop + 1
        if parser.is_idle:
            break
    return at


def _items(text: str, start: int, end: int) -> Iterator[Block]:
    """Yield the paragraphs of items that are a line each."""
    for item in _ITEM_TEXT.finditer(text, start, end):
        first, last = item.span(1)
        if text[last - 1] in " \t":
            last = first + len(item[1].rstrip(" \t"))
        line = _new_span((first, last))
        yield _new_block((_KIND_PARAGRAPH, line, (line,), 0, 1, ""))


def _paragraph(text: str, start: int, end: int) -> Block:
    newline = text.find("\n", start, end)
    if newline == end - 1 and text[start] != " " and text[newline - 1] not in " \t":
        # Most are a line without white space around it.
        line = _new_span((start, newline))
        return _new_block((_KIND_PARAGRAPH, line, (line,), 0, 0, ""))
    lines = _paragraph_lines(text, start, end)
    span = lines[0] if len(lines) == 1 else _new_span((lines[0].start, lines[-1].end))
    return _new_block((_KIND_PARAGRAPH, span, lines, 0, 0, ""))


def _simple_block(text: str, kind: int, start: int, end: int) -> Block:
    if kind == _HEADING and (heading := atx_heading(text, start, end, 0)):
        return heading
    block_kind = _KIND_BREAK if kind == _BREAK else _KIND_HTML
    return _new_block((block_kind, _new_span((start, end)), (), 0, 0, ""))


def _paragraph_lines(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the lines of a paragraph without the white space around them."""
    lines: list[Span] = []
    while start < end:
        stop = text.find("\n", start, end)
        next_start = stop + 1
        if stop < 0:
            stop, next_start = end, end
        if text[start] == " ":
            start = stop - len(text[start:stop].lstrip(" "))
        if text[stop - 1] in " \t":
            stop = start + len(text[start:stop].rstrip(" \t"))
        lines.append(_new_span((start, stop)))
        start = next_start
    return tuple(lines)


def _without_carriage_returns(text: str, block: Block) -> Block:
    return block._replace(
        span=_shortened(text, block.span),
        lines=tuple(_shortened(text, line) for line in block.lines),
    )


def _shortened(text: str, span: Span) -> Span:
    """Return `span` moved before the carriage return of the newline after it."""
    if not text.startswith("\r\n", span.end - 1):
        return span
    return Span(min(span.start, span.end - 1), span.end - 1)
