"""HTML as Markdown that shows the same.

    HTML -> tree -> emphasis and links inside the blocks -> blocks and lines of Markdown

What Markdown has no sign for stays as the HTML element, without scripts, event
handlers, styles and trackers.
"""

from __future__ import annotations

from collections.abc import Sequence

from postkit.ingest.html.blocks import is_block, to_blocks
from postkit.ingest.html.inline import ConversionContext
from postkit.ingest.html.late_images import show_late_images
from postkit.ingest.html.plain_elements import write_plainly
from postkit.ingest.html.sanitize import shown_text
from postkit.ingest.html.tree import Element, parse_html
from postkit.named_tuples import NamedTuple

_SPREAD = frozenset(
    [
        *("a", "abbr", "b", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins"),
        *("kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup"),
        *("time", "tt", "u", "var"),
    ]
)
"""The tags that are moved into the blocks they hold."""
_CELLS = frozenset(
    ["caption", "col", "colgroup", "tr", "td", "th", "thead", "tbody", "tfoot"],
)

_NO_MARKS = frozenset(["pre", "hr", "iframe", "paragraph-end", "marked-block", "col", "colgroup"])
"""The blocks that emphasis is not moved into."""


class Converted(NamedTuple):
    """Markdown, what of the HTML is not content, with its kind, and the text that it shows."""

    text: str
    left_out: tuple[tuple[str, str], ...]
    shown: str


def to_markdown(source: str, base: str = "") -> Converted:
    """Return the Markdown of a page or a fragment of one.

    Args:
        source: HTML, however broken.
        base: the address that relative links are resolved against.
    """
    return tree_to_markdown(parse_html(source), base)


def tree_to_markdown(root: Element, base: str = "") -> Converted:
    """Return the Markdown of an element and what is in it."""
    write_plainly(root)
    show_late_images(root)
    context = ConversionContext(base, _anchors(root))
    shown = shown_text(root)
    text = "\n\n".join(to_blocks(_spread(root.children), context))
    return Converted(text, tuple(context.left_out), shown)


def _anchors(root: Element) -> frozenset[str]:
    """Return the identifiers in the text that links of the text lead to."""
    wanted: set[str] = set()
    there: set[str] = set()
    for element in root.walk():
        there.update(filter(None, (element.get("id"), element.get("name"))))
        if element.tag == "a" and element.get("href").startswith("#"):
            wanted.add(element.get("href")[1:])
    return frozenset((wanted & there) - {""})


def _spread(children: Sequence[Element | str]) -> list[Element | str]:
    """Return `children` with emphasis and links inside the blocks that they held."""
    result: list[Element | str] = []
    for child in _with_paragraph_ends(children):
        if isinstance(child, str):
            result.append(child)
            continue
        child.children = _spread(child.children) if child.tag != "pre" else child.children
        holds_blocks = any(_is_blocky(element) for element in child.elements)
        if child.tag in _SPREAD and holds_blocks:
            result += _pushed_down(child)
        elif (
            child.tag in _CELLS
            or not holds_blocks
            or is_block(child)
            or child.tag in ("audio", "video", "picture", "object", "svg", "math", "ruby")
        ):
            result.append(child)
        else:
            result.append(Element("div", child.attributes, child.children))
    return result


def _is_blocky(element: Element) -> bool:
    return is_block(element) or element.tag in _CELLS


def _pushed_down(mark: Element) -> list[Element | str]:
    """Return what is in `mark`, each line of it in a mark of its own."""
    result: list[Element | str] = []
    run: list[Element | str] = []

    def end_run() -> None:
        if run:
            result.append(Element(mark.tag, mark.attributes, list(run)))
            run.clear()

    for child in mark.children:
        if isinstance(child, Element) and _is_blocky(child):
            end_run()
            if child.tag in ("pre", "marked-block") and mark.tag in ("del", "ins"):
                child = Element("marked-block", {"tag": mark.tag}, [child])
            elif child.tag not in _NO_MARKS:
                child.children = _pushed_down(Element(mark.tag, mark.attributes, child.children))
            result.append(child)
        else:
            run.append(child)
    end_run()
    return result


def _with_paragraph_ends(children: Sequence[Element | str]) -> list[Element | str]:
    """Return `children` with the end of a paragraph for two line breaks or more."""
    result: list[Element | str] = []
    breaks: list[Element | str] = []
    count = 0

    def end_breaks() -> None:
        nonlocal count
        result.extend([Element("paragraph-end")] if count > 1 else breaks)
        breaks.clear()
        count = 0

    for child in children:
        if isinstance(child, Element) and child.tag == "br":
            count += 1
            breaks.append(child)
        elif count and isinstance(child, str) and not child.strip(" \t\r\n\f"):
            breaks.append(child)
        else:
            end_breaks()
            result.append(child)
    end_breaks()
    return result
