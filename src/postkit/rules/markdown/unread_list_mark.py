"""MD024: lines that start with a list mark which Markdown does not take for one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.source import Span

_MARK = lazy_compile(
    r"(?P<mark>(?P<bullet>[•●◦▪‣·－＊])|(?P<number>[0-9０-９]{1,2})[、．]|[（(](?P<inside>[0-9０-９]{1,2})[）)]"
    r"|(?P<circled>[①-⑳]))[ \t\u00a0\u3000]*(?=[^\s•●◦▪‣·－＊])"
)
_SURE = "•●◦▪‣"
_HARD_BREAK = lazy_compile(r"(?:  |\\|<br ?/?>)\Z")
_ROW = lazy_compile(r".*(?:[•●◦▪‣·－＊]\s*\Z|\s[•●◦▪‣·－＊]\s)")
"""A line with the mark at both ends, or between what is in it: `· 上篇 · 下篇`."""


class UnreadListMark(Rule):
    """Lines start with `•`, `1、` or another mark that makes no list.

    Word, PDF files and chat programs leave such marks in what is copied from them. Markdown
    takes the lines for one paragraph (CommonMark 5.2), and readers see the items run together.
    It is reported where two or more such lines follow each other, numbers in their order; not
    where each line ends in a line break, nor on sites that show every line break. After `·`, `－`
    and `＊` there may be something else than an item, and numbers may be wanted as they are, so
    these fixes are unsafe, and so is one where text follows the last item, or a tab is before
    the first mark.

    Bad:

        出门之前：

        • 关灯
        • 锁门

    Good:

        出门之前：

        - 关灯
        - 锁门
    """

    code = "MD024"
    name = "unread-list-mark"
    summary = "lines start with a list mark (`•`, `1、`) that makes no list"
    trigger = "unread-list-marks"
    severity = Severity.WARNING
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run of such lines."""
        if document.dialect.breaks_lines:
            return
        for block in document.blocks:
            if block.kind is not BlockKind.PARAGRAPH or len(block.lines) < 2:
                continue
            for run in _runs(document, block):
                if not any(match.start("mark") in document.masked for match in run):
                    yield self._report(document, block, run)

    def _report(self, document: Document, block: Block, run: list[re.Match[str]]) -> Diagnostic:
        first, last = (document.source.line_span(run[at].start("mark")) for at in (0, -1))
        is_last = last.end >= block.span.end
        before = document.text[first.start : run[0].start("mark")]
        is_sure = is_last and all(match["mark"] in _SURE for match in run)
        make = fix if is_sure and "\t" not in before else unsafe_fix
        marks = ["-" if match["bullet"] else f"{_number(match)}." for match in run]
        edits = [
            Edit(match.start("mark"), match.end(), f"{mark} ")
            for match, mark in zip(run, marks, strict=True)
        ]
        newline = document.source.newline
        if not is_last:
            edits.append(Edit.insert(last.end, newline))
        if run[0]["bullet"] is None and first.start > block.span.start:
            # A list whose first number is not 1 cannot follow text (CommonMark 5.2).
            edits.insert(0, Edit.insert(first.start, newline))
        return self.found(
            document,
            Span(*run[0].span("mark")),
            f"`{run[0]['mark']}` makes no list, so these {len(run)} lines run together; "
            f"write `{marks[0]}` and a space",
            make(f"write `{marks[0]}` and a space", *edits),
        )


def _runs(document: Document, block: Block) -> Iterator[list[re.Match[str]]]:
    """Yield the marks of two or more lines in a row, if a line of them runs into the next."""
    text = document.text
    run: list[re.Match[str]] = []
    breaks: list[bool] = []
    for line in (*block.lines, None):
        match = _MARK.match(text, *line) if line else None
        if match and line and _ROW.match(text, match.end(), line.end):
            match = None
        if not (match and run and _follows(match, run[-1])):
            if len(run) > 1 and not all(breaks[:-1]):
                yield run
            run, breaks = [], []
        if match and line:
            run.append(match)
            written = document.source.line_span(line.start).text(text)
            breaks.append(_HARD_BREAK.search(written) is not None)


def _follows(match: re.Match[str], last: re.Match[str]) -> bool:
    """Tell whether `match` is the next mark in the list of `last`."""
    if match["bullet"] or last["bullet"]:
        return bool(match["bullet"] and last["bullet"])
    kinds = ("number", "inside", "circled")
    is_alike = any(match[kind] and last[kind] for kind in kinds)
    return is_alike and _number(match) == _number(last) + 1


def _number(match: re.Match[str]) -> int:
    if match["circled"]:
        return ord(match["circled"]) - ord("①") + 1
    return int(match["number"] or match["inside"])
