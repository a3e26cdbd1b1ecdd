"""Which part of a web page is its article: where what an extractor found is in the tree.

The extractor (trafilatura) knows what is text and what is navigation, but its own
Markdown loses much. So it only says where the article is; the element around all
that it found is converted whole, without the navigation that is inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from postkit.ingest.html.tree import BLOCKS, Element
from postkit.ingest.letters import letters
from postkit.lazy_patterns import lazy_compile

_GRAM = 12
"""How many letters at the start and at the end of a line tell it again."""
_ALL = 0.995
"""The share of the found text that the article's element holds at least."""
_MOST_ELEMENTS = 20_000
"""The extractor's time grows faster than the page; a larger one is judged by its tags."""

_MACHINERY = frozenset(["nav", "footer", "aside", "form", "dialog"])
_NAMES = lazy_compile(
    r"(?:^|[\s_-])(?:share|sharing|social|related|recommend(?:ed|ation)?s?|sidebar|breadcrumbs?"
    r"|comments?|cookie|advert(?:isement)?|ads?|promo|newsletter|subscribe|pagination|pager"
    r"|toolbar|copyright|menu|nav(?:igation)?|author-card|post-nav|toc-toggle|skip-link)(?:[\s_-]|$)"
)
_HIDDEN = lazy_compile(r"display:\s*none")
_LINKS = 0.5
"""The share of links from which on a block without found text is navigation."""


def is_too_large(root: Element) -> bool:
    """Tell whether the extractor would take too long over the page."""
    return sum(1 for _ in root.walk()) > _MOST_ELEMENTS


class MainText:
    """The article of a page.

    Args:
        root: the page.
        found: the text that the extractor found; empty for none.
    """

    def __init__(self, root: Element, found: str) -> None:
        lines = [one for one in map(letters, found.split("\n")) if one]
        self._short = {line for line in lines if len(line) < 2 * _GRAM}
        joined = "".join(lines)
        self._grams = {joined[at : at + _GRAM] for at in range(len(joined) - _GRAM + 1)}
        self._weights: dict[int, int] = {}
        self._weigh(root)
        self.element = self._around(root) if self._weights[id(root)] else _by_tag(root)

    def take_out_navigation(self) -> Iterator[tuple[str, str]]:
        """Remove what is no part of the article; yield the kind and the text of each."""
        total = max(self._weights.get(id(self.element), 0), 1)
        waiting = [self.element]
        while waiting:
            element = waiting.pop()
            kept: list[Element | str] = []
            for child in element.children:
                if isinstance(child, Element) and self._is_navigation(child, total):
                    text = " ".join(child.text().split())
                    if text:
                        yield "navigation", text
                    continue
                kept.append(child)
                if isinstance(child, Element):
                    waiting.append(child)
            element.children = kept

    def _is_navigation(self, element: Element, total: int) -> bool:
        if element.tag in ("article", "main", "body", "pre", "table", "figure"):
            return False
        weight = self._weights.get(id(element), 0)
        is_hidden = "hidden" in element.attributes or _HIDDEN.search(element.get("style"))
        if is_hidden and weight * 2 < total:
            return True
        if weight * 10 > total:
            return False
        names = f"{element.get('class')} {element.get('id')}".lower()
        is_named = bool(_NAMES.search(names)) and element.tag in BLOCKS
        if element.tag in _MACHINERY or element.get("role") in ("navigation", "contentinfo"):
            return weight * 2 < len(letters(element.text())) or not weight
        if weight:
            return False
        text = letters(element.text())
        if is_named or (element.tag == "header" and element.find("nav") is not None):
            return True
        if element.tag in ("ul", "ol", "div", "section") and text:
            linked = sum(len(letters(inner.text())) for inner in element.walk() if inner.tag == "a")
            several = len(element.elements) > 2 or element.tag in ("ul", "ol")
            return linked >= _LINKS * len(text) and several
        return False

    def _weigh(self, root: Element) -> None:
        """Count for each element how many letters of what was found are in it."""
        for element, is_done in _in_and_out(root):
            if not is_done:
                continue
            if not any(child.tag in BLOCKS for child in element.elements):
                own = letters(element.text())
                weight = len(own) if self._is_found(own) else 0
                # What is in a line counts with the line.
                self._weights[id(element)] = weight
                continue
            own = letters("".join(inner for inner in element.children if isinstance(inner, str)))
            self._weights[id(element)] = (len(own) if self._is_found(own) else 0) + sum(
                self._weights.get(id(child), 0) for child in element.elements
            )

    def _is_found(self, line: str) -> bool:
        if not line:
            return False
        if len(line) < _GRAM:
            return line in self._short
        return line[:_GRAM] in self._grams and line[-_GRAM:] in self._grams

    def _around(self, root: Element) -> Element:
        """Return the smallest element that holds all of what was found."""
        element = root
        enough = _ALL * self._weights[id(root)]
        while True:
            inner = next(
                (child for child in element.elements if self._weights.get(id(child), 0) >= enough),
                None,
            )
            if inner is None or inner.tag not in BLOCKS:
                return element
            element = inner


def _in_and_out(root: Element) -> Iterator[tuple[Element, bool]]:
    """Yield each element before and after those in it."""
    waiting = [(root, False)]
    while waiting:
        element, is_done = waiting.pop()
        yield element, is_done
        if not is_done:
            waiting.append((element, True))
            waiting += [(child, False) for child in reversed(element.elements)]


def _by_tag(root: Element) -> Element:
    wanted: list[Callable[[Element], bool]] = [
        lambda one: one.tag == "article",
        lambda one: one.tag == "main" or one.get("role") == "main",
    ]
    for is_wanted in wanted:
        found = next((element for element in root.walk() if is_wanted(element)), None)
        if found is not None and found.text().strip():
            return found
    return root
