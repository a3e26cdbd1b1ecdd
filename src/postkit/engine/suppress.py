"""The comment that suppresses one finding, put where it changes nothing that a reader sees."""

from __future__ import annotations

from bisect import bisect_left

from postkit.diagnostics import Diagnostic
from postkit.document import Document, FrontMatter
from postkit.document.blocks import BlockKind
from postkit.edits import Edit
from postkit.front_matter import Syntax
from postkit.rules.front_matter.missing_front_matter import MissingFrontMatter
from postkit.source import Span

_ABOUT_COMMENTS = "PK"
_ABOUT_BLOCKS = "DB"
_FLANKING = "*_~"


def suppression(document: Document, diagnostic: Diagnostic) -> Edit | None:
    """Return the edit that switches the rule of `diagnostic` off for its line.

    For a finding about all of the draft, such as one on the fence of its front
    matter, that is the whole file. None where no comment is possible: in JSON, in a
    text of several lines, in the second row of a table or of what should be one.
    """
    if diagnostic.code.startswith(_ABOUT_COMMENTS):
        return None
    if diagnostic.code == MissingFrontMatter.code:
        comment = f"<!-- postkit-disable-file {diagnostic.code} -->{document.source.newline}"
        return Edit.insert(document.body.start, comment)
    front_matter = document.front_matter
    if front_matter and diagnostic.span.start < document.body.start:
        return _in_front_matter(document, front_matter, diagnostic)
    return _in_body(document, diagnostic)


def _in_front_matter(
    document: Document, front_matter: FrontMatter, diagnostic: Diagnostic
) -> Edit | None:
    root = front_matter.root
    if root is None or front_matter.problems or front_matter.syntax is Syntax.JSON:
        return None
    newline = document.source.newline
    content = front_matter.content
    if diagnostic.span.start < content.start:
        if document.source.line_span(content.start).start != content.start:
            return None
        return Edit.insert(content.start, f"# postkit-disable-file {diagnostic.code}{newline}")
    line = document.source.line_span(diagnostic.span.start)
    if not content.start <= line.start < content.end:
        return None
    if any(node.span.start < line.start < node.span.end for node in front_matter.scalars()):
        return None
    indent = document.text[line.start : line.end]
    indent = indent[: len(indent) - len(indent.lstrip(" \t"))]
    comment = f"{indent}# postkit-disable-next-line {diagnostic.code}{newline}"
    return Edit.insert(line.start, comment)


def _in_body(document: Document, diagnostic: Diagnostic) -> Edit | None:
    comment = f"<!-- postkit-disable-next-line {diagnostic.code} -->"
    line = document.source.line_span(diagnostic.span.start)
    if _may_be_above(document, line, diagnostic.code):
        return Edit.insert(line.start, comment + document.source.newline)
    before = _paragraph_before(document, line)
    if before is None:
        return None
    text = before.text(document.text)
    # Two blanks or a backslash at the end of a line break it: they stay the last.
    end = before.start + len(text.rstrip(" \t\\"))
    if end - 1 in document.masked and end in document.masked:
        return None
    # After the last bar of a row the comment would be a cell more.
    if document.text[end - 1] == "|":
        return None
    # After closing signs of emphasis a blank, as the newline was: else they do not close.
    gap = " " * (document.text[end - 1 : end] in _FLANKING)
    return Edit.insert(end, gap + comment)


def _may_be_above(document: Document, line: Span, code: str) -> bool:
    """Tell whether a line of its own above `line` leaves all blocks as they are."""
    at = line.start
    if at - 1 in document.masked and at in document.masked:
        return False
    index = bisect_left(document.blocks, at, key=lambda block: block.span.start)
    previous = document.blocks[index - 1] if index else None
    if previous and previous.span.end > at:
        # Between the tags of a broken block a comment shifts what is wrong with it.
        is_about_tags = code.startswith(_ABOUT_BLOCKS)
        return previous.kind is BlockKind.HTML and not previous.depth and not is_about_tags
    block = document.block_at(_last_character(document, line))
    if block is None or block.kind is BlockKind.INDENTED_CODE:
        return False
    # Between two items of a list it would end the list.
    return not (block.depth and previous and previous.depth)


def _paragraph_before(document: Document, line: Span) -> Span | None:
    """Return the nearest line above `line` that is not blank, if it ends in a paragraph."""
    at = line.start
    while at > document.body.start:
        before = document.source.line_span(at - 1)
        if before.text(document.text).strip():
            block = document.block_at(_last_character(document, before))
            return before if block and block.kind is BlockKind.PARAGRAPH else None
        at = before.start
    return None


def _last_character(document: Document, line: Span) -> int:
    """Return the offset of the last character of `line`: the first may be a list's marker."""
    return line.start + max(len(line.text(document.text).rstrip()) - 1, 0)
