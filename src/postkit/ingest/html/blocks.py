"""The blocks of HTML, as blocks of Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from postkit.ingest.html.code import fenced, find_code
from postkit.ingest.html.html_table import is_layout, rows_of, to_table
from postkit.ingest.html.inline import ConversionContext, anchor, to_line, to_lines
from postkit.ingest.html.sanitize import as_html, opening_tag, why_left_out
from postkit.ingest.html.tree import BLOCKS, Element
from postkit.lazy_patterns import lazy_compile

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset(["ul", "ol", "menu"])
_MADE = frozenset(["paragraph-end", "marked-block"])
"""What conversion puts into the tree: the end of a paragraph, and code in `del` or `ins`."""
_CLOSING_SIGNS = lazy_compile(r"(?:(?<=[ \t])|\A)#+\Z")
_ATTRIBUTES = lazy_compile(r"(?<!\{)\{(?=[^{}]*\}\Z)")
_DEEPEST = 12
"""How deep quotations and lists may be in each other; deeper ones are not indented further."""


def to_blocks(
    children: Sequence[Element | str], context: ConversionContext, depth: int = 0
) -> list[str]:
    """Return `children` as blocks; runs of what is not a block are paragraphs."""
    blocks: list[str] = []
    run: list[Element | str] = []

    def end_run() -> None:
        text = to_lines(run, context)
        if text.strip():  # An empty line of an editor is a paragraph with a no-break space.
            blocks.append(text)
        run.clear()

    for child in _with_lists(children):
        if isinstance(child, Element) and is_block(child):
            end_run()
            blocks += _block(child, context, depth, blocks)
        else:
            run.append(child)
    end_run()
    return blocks


def _with_lists(children: Sequence[Element | str]) -> list[Element | str]:
    """Return `children` with a list around items that are in none."""
    result: list[Element | str] = []
    for child in children:
        last = result[-1] if result else None
        if isinstance(child, Element) and child.tag == "li":
            if isinstance(last, Element) and last.tag == "ul" and last.get("class") == "stray":
                last.children.append(child)
            else:
                result.append(Element("ul", {"class": "stray"}, [child]))
        else:
            result.append(child)
    return result


def is_block(element: Element) -> bool:
    """Tell whether `element` starts a line of its own."""
    return element.tag in BLOCKS or element.tag in _MADE


def _block(
    element: Element, context: ConversionContext, depth: int, before: Sequence[str]
) -> list[str]:
    if reason := why_left_out(element):
        context.leave_out(element, reason)
        return []
    write = _WRITERS.get(element.tag)
    if element.tag in _HEADINGS:
        blocks = _heading(element, context)
    elif element.tag in _LISTS:
        blocks = _list(element, context, depth, before)
    elif write is not None:
        blocks = write(element, context, depth)
    else:
        blocks = to_blocks(element.children, context, depth)
    if element.get("id") in context.anchors and element.tag != "li":
        blocks = [anchor(element), *blocks]
    return blocks


def _heading(element: Element, context: ConversionContext) -> list[str]:
    text = to_line(element.children, context)
    if not text:
        return []
    # Signs at the end of the line would close the heading.
    text = _CLOSING_SIGNS.sub(r"\\\g<0>", text)
    # Many engines take `{#name}` or `{.name}` there for attributes, and do not show them.
    text = _ATTRIBUTES.sub(r"\\{", text)
    return [f"{'#' * _HEADINGS[element.tag]} {text}"]


def _quotation(element: Element, context: ConversionContext, depth: int) -> list[str]:
    blocks = to_blocks(element.children, context, depth + 1)
    if not blocks or depth >= _DEEPEST:
        return blocks
    lines = "\n\n".join(blocks).split("\n")
    return ["\n".join(f"> {line}" if line else ">" for line in lines)]


def _list(
    element: Element, context: ConversionContext, depth: int, before: Sequence[str]
) -> list[str]:
    if element.elements and all(child.tag in _LISTS for child in element.elements):
        # Old editors indent a list with one around it, which shows no marks of its own.
        return to_blocks(element.children, context, depth)
    items = _items(element)
    if depth >= _DEEPEST:
        return [block for item in items for block in to_blocks(item.children, context, depth)]
    number = _first_number(element) if element.tag == "ol" else None
    if number is not None and not _is_counted_up(element, items, number):
        return [as_html([element], context.base).strip()]
    contents = [_item(item, context, depth + 1) for item in items]
    contents = [blocks for blocks in contents if blocks]
    if not contents:
        return []
    is_tight = all(_is_tight(blocks) for blocks in contents)
    gap = "\n" if is_tight else "\n\n"
    follows = before[-1] if before else ""
    lines: list[str] = []
    for blocks in contents:
        if number is None:
            # A list that follows one of its own kind would go on with it.
            marker = "* " if follows.startswith("- ") else "- "
        else:
            is_after_list = follows[:1].isdecimal() and follows.partition(". ")[0].isdecimal()
            marker = f"{number}) " if is_after_list else f"{number}. "
            number += 1
        indent = " " * len(marker)
        text = gap.join(blocks).replace("\n", f"\n{indent}").replace(f"\n{indent}\n", "\n\n")
        lines.append(marker + _without_blank_indent(text))
    return [gap.join(lines)]


def _without_blank_indent(text: str) -> str:
    return "\n".join(line if line.strip(" ") else "" for line in text.split("\n"))


def _is_tight(blocks: Sequence[str]) -> bool:
    """Tell whether an item is a line, perhaps with a list in it that may follow directly."""
    return len(blocks) == 1 or (len(blocks) == 2 and blocks[1].startswith(("- ", "1. ")))


def _items(element: Element) -> list[Element]:
    """Return the items of a list; what is in none belongs to the one before."""
    items: list[Element] = []
    for child in element.children:
        if isinstance(child, Element) and child.tag == "li":
            items.append(child)
        elif isinstance(child, Element) or child.strip():
            if not items:
                items.append(Element("li"))
            items[-1].children.append(child)
    return items


def _item(item: Element, context: ConversionContext, depth: int) -> list[str]:
    blocks = to_blocks(item.children, context, depth)
    if item.get("id") in context.anchors:
        first = blocks[0] if blocks else ""
        blocks = [f"{anchor(item)}{first}", *blocks[1:]]
    return blocks


def _first_number(element: Element) -> int:
    start = element.get("start")
    return int(start) if start.isascii() and start.isdecimal() and len(start) < 9 else 1


def _is_counted_up(element: Element, items: Sequence[Element], first: int) -> bool:
    """Tell whether a numbered list of Markdown shows the numbers of `element`, from `first` on.

    It has no letters, no numbers below 0, and never counts down or leaves a number out.
    """
    if "reversed" in element.attributes or element.get("type") not in ("", "1"):
        return False
    if element.get("start").startswith("-"):
        return False
    numbers = enumerate(items, first)
    return all(item.get("value") in ("", str(number)) for number, item in numbers)


def _rule(element: Element, context: ConversionContext, depth: int) -> list[str]:
    return ["---"]


def _pre(element: Element, context: ConversionContext, depth: int) -> list[str]:
    block = fenced(element, element)
    return [block] if block else []


def _code_frame(element: Element, context: ConversionContext, depth: int) -> list[str] | None:
    code = find_code(element)
    if code is None:
        return None
    block = fenced(code, element)
    return [block] if block else []


def _figure(element: Element, context: ConversionContext, depth: int) -> list[str]:
    code = _code_frame(element, context, depth)
    if code is not None:
        return code
    caption = next((child for child in element.elements if child.tag == "figcaption"), None)
    if caption is None or not caption.text().strip():
        return to_blocks(element.children, context, depth)
    rest = [child for child in element.children if child is not caption]
    inner = to_blocks(rest, context, depth)
    line = f"<figcaption>{as_html(caption.children, context.base).strip()}</figcaption>"
    return ["<figure>", *inner, f"{line}\n</figure>"]


def _details(element: Element, context: ConversionContext, depth: int) -> list[str]:
    summary = next((child for child in element.elements if child.tag == "summary"), None)
    rest = [child for child in element.children if child is not summary]
    head = opening_tag(element, context.base)
    if summary is not None:
        head += f"\n<summary>{as_html(summary.children, context.base).strip()}</summary>"
    return [head, *to_blocks(rest, context, depth), "</details>"]


def _definitions(element: Element, context: ConversionContext, depth: int) -> list[str]:
    if not element.text().strip():
        return to_blocks(element.children, context, depth)
    parts = [as_html([child], context.base).strip() for child in element.children]
    return ["\n".join(["<dl>", *(part for part in parts if part), "</dl>"])]


def _table(element: Element, context: ConversionContext, depth: int) -> list[str]:
    code = _code_frame(element, context, depth)
    if code is not None:
        return code
    if is_layout(element) or depth >= _DEEPEST:
        inside = rows_of(element)
        if not inside:
            return to_blocks(element.children, context, depth)
        blocks: list[str] = []
        for part in element.children:
            blocks += to_blocks([part], context, depth)
        return blocks
    return [to_table(element, context)]


def _frame(element: Element, context: ConversionContext, depth: int) -> list[str]:
    return [f"{opening_tag(element, context.base)}</iframe>"]


def _marked_block(element: Element, context: ConversionContext, depth: int) -> list[str]:
    tag = element.get("tag")
    return [f"<{tag}>", *to_blocks(element.children, context, depth), f"</{tag}>"]


_WRITERS: dict[str, Callable[[Element, ConversionContext, int], list[str]]] = {
    "blockquote": _quotation,
    "hr": _rule,
    "pre": _pre,
    "figure": _figure,
    "details": _details,
    "dl": _definitions,
    "table": _table,
    "iframe": _frame,
    "marked-block": _marked_block,
}
