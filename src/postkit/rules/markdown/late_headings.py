"""Headings that are not at the start of their line, and so are text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_HEADING = lazy_compile(r"#{2,6}[ \t]++[^\s#|`][^\r\n#|`]{0,40}(?=[\r\n]|\Z)")
_BLANKS = r"[ \u00a0\u2000-\u200a\u3000]*"
_ENDS_SENTENCE = lazy_compile(rf"[。！？!?.）)”]{_BLANKS}\Z")
_MARKS = lazy_compile(rf"{_BLANKS}(?:\*+|_+)?{_BLANKS}")


class LateHeading(NamedTuple):
    """The signs of a heading, what is before them on their line, and what makes it a heading."""

    signs: Span
    before: Span
    is_glued: bool
    """Whether a sentence is before it, and not only asterisks or wide spaces."""
    edits: tuple[Edit, ...]


def find_late_headings(document: Document) -> Iterator[LateHeading]:
    """Yield the headings after asterisks, wide spaces or the end of a sentence."""
    text = document.text
    end = document.body.start
    for match in _HEADING.finditer(text, *document.body):
        at = match.start()
        if text[at - 1 : at] in ("", "\n", "#", "\\", "&"):
            continue
        block = document.block_at(at)
        if block is None or block.kind is not BlockKind.PARAGRAPH or at in document.masked:
            continue
        line = block.lines[bisect_right(block.lines, at, key=attrgetter("start")) - 1]
        before, signs = Span(line.start, at), Span(at, match.end())
        marks = _MARKS.fullmatch(text, *before)
        if marks and before:
            yield LateHeading(signs, before, False, tuple(_without(text, before, line.end)))
        elif _ENDS_SENTENCE.search(text, max(before.start, end), at):
            blanks = len(before.text(text)) - len(before.text(text).rstrip())
            edit = Edit(at - blanks, at, document.source.newline * 2)
            yield LateHeading(signs, before, True, () if block.depth else (edit,))


def _without(text: str, before: Span, end: int) -> Iterator[Edit]:
    """Yield the edits that take away what is before a heading, and the same signs at its end."""
    yield Edit.delete(before)
    marks = before.text(text).strip()
    title = text[before.end : end].rstrip()
    if marks and title.endswith(marks) and title.count(marks) == 1:
        start = before.end + len(title) - len(marks)
        yield Edit(start, start + len(marks), "")
