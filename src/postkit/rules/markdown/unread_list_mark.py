"""MD024: lines that start with a list mark which Markdown does not take for one."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.markdown.list_marks import find_marked_lines, find_sure_lists, written
from postkit.source import Span


class UnreadListMark(Rule):
    """Lines start with `•`, `1、` or another mark that makes no list.

    Word, PDF files and chat programs leave such marks in what is copied from them. Markdown
    takes the lines for one paragraph (CommonMark 5.2), and readers see the items run together.
    It is reported where two or more such lines follow each other, numbers in their order; not
    where each line ends in a line break, nor on sites that show every line break. After `·`, `－`
    and `＊` there may be something else than an item, and numbers may be wanted as they are, so
    these fixes are unsafe, and so is one where text follows the last item, a list is above or
    below, or Markdown would not read just these items.

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
        found = list(find_marked_lines(document))
        sure = find_sure_lists(document, found)
        for lines in found:
            first = lines.marks[0]
            make = fix if lines in sure else unsafe_fix
            yield self.found(
                document,
                Span(*first.span("mark")),
                f"`{first['mark']}` makes no list, so these {len(lines.marks)} lines run together; "
                f"write `{written(first)}` and a space",
                make(f"write `{written(first)}` and a space", *lines.edits(document)),
            )
