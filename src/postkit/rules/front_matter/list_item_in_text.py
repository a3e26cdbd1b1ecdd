"""FM015: list items that YAML takes for the continuation of a text."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit, Fix
from postkit.front_matter.key_lines import LIST_MARKS, SURE_MARKS
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.signs.front_matter import Placed, is_yaml, overview
from postkit.source import Span

_MARK = lazy_compile(rf"(?P<mark>[{SURE_MARKS}]|[-{LIST_MARKS}](?=[ \t]))[ \t\u3000]*(?=\S)")
_LINE = lazy_compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_WRAPPED = 60
"""A line with this many characters was broken because it was full."""
_EMPTY = ("null", "~")
_MAX_LINES = 200


class ListItemInText(Rule):
    """A line that looks like a list item is part of the text above it.

    A text continues over all lines that are indented deeper than its key or dash. So to YAML
    these are not items: one that is indented more than the item above it, a first item on the
    line of its key, and items with a mark other than `-` (`－ 股市`). What looks like several
    tags is one long one.

    Bad:

        ---
        tags:
          - 股市
            - 债市
        people: 林
          - 陈
        ---

    Good:

        ---
        tags:
          - 股市
          - 债市
        people:
          - 林
          - 陈
        ---
    """

    code = "FM015"
    name = "list-item-in-text"
    trigger = "unusual-values"
    summary = "list items are read as the continuation of a text"
    severity = Severity.ERROR
    fixable = True
    always_unsafe = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on each text that list items are part of."""
        if not is_yaml(document):
            return
        for placed in document.once(overview).odd:
            node = placed.node
            start, end = node.span
            if node.style or type(node.value) is not str:
                continue
            # A text in one line reads as it is written, but for the only item of a list.
            is_in_line = len(node.value) == end - start
            if is_in_line and not _is_only_item(document, start):
                continue
            lines = _lines(document, node.span)
            marked = [line for line in lines if _MARK.match(document.text, line.start)]
            if len(lines) > _MAX_LINES or not _is_list(document, lines, marked):
                continue
            message = (
                f"YAML takes this list item for part of the text of `{placed.key}`; write the "
                "items below each other, with `- ` before each"
            )
            yield self.found(document, marked[0], message, _make_fix(document, placed, lines))


def _is_only_item(document: Document, start: int) -> bool:
    """Tell whether the text at `start` is below its key and has a mark that no text starts with."""
    text = document.text
    head = text[document.source.line_span(start).start : start]
    return text[start] in SURE_MARKS and not head.strip()


def _is_list(document: Document, lines: list[Span], marked: list[Span]) -> bool:
    """Tell whether `lines`, of which some are `marked`, are a list and no prose.

    A program that wraps long texts may well start a line with the dash of a title,
    and a quotation may end with `— Name`.
    """
    if marked == lines:
        return True
    if marked != lines[1:] or not marked:
        return False
    text, source = document.text, document.source
    before = [source.line_span(line.start) for line in lines[:-1]]
    is_wrapped = any(line.end - line.start >= _WRAPPED for line in before)
    return not is_wrapped and all(text[line.start] not in "—–" for line in marked)


def _lines(document: Document, span: Span) -> list[Span]:
    """Return the lines of a value without their white space; blank ones are left out."""
    lines = []
    at = span.start
    for line in _LINE.findall(span.text(document.text)):
        bare = line.strip()
        if bare:
            start = at + line.index(bare)
            lines.append(Span(start, start + len(bare)))
        at += len(line)
    return lines


def _make_fix(document: Document, placed: Placed, lines: list[Span]) -> Fix | None:
    """Return the fix that makes an item of each line, in line with what is above it."""
    text, source = document.text, document.source
    first = source.line_span(placed.node.span.start)
    head = text[first.start : placed.node.span.start]
    edits = []
    rest = lines
    if head.strip() == "-":
        lead, rest = head[: head.index("-")], lines[1:]
    elif head.strip():
        # `key: first`: the first item moves to a line of its own.
        start = first.start + len(head.rstrip())
        lead = head[: len(head) - len(head.lstrip())] + "  "
        if lines[0].text(text) in _EMPTY:
            edits.append(Edit(start, lines[0].end, ""))
        else:
            edits.append(Edit(start, lines[0].start, f"{source.newline}{lead}- "))
        rest = lines[1:]
    else:
        lead = head
    for line in rest:
        start = source.line_span(line.start).start
        match = _MARK.match(text, line.start)
        if match is None and line != lines[0]:
            return None
        edits.append(Edit(start, match.end() if match else line.start, f"{lead}- "))
    return unsafe_fix("turn them into list items", *edits)
