"""What some sites say with classes and styles, as the elements that HTML has for it.

Notion writes each item as a list of its own and a checkbox as a `div`, Substack keeps the
source of a formula in an attribute, editors and office programs make bold text with a style.
"""

from __future__ import annotations

import json

from postkit.ingest.html.tree import Element
from postkit.lazy_patterns import lazy_compile

_BOLD = lazy_compile(r"font-weight:\s*(?:bold|[6-9]00)\b")
_NOT_BOLD = lazy_compile(r"font-weight:\s*(?:normal|[1-5]00)\b")
_ITALIC = lazy_compile(r"font-style:\s*(?:italic|oblique)\b")
_STRUCK = lazy_compile(r"text-decoration(?:-line)?:(?:(?!text-)[^;])*\bline-through\b")
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_PIECES = frozenset(["bulleted-list", "numbered-list", "to-do-list", "toggle"])
"""The classes of lists with one item each, which follow each other as one list."""


def write_plainly(root: Element) -> None:
    """Change the elements in `root` whose meaning is in their classes and styles."""
    waiting = [(root, frozenset[str]())]
    while waiting:
        element, marks = waiting.pop()
        _rename(element)
        if element.tag in _HEADINGS:
            marks |= {"b"}  # It is bold as it is.
        marks |= _emphasize(element, marks)
        element.children = _joined_lists(_separated_values(element.children))
        waiting += [(child, marks) for child in element.elements]


def _rename(element: Element) -> None:
    classes = element.classes
    if "checkbox" in classes and classes & {"checkbox-on", "checkbox-off"}:
        element.tag = "input"
        element.attributes = {"type": "checkbox"}
        if "checkbox-on" in classes:
            element.attributes["checked"] = ""
    elif "latex-rendered" in classes and (formula := _formula(element)):
        element.tag = "p"
        element.children = [Element("script", {"type": "math/tex; mode=display"}, [formula])]
    elif (formula := element.get("data-math") or element.get("data-tex")) and element.tag != "img":
        kind = "math/tex; mode=display" if element.tag == "div" else "math/tex"
        element.children = [Element("script", {"type": kind}, [formula])]
        element.attributes = {}
    elif element.tag in ("b", "strong") and _NOT_BOLD.search(element.get("style")):
        element.tag = "span"


def _formula(element: Element) -> str:
    try:
        values = json.loads(element.get("data-attrs"))
    except (ValueError, RecursionError):
        return ""
    found = values.get("persistentExpression") if isinstance(values, dict) else None
    return found if isinstance(found, str) else ""


def _emphasize(element: Element, marks: frozenset[str]) -> frozenset[str]:
    """Give `element` the emphasis of its style, but for `marks`; return what it has now."""
    style = element.get("style").lower() if element.tag in ("span", "font") else ""
    found: list[str] = []
    for pattern, tag in ((_BOLD, "b"), (_ITALIC, "i"), (_STRUCK, "s")):
        if style and tag not in marks and pattern.search(style):
            element.children = [Element(tag, {}, element.children)]
            found.append(tag)
    return frozenset(found)


def _separated_values(children: list[Element | str]) -> list[Element | str]:
    """Return `children` with commas between the values of a property in Notion."""
    separated: list[Element | str] = []
    for child in children:
        is_value = isinstance(child, Element) and "selected-value" in child.classes
        if is_value and separated:
            separated.append(", ")
        separated.append(child)
    return separated


def _joined_lists(children: list[Element | str]) -> list[Element | str]:
    """Return `children` with the pieces of a list as one."""
    joined: list[Element | str] = []
    last: Element | None = None
    for child in children:
        if isinstance(child, str):
            if child.strip():
                last = None
            joined.append(child)
            continue
        if last is not None and _goes_on(last, child):
            last.children += child.children
            continue
        last = child if child.tag in ("ul", "ol") else None
        joined.append(child)
    return joined


def _goes_on(one: Element, other: Element) -> bool:
    if one.tag != other.tag or not one.classes & other.classes & _PIECES:
        return False
    if one.tag == "ul":
        return True
    start, first = other.get("start"), one.get("start") or "1"
    is_number = start.isdecimal() and first.isdecimal() and len(start + first) < 18
    return is_number and int(start) == int(first) + len(one.elements)
