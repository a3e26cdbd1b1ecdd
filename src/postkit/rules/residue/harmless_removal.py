"""Whether residue can go without some engine reading the text around it otherwise.

What is gone may leave a list marker alone on its line, make a heading of what was
text, join two lists, or hand an attribute list to the paragraph above. Engines differ
in all of these, so none of them is safe.
"""

from __future__ import annotations

from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_MARKER_SIGN = r"(?:[-*+>]|\d{1,9}[.)])"
_MARKER = lazy_compile(rf"{_MARKER_SIGN}(?:\s|\Z)")
_MARKERS = lazy_compile(rf"(?:[ \t]*+{_MARKER_SIGN}[ \t]++)++")
_WORD = lazy_compile(r" ?(?:\*\*)?[^\W\d_]")
"""What starts a line as text, in every engine."""
_GOES_ON = (" ", "\t", ":", "{", "=", "|", "~", "!!!", "???")
"""What a line starts with that some engine reads together with what is above it."""
_AFTER_TEXT = tuple("({[:")
"""What makes a link, an attribute list or a definition of what is before it."""
_EMPHASIS = tuple("*_~")
_NEAR = 400
"""How far the lines around are searched for, in characters."""


def is_removal_harmless(document: Document, span: Span) -> bool:
    """Tell whether every engine reads the text around `span` as before once it is gone."""
    text = document.text
    line, last = document.source.line_span(span.start), document.source.line_span(span.end)
    before = text[max(line.start, span.start - _NEAR) : span.start]
    after = text[span.end : min(last.end, span.end + _NEAR)]
    if any(map(str.isalpha, before)):
        return _is_sure_between(before, after)
    if before.lstrip().startswith("|"):
        return after.rstrip().endswith("|")  # A row of a table keeps its cell.
    if before.strip() and not _MARKERS.fullmatch(before):
        return False
    if after.strip():
        return _WORD.match(after) is not None
    # The marker of a list would be left alone.
    return not before.strip() and _is_sure_line(document, line, last)


def _is_sure_between(before: str, after: str) -> bool:
    """Tell whether `before` and `after`, parts of one line, keep their meaning when they meet."""
    if after.startswith(_AFTER_TEXT):
        return False
    if before.endswith(_EMPHASIS):
        # After `**` must come a word, and no run of asterisks may meet another.
        return after[:1].isalnum()
    return not after.startswith(_EMPHASIS) or before[-1].isalnum()


def _is_sure_line(document: Document, line: Span, last: Span) -> bool:
    """Tell whether what is above and below a line that goes is read as before.

    That a paragraph goes on below an image that goes is up to `removal`.
    """
    text = document.text
    above = text[max(line.start - _NEAR, document.body.start) : line.start].replace("\r\n", "\n")
    below = text[last.end : last.end + _NEAR].replace("\r\n", "\n").removeprefix("\n")
    lines = below.split("\n")
    is_glued_above = bool(above.strip()) and not above.endswith("\n\n")
    is_glued_below = bool(lines[0].strip())
    following = next((item for item in lines if item.strip()), "")
    if not following:
        return True
    if following.startswith(_GOES_ON):
        return False
    # A comment ends at its line in most engines, a paragraph goes on.
    is_comment = text.startswith("<!--", line.start)
    if is_glued_above and is_glued_below:
        is_row = above.rstrip("\n").rpartition("\n")[2].lstrip().startswith("|")
        return not is_comment and not is_row and _starts_text(following)
    if is_glued_below and not _starts_text(following):
        return is_comment and following.startswith(("#", "<"))
    return not (_MARKER.match(following) and _is_in_container(document, line.start))


def _starts_text(line: str) -> bool:
    """Tell whether `line` starts with a word, or a mark that no engine gives a meaning."""
    return line[0].isalpha() or line[0] in "（(“「『《【"


def _is_in_container(document: Document, end: int) -> bool:
    """Tell whether the last text before `end` is in a list or a quotation."""
    text = document.text
    at = end - 1
    while at > document.body.start and text[at].isspace():
        at -= 1
    block = document.block_at(at) if at >= document.body.start else None
    return block is not None and block.depth > 0
