"""White space that nobody sees: at the ends of lines, and at the end of the draft."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile

_CODE = (BlockKind.FENCED_CODE, BlockKind.INDENTED_CODE)
_KEPT = (*_CODE, BlockKind.LINK_DEFINITION)
_LINE_ENDS = (" \n", "\t\n", " \r", "\t\r")
_BREAKABLE = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.HTML)
_BLANK = " \t"
_NEWLINES = "\r\n"
_CLOSING_SIGN = "#"
"""What closes a heading; where blocks need a blank line it is text if white space follows."""
_HARD_BREAK = "  "
_BARE_MARKER = lazy_compile(r"[ \t>]*(?:[-*+:]|\d{1,9}[.)])(?:[ \t]{1,9}\[[ xX]\])?\Z")
_BARE_MARKERS = lazy_compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}\.)[ \t]{1,9})+(?:[-*+]|\d{1,9}\.)\Z")
"""Items within items on one line, as Python-Markdown has them."""
_BLANK_LINE = lazy_compile(r"[\r\n]*\Z|(?:\r\n|\n|\r(?!\n))[ \t>]*(?:[\r\n]|\Z)")


def trim_lines(document: Document) -> Iterator[Edit]:
    """Take white space from the ends of the body's lines.

    Code keeps every byte, and so do tags, comments and the like that go on in
    the next line. Two spaces that break a line of a paragraph stay two.
    """
    text, body = document.text, document.body
    for needle in _LINE_ENDS:
        # Few drafts have tabs, and one character is searched for sooner than two.
        if not all(char in text for char in needle):
            continue
        at = text.find(needle, *body)
        while at >= 0:
            edit = _trimmed(document, at + 1)
            if edit:
                yield edit
            at = text.find(needle, at + 1, body.end)


def _trimmed(document: Document, end: int) -> Edit | None:
    text = document.text
    start = end
    while start > document.body.start and text[start - 1] in _BLANK:
        start -= 1
    block = document.block_at(start)
    if block and block.kind in _KEPT and not _is_fence(block, start):
        return None
    # Without the space, a backslash at the end of a line would break it.
    if text[start - 1 : start] == "\\" or (start in document.masked and end in document.masked):
        return None
    if document.dialect.needs_blank_line:
        if _goes_on_in_code(document, document.block_at(start - 1)):
            return None
        if text[start - 1 : start] == _CLOSING_SIGN or _parts_brackets(text, start, end):
            return None
        if start == document.body.start:
            # To Python-Markdown, four spaces alone on the first line are code.
            return None
        # There a fence or a tag may not end the paragraph above it, and a tab is some spaces.
        is_break = text[start - 1] not in _NEWLINES and not _BLANK_LINE.match(text, end)
        if is_break and "\t" in text[start:end]:
            return None
    else:
        is_break = block is not None and _can_break(text, block, start, end)
    wanted = _HARD_BREAK if is_break and text[end - 2 : end] == _HARD_BREAK else ""
    if not wanted and _is_bare_marker(document, start):
        wanted = text[start : start + 1]
    return Edit(start, end, wanted) if text[start:end] != wanted else None


def _goes_on_in_code(document: Document, block: Block | None) -> bool:
    """Tell whether `block` is right below indented code, and the engine takes it for code."""
    if block is None or not document.dialect.continues_lazily:
        return False
    first = document.source.line_span(block.span.start)
    above = document.block_at(document.source.line_span(max(first.start - 1, 0)).end - 1)
    return above is not None and above.kind is BlockKind.INDENTED_CODE


def _parts_brackets(text: str, start: int, end: int) -> bool:
    """Tell whether white space keeps `[bridge]` from being read with the `[…]` on the next line.

    Python-Markdown lets one blank or newline be between the two, and no more.
    """
    if text[start - 1 : start] != "]":
        return False
    next_line = end + len("\r\n") if text.startswith("\r\n", end) else end + 1
    return text.startswith("[", next_line)


def _can_break(text: str, block: Block, start: int, end: int) -> bool:
    """Tell whether two spaces at the end of a line break it, or will once HTML is fixed."""
    if block.kind is BlockKind.HTML and text[start - 1 : start] == ">":
        return False
    return block.kind in _BREAKABLE and start < end < block.span.end


def _is_read_with_space(document: Document, end: int) -> bool:
    """Tell whether the last line, up to `end`, is something else without the space after it."""
    is_closed = document.text[end - 1 : end] == _CLOSING_SIGN
    is_kept = is_closed and bool(document.dialect.needs_blank_line)
    return is_kept or _is_bare_marker(document, end)


def _is_bare_marker(document: Document, end: int) -> bool:
    """Tell whether the line holds, up to `end`, the marker of an item or a definition alone.

    kramdown and Python-Markdown know an empty one by the space after its marker, and an empty
    task by the one after its box.
    """
    start = document.source.line_span(end).start
    if document.dialect.needs_blank_line and _BARE_MARKERS.match(document.text, start, end):
        return True
    return bool(_BARE_MARKER.match(document.text, start, end))


def _is_fence(block: Block, at: int) -> bool:
    """Tell whether `at` is on one of the lines around fenced code."""
    if block.kind is not BlockKind.FENCED_CODE:
        return False
    return not block.lines or not block.lines[0].start <= at <= block.lines[-1].end


def end_with_newline(document: Document) -> Iterator[Edit]:
    """Let the draft end with one newline, and no blank line before it."""
    text, newline = document.text, document.source.newline
    end = max(len(text.rstrip(" \t\r\n")), document.body.start)
    last = document.block_at(end - 1)
    is_code = last is not None and last.kind in _CODE and bool(last.lines)
    if last and is_code:
        # Where nothing closes the code, blank lines are part of it, but not the space after `>`.
        line = last.lines[-1]
        end = max(end, line.end if line.start < line.end else len(text[: line.end].rstrip(_BLANK)))
    elif text[end : end + 1] in (" ", "\t") and _is_read_with_space(document, end):
        end += 1
    is_empty = end == document.source.has_bom
    is_ended = text.endswith(("\n", "\r"), 0, end) and not is_code
    wanted = "" if is_empty or is_ended else newline
    if text[end:] != wanted:
        yield Edit(end, len(text), wanted)
