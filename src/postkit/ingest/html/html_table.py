"""A table of HTML: as a Markdown table where one can hold it, else as HTML."""

from __future__ import annotations

import re

from postkit.ingest.html.inline import ConversionContext, to_lines
from postkit.ingest.html.sanitize import as_html, opening_tag, why_left_out
from postkit.ingest.html.tree import BLOCKS, Element

_ALIGNMENT = {"left": ":--", "right": "--:", "center": ":-:"}
_TOO_MUCH = frozenset(
    [
        *("ul", "ol", "dl", "pre", "table", "blockquote", "figure", "iframe", "details"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hr"),
    ]
)
"""What no cell of Markdown can hold."""


def rows_of(table: Element) -> list[list[Element]]:
    """Return the cells of a table, row by row; those of tables in it are not among them."""
    rows: list[list[Element]] = []
    for part in table.elements:
        if part.tag == "tr":
            rows.append([cell for cell in part.elements if cell.tag in ("td", "th")])
        elif part.tag in ("thead", "tbody", "tfoot"):
            rows += rows_of(part)
        elif part.tag in ("td", "th"):
            if not rows:
                rows.append([])
            rows[-1].append(part)
    return rows


def is_layout(table: Element) -> bool:
    """Tell whether a table is a means of layout: one column, or cells with whole sections."""
    rows = [row for row in rows_of(table) if row]
    if table.get("role") == "presentation":
        return True
    if any(cell.tag == "th" for row in rows for cell in row) or table.find("caption"):
        return False
    return max(map(len, rows), default=0) < 2


def to_table(table: Element, context: ConversionContext) -> str:
    """Return `table` as Markdown, or as a block of HTML where Markdown has no words for it."""
    rows = [row for row in rows_of(table) if row]
    cells = [cell for row in rows for cell in row]
    is_simple = not table.find("caption", *_TOO_MUCH) and all(
        _span(cell, "colspan") and _span(cell, "rowspan") for cell in cells
    )
    width = max(map(len, rows), default=0)
    stray = _stray_text(table)
    if not is_simple or width < 1 or stray:
        for element in table.walk():
            reason = why_left_out(element)
            if reason:
                context.leave_out(element, reason)
        return _as_html(table, context)
    # A row may be shorter than the first one: a renderer adds the cells that it lacks.
    is_ragged = len(rows) * width > 2 * len(cells)
    lines = []
    for row in rows:
        missing = width - len(row) if row is rows[0] or not is_ragged else 0
        texts = [_cell(cell, context) for cell in row]
        lines.append("| " + " | ".join(texts + [""] * missing) + " |")
    alignments = [_alignment(cell) for cell in rows[0]] + ["---"] * (width - len(rows[0]))
    return "\n".join([lines[0], "| " + " | ".join(alignments) + " |", *lines[1:]])


def _stray_text(table: Element) -> bool:
    waiting = [table]
    while waiting:
        element = waiting.pop()
        if element.tag in ("td", "th"):
            continue
        if any(isinstance(child, str) and child.strip() for child in element.children):
            return True
        if element.tag not in ("table", "thead", "tbody", "tfoot", "tr", "colgroup", "col"):
            return True
        waiting += element.elements
    return False


def _span(cell: Element, name: str) -> bool:
    return cell.get(name).strip() in ("", "1")


def _alignment(cell: Element) -> str:
    match = re.search(r"text-align:\s*(\w+)", cell.get("style"))
    return _ALIGNMENT.get((match[1] if match else cell.get("align")).lower(), "---")


def _cell(cell: Element, context: ConversionContext) -> str:
    children = cell.children
    if any(element.tag in BLOCKS for element in cell.elements):
        children = []
        for child in cell.children:
            if isinstance(child, Element) and child.tag in BLOCKS:
                children += [Element("br"), *child.children, Element("br")]
            else:
                children.append(child)
    text = to_lines(children, context).replace("  \n", "<br>")
    return text.replace("|", "\\|")


def _as_html(table: Element, context: ConversionContext) -> str:
    parts = [opening_tag(table, context.base)]
    for part in table.children:
        if isinstance(part, Element) and part.tag in ("thead", "tbody", "tfoot"):
            parts.append(f"<{part.tag}>")
            parts += [as_html([row], context.base) for row in part.children if _is_said(row)]
            parts.append(f"</{part.tag}>")
        elif _is_said(part):
            parts.append(as_html([part], context.base).strip())
    return "\n".join([*parts, "</table>"])


def _is_said(part: Element | str) -> bool:
    return isinstance(part, Element) or bool(part.strip())
