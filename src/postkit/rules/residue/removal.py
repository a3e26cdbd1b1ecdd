"""Remove residue so that no gap is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_SPACE = lazy_compile(r"\s*")
_LINE_END = lazy_compile(r"[ \t]*(?:\r\n?|\n)[ \t]*")
_NO_SPACE_BEFORE = frozenset(" \n\r.,;:!?)。，、；：！？）”’」』")
"""What no space is before that was between a word and what is gone."""


def removal(document: Document, span: Span, *, joins: bool = False) -> Edit:
    """Return the edit that takes `span` out.

    Where nothing else is on its lines, the lines go with it, and one of the
    blank lines around them; the text before and after stays apart. Within a
    line one of two spaces around it goes.

    Args:
        document: the draft.
        span: the residue.
        joins: whether the lines of a paragraph before and after stay one paragraph.
    """
    text = document.text
    line = document.source.line_span(span.start)
    last = document.source.line_span(span.end)
    if _words(text, line.start) < span.start or _words(text, span.end) < last.end:
        return Edit.delete(_with_space(text, span))
    if _is_blank_before(text, line.start):
        end = line_end(text, last.end)
        if _words(text, end) == len(text):
            # Nothing follows: the text then ends where the paragraph before it ends.
            before = text[: line.start].rstrip()
            return Edit(line_end(text, len(before)) if before else 0, len(text), "")
        following = document.source.line_span(end)
        if _words(text, following.start) >= following.end:
            return Edit(line.start, line_end(text, following.end), "")
    elif joins and _words(text, last.end) < len(text):
        return Edit(line.start, line_end(text, last.end), "")
    return Edit(line.start, last.end, "")


class Removal(NamedTuple):
    """Residue that goes: its `span`, the `edit` that takes it out, and the `run` it is part of."""

    span: Span
    edit: Edit
    run: Span


def removals_of_runs(
    document: Document, spans: Iterable[Span], *, joins: bool
) -> Iterator[Removal]:
    """Yield how each of `spans` goes, where others may be directly before or after it.

    What is in a run goes as if the run were one, each span with what is up to the next:
    seen by itself only the last one would have the text after it, and be sure to go.

    Args:
        document: the draft.
        spans: the residue, in order, outside of each other.
        joins: as for `removal`.
    """
    for run in _runs(document, spans):
        whole = Span(run[0].start, run[-1].end)
        start, end, _ = removal(document, whole, joins=joins)
        ends = [*(span.start for span in run[1:]), end]
        for span, stop in zip(run, ends, strict=True):
            yield Removal(span, Edit(start, stop, ""), whole)
            start = stop


def _runs(document: Document, spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Yield `spans` in groups: those that touch, and those on lines of their own.

    What parts words stays: `a![]() ![]()b` has two groups, and so have two lines with words.
    """
    run: list[Span] = []
    for span in spans:
        if run and not _are_one(document, run[0], Span(run[-1].end, span.start)):
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _are_one(document: Document, first: Span, gap: Span) -> bool:
    if gap.start == gap.end:
        return True
    line = document.source.line_span(first.start)
    starts_line = _words(document.text, line.start) == first.start
    return starts_line and _LINE_END.fullmatch(document.text, *gap) is not None


def _with_space(text: str, span: Span) -> Span:
    start, end = span
    is_after_space = start > 0 and text[start - 1] == " "
    if is_after_space and (end == len(text) or text[end] in _NO_SPACE_BEFORE):
        return Span(start - 1, end)
    if text[end : end + 1] == " " and (start == 0 or text[start - 1] in "\r\n"):
        return Span(start, end + 1)
    return span


def _is_blank_before(text: str, start: int) -> bool:
    """Tell whether the line before the one that starts at `start` is blank, or there is none."""
    before = text[max(start - 200, 0) : start].splitlines()
    return not before or not before[-1].strip()


def _words(text: str, start: int) -> int:
    """Return where white space ends that begins at `start`.

    Looks no farther: a line, and the rest of the text, may be a megabyte long.
    """
    match = _SPACE.match(text, start)
    return match.end() if match else start


def line_end(text: str, end: int) -> int:
    """Return `end`, the end of a line's content, moved past its newline."""
    if text.startswith("\r\n", end):
        return end + 2
    return min(end + 1, len(text))
