"""MD005: lines that were meant as a list and run together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.markdown.lone_items import find_lone_items
from postkit.rules.signs.markup import at_line_heads
from postkit.source import Span

# `->` is an arrow.
_SIGN = (
    r"(?:[-+](?=[^\s\d+>.,:;、。，：；-])|\d{1,2}[.)](?=[^\s\d.)])"
    r"|(?:[-+*]|\d{1,2}[.)])(?=[\u00a0\u3000][ \t\u00a0\u3000]*+[^\s>]))"
)
_WIDE_SPACES = lazy_compile(r"(?:[\u00a0\u3000][ \t\u00a0\u3000]*+)?")
_MARKER = lazy_compile(_SIGN)
_SENTENCE_ENDS = ("。", "？", "！", "?", "!", "…", "”", "」", '"')
_SPOKEN = lazy_compile("[我你您咱吗呢吧啊哦嗯喂嘿]")
"""What is said rather than listed."""
_MOST_LINES = 2_000
"""A longer list is no writer's, and proving what its spaces change takes seconds."""
_TWO_LINES = rf"[ \t]*+(?=[-+*\d])({_SIGN})(?=[^\n]*\n[ \t>]*{_SIGN})"


class UnrenderedList(Rule):
    """Lines start with a list marker that has no space after it.

    Without the space Markdown sees no list (CommonMark 5.2): the lines run together in one
    paragraph. It is reported where two or more such lines follow each other, and where one is
    among items that have the space. A full-width or non-breaking space does not count.

    Bad:

        出门之前：

        -关灯
        -锁门

    Good:

        出门之前：

        - 关灯
        - 锁门
    """

    code = "MD005"
    name = "unrendered-list"
    trigger = "marked-lines"
    summary = "list markers without a space after them make no list"
    severity = Severity.WARNING
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield one finding for each run of such lines, and for each alone in a list."""
        done = -1
        reported: set[int] = set()
        for match in at_line_heads(document, _TWO_LINES):
            if match.start(1) < done:
                continue
            block = document.block_at(match.start(1))
            if block is None:
                continue
            done = block.span.end
            if block.kind is not BlockKind.PARAGRAPH:
                continue
            for run in _runs(document.text, block):
                reported.update(marker.start for marker in run)
                if run[0].start not in document.masked:
                    yield self._report(document, block, run)
        for marker in find_lone_items(document):
            if marker.start not in reported:
                yield self._report_alone(document, marker)

    def _report_alone(self, document: Document, marker: Span) -> Diagnostic:
        written = marker.text(document.text)
        # `2.js` may be a name.
        make = unsafe_fix if document.text[marker.end].isascii() else fix
        return self.found(
            document,
            marker,
            f"`{written}` without a space makes no item of the list around it; add the space",
            make("add a space after the marker", Edit.insert(marker.end, " ")),
        )

    def _report(self, document: Document, block: Block, run: list[Span]) -> Diagnostic:
        text = document.text
        marker = run[0].text(text)
        is_wide = text[run[0].end].isspace()
        message = (
            f"`{marker}` {'with a full-width or non-breaking' if is_wide else 'without a'} space "
            f"makes no list, so these {len(run)} lines run together; "
            f"{'write plain spaces' if is_wide else 'add the spaces'}"
        )
        if len(run) > _MOST_LINES:
            return self.found(document, run[0], message)
        # The line after the list would belong to its last item.
        is_cut = document.source.line_span(run[-1].start).end < block.span.end
        is_doubtful = (
            is_cut
            or _is_dialogue(document, run)
            or _are_options(document, run)
            or _is_output(document, run)
        )
        make = unsafe_fix if is_doubtful else fix
        gaps = (_WIDE_SPACES.match(text, span.end) for span in run)
        edits = (Edit(*gap.span(), " ") for gap in gaps if gap)
        return self.found(document, run[0], message, make("add spaces after the markers", *edits))


def _is_dialogue(document: Document, run: list[Span]) -> bool:
    """Tell whether a line is a sentence after a dash, as what somebody says is written."""
    text = document.text
    lines = (document.source.line_span(marker.start).text(text).rstrip() for marker in run)
    return text[run[0].start] == "-" and any(
        line.endswith(_SENTENCE_ENDS) or _SPOKEN.search(line) for line in lines
    )


def _are_options(document: Document, run: list[Span]) -> bool:
    """Tell whether a line may be an option of a command (`-Dname=value`, `-v`) or a sum."""
    text = document.text
    if {"-", "+"} <= {text[marker.start] for marker in run}:
        return True
    return any(
        text[marker.start] in "-+" and text[marker.end].isascii() and text[marker.end].isalnum()
        for marker in run
    )


def _is_output(document: Document, run: list[Span]) -> bool:
    """Tell whether a number above 1 comes again, as it does in what a program prints."""
    numbers = [marker.text(document.text)[:-1] for marker in run]
    return any(number == after > "1" for number, after in pairwise(numbers))


def _runs(text: str, block: Block) -> Iterator[list[Span]]:
    """Yield the markers of two or more lines in a row that were meant as a list."""
    run: list[Span] = []
    for line in block.lines:
        match = _MARKER.match(text, *line)
        if match:
            run.append(Span(*match.span()))
            continue
        if len(run) > 1:
            yield run
        run = []
    if len(run) > 1:
        yield run
