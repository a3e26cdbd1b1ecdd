"""MD019: a list or table that the engine takes for the end of a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix

_MARKER = r"[ ]{0,3}(?:[-*+]|\d{1,9}\.)[ \t]++(?=\S)"
_TWO_ITEMS = lazy_compile(rf"{_MARKER}[^\n]*\n(?:[ \t][^\n]*\n)*{_MARKER}")

_TABLE_HEAD = lazy_compile(r"(?:\|[-:|+ \t]*|\{:[^{}\n]*\}[ \t]*)\Z")


class GluedList(Rule):
    """A list or a table follows a paragraph without a blank line, where the engine needs one.

    MkDocs and Pelican (Python-Markdown) start a list or a table only after a blank line, and so
    does Jekyll (kramdown) for tables. Without it the items or rows run together in the
    paragraph, and readers see their markers. Nothing is reported on other sites.

    Bad:

        出门之前：
        - 关灯
        - 锁门

    Good:

        出门之前：

        - 关灯
        - 锁门
    """

    code = "MD019"
    name = "glued-list"
    trigger = "needs-blank-lines"
    site = "mkdocs"
    summary = "the engine takes a list or table for part of the paragraph above it"
    severity = Severity.WARNING
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each list of two items or more, and each table."""
        needs_blank_line, text = document.dialect.needs_blank_line, document.text
        if not needs_blank_line:
            return
        for before, after in pairwise(document.blocks):
            if before.kind is not BlockKind.PARAGRAPH or before.depth:
                continue
            line = document.source.line_span(after.span.start)
            if line.start in document.masked or _opens(document, before):
                continue
            gap = text[before.span.end : line.start]
            what = _what(text, after, line.start)
            if what in needs_blank_line and not gap.strip() and gap.count("\n") == 1:
                yield self.found(
                    document,
                    line,
                    f"this {what} is part of the paragraph above it: add a blank line before it",
                    unsafe_fix(
                        "add a blank line", Edit.insert(line.start, document.source.newline)
                    ),
                )


def _opens(document: Document, block: Block) -> bool:
    """Tell whether `block` is no paragraph but opens what is below it.

    That is the head of a block of pymdown (`/// note`), and attributes or a rule at the top of
    a table.
    """
    text = document.text
    if not document.dialect.needs_delimiter_row:
        return all(_TABLE_HEAD.match(text, *line) for line in block.lines)
    return "///" in document.dialect.containers and text.startswith("///", block.lines[-1].start)


def _what(text: str, block: Block, start: int) -> str:
    if block.kind is BlockKind.TABLE and not block.depth:
        return "table"
    return "list" if block.depth == 1 and _TWO_ITEMS.match(text, start) else ""
