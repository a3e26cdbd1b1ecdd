"""Blank lines between blocks: at most one, and one around headings, rules and code.

Nothing here changes what the page shows: a blank line is put only where two
blocks end and start anyway, and none inside a list, which would become loose.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.document.front_matter_in_body import find_second_front_matter
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile

# In kramdown, what is two lines below a term is not a definition of it.
_RUN = lazy_compile(r"(\r\n|\n|\r(?!\n))(?:\r\n|\n|\r(?!\n)){2,}+(?![ ]{0,3}:[ \t])")
_BLANK_BEFORE = lazy_compile(r"(?:\n|\r)[ \t>]*(?:\r\n|\n|\r)[ \t]*\Z")
_LIST_MARKER = lazy_compile(r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])(?=[ \t])")
_ITEM = lazy_compile(r"[-*+]|\d{1,9}[.)]")
_DELIMITER_ROW = lazy_compile(r"(?=[^\r\n]*\|)[ \t:|-]+(?:[\r\n]|\Z)")
_PROPERTY = lazy_compile(r"[A-Za-z][\w-]*::(?:[ \t]|[\r\n]|\Z)")
"""`id:: 6774c2af`, which Logseq reads as a property of what is right above it."""
_FAR = 80
"""How far back a blank line is searched for, in characters."""
_DETAILS = ("<details", "<DETAILS")
_FENCES = ("---", "+++", ";;;")
_LIST_OR_QUOTE = 1
"""The depth from which on a block is in a list or a quotation."""
_ALIKE = frozenset(
    [
        (BlockKind.HEADING, BlockKind.PARAGRAPH),
        (BlockKind.HEADING, BlockKind.HEADING),
        (BlockKind.HEADING, BlockKind.HTML),
        (BlockKind.PARAGRAPH, BlockKind.HEADING),
        (BlockKind.PARAGRAPH, BlockKind.HTML),
        (BlockKind.FENCED_CODE, BlockKind.HEADING),
        (BlockKind.THEMATIC_BREAK, BlockKind.PARAGRAPH),
        (BlockKind.THEMATIC_BREAK, BlockKind.HEADING),
        (BlockKind.THEMATIC_BREAK, BlockKind.HTML),
    ]
)
"""Kinds of neighbours that every engine reads the same with and without a blank line.

kramdown takes a heading below a list for a part of the list, Python-Markdown starts no list
below a paragraph: where another engine than CommonMark's may read the post, these wait.
"""
_STANDS_OUT = (BlockKind.HEADING, BlockKind.FENCED_CODE, BlockKind.THEMATIC_BREAK)


def drop_surplus_lines(document: Document) -> Iterator[Edit]:
    """Leave one of several blank lines between blocks, and none before the first of all."""
    text, body = document.text, document.body
    first = body.end - len(text[body.start :].lstrip("\r\n"))
    wanted = document.source.newline if document.body.start else ""
    found = text[body.start : first]
    # At the head of a draft, a rule would be the fence of front matter.
    is_safe = document.front_matter is not None or not text.startswith(_FENCES, first)
    if found != wanted and len(found) > len(wanted) and first < body.end and is_safe:
        yield Edit(body.start, first, wanted)
    if "\n\n\n" not in text and "\r" not in text:
        return
    for match in _RUN.finditer(text, first):
        if match.end() == body.end or document.block_at(match.end(1)) is not None:
            continue
        # In the `<pre>` of a `<div>` some engines show them.
        if not (match.start() in document.masked and match.end() in document.masked):
            yield Edit(match.start(), match.end(), match[1] * 2)


def set_apart(document: Document) -> Iterator[Edit]:
    """Put a blank line around headings, rules and code, and before details blocks and lists."""
    text, newline = document.text, document.source.newline
    is_sure = document.dialect.is_known and document.dialect.has_commonmark_blocks
    second = document.once(find_second_front_matter)
    head_end = second.end if second else 0
    for before, after in pairwise(document.blocks):
        if after.span.start < head_end:
            # Its keys are text to site generators, but not to who wrote them.
            continue
        # Most blocks are set apart already.
        start = text.find("\n", before.span.end, after.span.start) + 1
        if start and text.startswith(("\n", "\r\n"), start):
            continue
        start = document.source.line_span(after.span.start).start
        gap = text[before.span.end : start]
        is_read_alike = is_sure or _are_read_alike(text, before, after)
        # Nobody wants the heading that kramdown makes of an item with a rule below it.
        is_rule = after.kind is BlockKind.THEMATIC_BREAK and not document.dialect.is_known
        if gap.strip(" \t") != newline or not (is_read_alike or is_rule):
            continue
        if _are_apart(document, before, after, start):
            yield Edit.insert(start, newline)


def _are_read_alike(text: str, before: Block, after: Block) -> bool:
    """Tell whether every engine reads two blocks the same with and without a blank line."""
    if before.depth >= _LIST_OR_QUOTE or not all(
        _is_heading_to_all(text, block) for block in (before, after) if block.level
    ):
        return False
    if before.kind is BlockKind.THEMATIC_BREAK and not _is_below_blank(text, before.span.start):
        # kramdown takes a rule below a paragraph for its text.
        return False
    if after.kind is BlockKind.PARAGRAPH and after.lines and "|" in after.lines[0].text(text):
        # Below a blank line, kramdown makes a table of it.
        return False
    is_below_heading = before.kind in (BlockKind.HEADING, BlockKind.THEMATIC_BREAK)
    if after.depth >= _LIST_OR_QUOTE:
        return is_below_heading
    return (before.kind, after.kind) in _ALIKE


def _is_heading_to_all(text: str, heading: Block) -> bool:
    """Tell whether no engine takes the heading for text.

    kramdown does so where it is indented, empty, or underlined and not below a blank line;
    Python-Markdown where an underlined one has two lines.
    """
    start = heading.span.start
    if len(heading.lines) != 1 or not heading.lines[0].text(text).strip():
        return False
    is_indented = text[start : start + 1] in (" ", "\t") or text[start - 1 : start] in (" ", "\t")
    return not is_indented and (text.startswith("#", start) or _is_below_blank(text, start))


def _are_apart(document: Document, before: Block, after: Block, start: int) -> bool:
    """Tell whether a blank line belongs between two blocks, and changes nothing."""
    text = document.text
    if before.depth and after.depth:
        return False
    # HTML goes on to the next blank line, and a comment may be about the next line.
    # What starts with a brace is a tag of a site generator, which may be as well.
    if before.kind is BlockKind.HTML or _is_tag(text, start) or _ends_with_tag(document, before):
        return False
    # Some renderers take a heading or an item with pipes for the head of a table.
    if _DELIMITER_ROW.match(text, start) or _PROPERTY.match(text, start):
        return False
    if after.depth:
        # A line that was meant as an item as well must not be cut off the list.
        starts_list = _LIST_MARKER.match(text, start) and not _has_items(text, before)
        return bool(starts_list) or before.kind in _STANDS_OUT
    return (
        before.kind in _STANDS_OUT
        or after.kind in _STANDS_OUT
        or (after.kind is BlockKind.HTML and text.startswith(_DETAILS, after.span.start))
    )


def _is_below_blank(text: str, start: int) -> bool:
    before = text[max(start - _FAR, 0) : start]
    is_first = start < _FAR and not before.rstrip(" \t")
    return is_first or bool(_BLANK_BEFORE.search(before))


def _has_items(text: str, block: Block) -> bool:
    return any(_ITEM.match(text, line.start) for line in block.lines)


def _ends_with_tag(document: Document, block: Block) -> bool:
    """Tell whether the last line of a paragraph is a tag, which may have begun lines above."""
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    last = document.source.line_span(block.span.end).text(document.text)
    return _is_tag(last.lstrip(" \t"), 0)


def _is_tag(text: str, start: int) -> bool:
    return text.startswith("{", start)
