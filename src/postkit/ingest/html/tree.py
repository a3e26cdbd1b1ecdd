"""HTML, however broken, as a small tree of elements and text.

Close to what a browser builds: tags that end others do so, emphasis that crosses
a paragraph goes on in the next. Unlike a browser's tree it grows no faster than
its input, and it is no deeper than `DEEPEST`: what is nested further is kept
without its tags.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from postkit.document.tag import VOID_ELEMENTS
from postkit.errors import LimitError
from postkit.lazy_patterns import lazy_compile

DEEPEST = 90
"""How many elements may be nested in each other."""
MOST_ELEMENTS = 50_000
"""How many elements an article may have: each takes time in each step of the conversion."""
_MOST_REOPENED = 6
"""How many tags of emphasis go on after their paragraph has ended."""

FORMATTING = frozenset(
    [
        *("a", "b", "big", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s"),
        *("small", "span", "strike", "strong", "sub", "sup", "tt", "u"),
    ]
)
BLOCKS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details"),
        *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"),
        *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html"),
        *("iframe", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary"),
        *("table", "ul"),
    ]
)
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_WALLS = frozenset(["table", "td", "th", "caption", "template", "object", "foreignobject"])
"""What no closing tag inside them can end from within."""
_DRAWINGS = frozenset(["svg", "math"])
_NO_DRAWING = BLOCKS | {"b", "br", "code", "em", "i", "img", "span", "strong", "sub", "sup", "u"}
"""What ends a drawing or a formula that was never closed; HTML lists these tags."""
_IN_DRAWINGS = frozenset(["foreignobject", "desc", "title", "annotation-xml", "mtext"])
"""What of a drawing or a formula may hold HTML."""
_TABLE_PARTS = frozenset(["table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"])
_ENDED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(["li"]), frozenset(["ul", "ol", "menu"])),
    "dt": (frozenset(["dt", "dd"]), frozenset(["dl"])),
    "dd": (frozenset(["dt", "dd"]), frozenset(["dl"])),
    "td": (frozenset(["td", "th", "caption"]), frozenset(["tr", "table"])),
    "th": (frozenset(["td", "th", "caption"]), frozenset(["tr", "table"])),
    "tr": (frozenset(["tr", "caption"]), frozenset(["table"])),
    **{
        part: (frozenset(["thead", "tbody", "tfoot", "caption"]), frozenset(["table"]))
        for part in ("thead", "tbody", "tfoot")
    },
    "option": (frozenset(["option"]), frozenset(["select"])),
    "rt": (frozenset(["rt", "rp"]), frozenset(["ruby"])),
    "rp": (frozenset(["rt", "rp"]), frozenset(["ruby"])),
}
"""The tags that an opening tag ends, and those beyond which it ends none."""

_COMMENT_END = lazy_compile(r"--!?\s*>")
_CDATA = lazy_compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)


@dataclass(slots=True, eq=False)
class Element:
    """An element with its attributes and what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Return the attribute `name`, empty where there is none."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> frozenset[str]:
        """The names in its `class`."""
        return frozenset(self.get("class").split())

    @property
    def elements(self) -> list[Element]:
        """The elements directly in it."""
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> Iterator[Element]:
        """Yield the element and all elements in it, in their order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.elements)

    def find(self, *tags: str) -> Element | None:
        """Return the first element in it with one of these tags."""
        return next(
            (inner for inner in self.walk() if inner.tag in tags and inner is not self), None
        )

    def text(self) -> str:
        """Return all text in it, as it is written."""
        parts: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            part = waiting.pop()
            if isinstance(part, str):
                parts.append(part)
            else:
                waiting += reversed(part.children)
        return "".join(parts)


def parse_html(source: str) -> Element:
    """Return the tree of a page or a fragment of one; its root has the tag `html`.

    Raises:
        LimitError: it has more than `MOST_ELEMENTS`.
    """
    builder = _Builder()
    builder.feed(_without_unclosed_markup(source))
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("html")
        self._stack = [self.root]
        self._open = Counter[str]()
        self._too_deep = Counter[str]()
        self._count = 0
        self._reopened: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes: dict[str, str] = {}
        for name, value in attrs:
            attributes.setdefault(name, value or "")
        if tag in ("html", "body", "head"):
            self.root.attributes.update(attributes)
            return
        if tag in _NO_DRAWING:
            self._end_open(_DRAWINGS, _IN_DRAWINGS)
        if tag in BLOCKS:
            self._end_open(frozenset(["p"]), _WALLS | {"button"})
        if tag in _HEADINGS and self._top.tag in _HEADINGS:
            self._pop_to(len(self._stack) - 1)
        if tag in _ENDED_BY:
            self._end_open(*_ENDED_BY[tag])
        if tag == "a":
            self._end_open(frozenset(["a"]), _WALLS)
            self._reopened = [mark for mark in self._reopened if mark.tag != "a"]
        if tag not in BLOCKS and tag not in _TABLE_PARTS:
            self._reopen()
        element = self._add(tag, attributes)
        if tag in VOID_ELEMENTS:
            return
        if len(self._stack) < DEEPEST:
            self._push(element)
        else:
            # Its text becomes that of the element around it.
            self._top.children.pop()
            self._too_deep[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID_ELEMENTS:  # A closing tag `</br>` would be a line break of its own.
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":
            self._add("br", {})
        if self._too_deep[tag]:
            self._too_deep[tag] -= 1
        elif tag in FORMATTING and any(mark.tag == tag for mark in self._reopened):
            last = next(mark for mark in reversed(self._reopened) if mark.tag == tag)
            self._reopened.remove(last)
        elif self._open[tag]:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        if data.strip():
            self._reopen()
        self._top.children.append(data)

    @property
    def _top(self) -> Element:
        return self._stack[-1]

    def _add(self, tag: str, attributes: dict[str, str]) -> Element:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise LimitError(f"an article has more than {MOST_ELEMENTS:,} HTML elements; divide it")
        element = Element(tag, attributes)
        self._top.children.append(element)
        return element

    def _push(self, element: Element) -> None:
        self._stack.append(element)
        self._open[element.tag] += 1

    def _find(self, tags: frozenset[str], walls: frozenset[str]) -> int | None:
        for index in range(len(self._stack) - 1, 0, -1):
            tag = self._stack[index].tag
            if tag in tags:
                return index
            if tag in walls:
                return None
        return None

    def _end_open(self, tags: frozenset[str], walls: frozenset[str]) -> None:
        if any(self._open[tag] for tag in tags):
            index = self._find(tags, walls)
            if index is not None:
                self._pop_to(index)

    def _end(self, tag: str) -> None:
        walls = frozenset(["table"]) if tag in _TABLE_PARTS else _WALLS
        index = self._find(frozenset([tag]), walls - {tag})
        if index is None:
            return
        if tag in FORMATTING:
            block = next(
                (at for at in range(index + 1, len(self._stack)) if self._stack[at].tag in BLOCKS),
                None,
            )
            if block is not None:
                self._end_within_block(index, block)
                return
        self._pop_to(index, is_formatting=tag in FORMATTING)

    def _end_within_block(self, index: int, block: int) -> None:
        """End the emphasis at `index` although a block that it holds goes on."""
        ended, inner = self._stack[index], self._stack[block]
        self._pop_to(block + 1, is_formatting=True)
        if inner not in ended.children:
            return
        ended.children.remove(inner)
        self._stack[index - 1].children.append(inner)
        inner.children = [Element(ended.tag, ended.attributes, inner.children)]
        del self._stack[index]
        self._open[ended.tag] -= 1

    def _pop_to(self, index: int, *, is_formatting: bool = False) -> None:
        """Take the elements from `index` on off the stack; emphasis among them goes on later."""
        gone = self._stack[index:]
        del self._stack[index:]
        for element in gone:
            self._open[element.tag] -= 1
        still = gone[1:] if is_formatting else gone
        open_marks = [
            element for element in still if element.tag in FORMATTING and element.tag != "span"
        ]
        self._reopened = [*self._reopened, *open_marks][-_MOST_REOPENED:]

    def _reopen(self) -> None:
        marks, self._reopened = self._reopened, []
        for mark in marks:
            if len(self._stack) < DEEPEST:
                self._push(self._add(mark.tag, mark.attributes))


def _without_unclosed_markup(source: str) -> str:
    """Return `source` with what never ends, and what is CDATA, shown as text.

    Python's parser searches the rest of the text for the end of each.
    """
    *closed, rest = source.rpartition("]]>")
    source = _CDATA.sub(lambda match: match[1].replace("<", "&lt;"), "".join(closed)) + rest
    source = source.replace("<![CDATA[", "")
    end = source.rfind(">") + 1
    source = source[:end] + source[end:].replace("<", "&lt;")
    end = max((match.end() for match in _COMMENT_END.finditer(source)), default=0)
    return source[:end] + source[end:].replace("<!--", "&lt;!--")
