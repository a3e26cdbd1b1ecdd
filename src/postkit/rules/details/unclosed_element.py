"""DB021: a `<div>` or the like that is never closed."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.details import find_hidden
from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document, Tag
from postkit.document.blocks import BlockKind
from postkit.rules.base import Rule

_NAMES = frozenset(("article", "aside", "center", "div", "section", "table"))
_CELLS = frozenset(("td", "th"))


class UnclosedElement(Rule):
    """A `<div>`, `<section>`, `<table>` or the like has no closing tag.

    Browsers make everything that follows part of the element, even the footer of the page: a
    box goes on to the end, and a tag that centres a line centres the rest of the post. An element
    in a cell of a table ends with the cell.

    Bad:

        <div class="note">

        先看天气，再看潮水。

        然后出海。

    Good:

        <div class="note">

        先看天气，再看潮水。

        </div>

        然后出海。
    """

    code = "DB021"
    name = "unclosed-element"
    trigger = "elements"
    summary = "a `<div>` or the like is never closed"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each opening tag without its closing one."""
        for tag in _unclosed(document):
            yield self.found(
                document,
                tag.span,
                f"this `<{tag.name}>` is never closed: add `</{tag.name}>` where it ends",
            )


def _unclosed(document: Document) -> Iterator[Tag]:
    hidden = document.once(find_hidden)
    stacks: dict[str, list[Tag]] = {name: [] for name in _NAMES}
    cell = 0
    for tag in document.tags:
        if tag.name in _CELLS and tag.is_closing:
            for stack in stacks.values():
                while stack and stack[-1].span.start > cell:
                    stack.pop()
        elif tag.name in _CELLS:
            cell = tag.span.start
        if tag.name not in _NAMES or tag.span.start in hidden or _is_in_table(document, tag):
            continue
        if not tag.is_closing:
            if not document.text.endswith("/>", tag.span.start, tag.span.end):
                stacks[tag.name].append(tag)
        elif stacks[tag.name]:
            stacks[tag.name].pop()
    for stack in stacks.values():
        yield from stack


def _is_in_table(document: Document, tag: Tag) -> bool:
    if document.dialect.has_jsx:
        return False  # There each tag must be closed.
    block = document.block_at(tag.span.start)
    return block is not None and block.kind is BlockKind.TABLE
