"""The outline of a draft: its fields, its headings as a tree, its details blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from postkit import details
from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.front_matter import FrontMatter, Node
from postkit.lsp.field_help import as_written
from postkit.source import Span

_LONGEST = 120
_MOST_ITEMS = 20


class SymbolKind(StrEnum):
    """The kind of a symbol."""

    FRONT_MATTER = "front matter"
    FIELD = "field"
    HEADING = "heading"
    DETAILS = "details"


@dataclass
class Symbol:
    """An entry of the outline.

    `name` is never empty. `span` is all that belongs to it, a heading's section
    with the headings below it; `head` is the part of it to go to.
    """

    kind: SymbolKind
    name: str
    span: Span
    head: Span
    detail: str = ""
    children: list[Symbol] = field(default_factory=list)


def foldable(symbols: list[Symbol]) -> Iterator[Span]:
    """Yield what an editor can fold: front matter, sections and details blocks."""
    for symbol in symbols:
        if symbol.kind is not SymbolKind.FIELD:
            yield symbol.span
            yield from foldable(symbol.children)


def outline(document: Document) -> list[Symbol]:
    """Return the outline of `document`.

    Details blocks are listed under the heading above them, nested ones beside the
    block that they are in.
    """
    symbols = [_front_matter(document, document.front_matter)] if document.front_matter else []
    open_sections: list[tuple[int, Symbol]] = []
    parts = [*_headings(document), *_details(document)]
    for level, symbol in sorted(parts, key=lambda part: part[1].span):
        while level and open_sections and open_sections[-1][0] >= level:
            _close(open_sections.pop()[1], symbol.span.start)
        (open_sections[-1][1].children if open_sections else symbols).append(symbol)
        if level:
            open_sections.append((level, symbol))
    for _, section in open_sections:
        _close(section, len(document.text))
    return symbols


def _close(section: Symbol, end: int) -> None:
    section.span = Span(section.span.start, end)


def _front_matter(document: Document, front_matter: FrontMatter) -> Symbol:
    root = front_matter.root
    children = [
        Symbol(
            SymbolKind.FIELD,
            _one_line(entry.key) or "''",
            entry.span,
            entry.key_span,
            _value(entry.value),
        )
        for entry in (root.entries if root else ())
    ]
    return Symbol(
        SymbolKind.FRONT_MATTER,
        "front matter",
        front_matter.span,
        front_matter.opening,
        front_matter.syntax.upper(),
        children,
    )


def _value(node: Node) -> str:
    nodes = node.items[:_MOST_ITEMS] if node.kind == "sequence" else [node]
    return _one_line(
        ", ".join(as_written(child.value) if child.kind == "scalar" else "…" for child in nodes)
    )


def _headings(document: Document) -> list[tuple[int, Symbol]]:
    """Return each heading outside quotes and lists, with its level."""
    return [
        (block.level, Symbol(SymbolKind.HEADING, _title(document, block), block.span, block.span))
        for block in document.blocks
        if block.kind is BlockKind.HEADING and not block.depth
    ]


def _title(document: Document, block: Block) -> str:
    text = " ".join(line.text(document.text) for line in block.lines)
    return _one_line(text) or "#" * block.level


def _details(document: Document) -> list[tuple[int, Symbol]]:
    return [
        (0, Symbol(SymbolKind.DETAILS, _one_line(block.label) or "<details>", span, block.opening))
        for block in document.once(details.parse).blocks
        for span in [block.span]
    ]


def _one_line(text: str) -> str:
    line = " ".join(text[: 2 * _LONGEST].split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
