"""Which part of a web page is its article: where the text that an extractor found is in the tree.

The extractor (trafilatura) knows what is text and what is navigation, but its own
Markdown loses much. So it only says where the article is; the element around all
that it found is converted whole, without the navigation that is inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from postkit.document.letters import letters
from postkit.ingest.html.html_table import rows_of
from postkit.ingest.html.sanitize import is_shown
from postkit.ingest.html.tree import BLOCKS, Element

_GRAM = 12
"""How many letters of a line tell it again."""
_ALL = 0.995
"""The share of the found text that the article's element holds at least."""
_MOST_ELEMENTS = 20_000
"""The extractor's time grows faster than the page; a larger one is judged by its tags."""
_MOST_CHILDREN = 8_000
"""Its time grows by the square of what is directly in one element, and so of attributes."""
_MOST_COLUMNS = 100
"""The extractor fills no row farther than that."""
_LINES = BLOCKS | {"td", "th", "caption", "tr", "tbody", "thead", "tfoot"}
"""What starts a line of its own."""
_TABLE_PARTS = frozenset(["thead", "tbody", "tfoot", "tr"])
"""What is no table without the table around it."""
_READINGS = frozenset(["rt", "rp"])
"""The pronunciation beside a word, which extractors leave out."""


def is_too_large(root: Element) -> bool:
    """Tell whether the extractor would take too long over the page."""
    count = 0
    for element in root.walk():
        count += 1
        if max(len(element.children), len(element.attributes)) > _MOST_CHILDREN:
            return True
        if element.tag == "table":
            rows = rows_of(element)
            # Each row is filled with cells up to the widest.
            width = min(max(map(len, rows), default=0), _MOST_COLUMNS)
            count += sum(max(width - len(row), 0) for row in rows)
    return count > _MOST_ELEMENTS


class MainText:
    """The article of a page.

    `element` is the smallest element with all that was found in it; `order` has
    the place of each element in the page, `first` and `last` the places of what
    was found first and last, `home` the element that the last of it is directly in.

    Args:
        root: the page.
        found: the text that the extractor found; empty for none.
    """

    def __init__(self, root: Element, found: str) -> None:
        lines = [line for line in map(letters, found.split("\n")) if line]
        self._short = {line for line in lines if len(line) < 2 * _GRAM}
        joined = "".join(lines)
        self._grams = {joined[at : at + _GRAM] for at in range(len(joined) - _GRAM + 1)}
        self._weights: dict[int, int] = {}
        self._have_lines: set[int] = set()
        self.order: dict[int, int] = {}
        self.first = self.last = -1
        self.home: Element | None = None
        self._weigh(root)
        self.element = self._around(root) if self._weights[id(root)] else _by_tag(root)

    def weight(self, element: Element) -> int:
        """Return how many letters of what was found are in `element`."""
        return self._weights.get(id(element), 0)

    def is_line(self, element: Element) -> bool:
        """Tell whether `element` holds no block: it is a paragraph or a part of one."""
        return id(element) not in self._have_lines

    def _weigh(self, root: Element) -> None:
        for element, is_done in _in_and_out(root):
            if not is_done:
                self.order[id(element)] = len(self.order)
                continue
            inner = element.elements
            if any(child.tag in _LINES or not self.is_line(child) for child in inner):
                self._have_lines.add(id(element))
                self._weights[id(element)] = sum(
                    self._weigh_run(run, element) for run in self._runs(element)
                ) + sum(self.weight(child) for child in inner if self._is_apart(child))
            elif element.tag in _LINES or element is root:
                self._weights[id(element)] = self._weigh_run(element.children, element)

    def _is_apart(self, child: Element) -> bool:
        return child.tag in _LINES or not self.is_line(child)

    def _runs(self, element: Element) -> Iterator[list[Element | str]]:
        """Yield what is between the blocks in `element`."""
        run: list[Element | str] = []
        for child in element.children:
            if isinstance(child, Element) and self._is_apart(child):
                yield run
                run = []
            else:
                run.append(child)
        yield run

    def _weigh_run(self, run: Sequence[Element | str], home: Element) -> int:
        """Return how many letters of a line were found, and remember where that was."""
        line = letters("".join(map(_words, run)))
        weight = self._found_letters(line)
        if weight:
            place = self.order[id(home)]
            self.first = place if self.first < 0 else min(self.first, place)
            if place > self.last:
                self.last, self.home = place, home
        return weight

    def _found_letters(self, line: str) -> int:
        if len(line) < _GRAM:
            return len(line) if line in self._short else 0
        places = [*range(0, len(line) - _GRAM, _GRAM), len(line) - _GRAM]
        found = sum(line[at : at + _GRAM] in self._grams for at in places)
        return len(line) * found // len(places) if 2 * found > len(places) else 0

    def _around(self, root: Element) -> Element:
        """Return the smallest element that holds all of what was found."""
        element = whole = root
        enough = _ALL * self._weights[id(root)]
        while True:
            inner = next(
                (child for child in element.elements if self.weight(child) >= enough), None
            )
            if inner is None or (inner.tag not in BLOCKS and self.is_line(inner)):
                return whole
            element = inner
            if element.tag not in _TABLE_PARTS:
                whole = element


def _words(part: Element | str) -> str:
    """Return the text of a part of a line that readers see as its words."""
    if isinstance(part, str):
        return part
    if part.tag in _READINGS or not is_shown(part):
        return ""
    return "".join(map(_words, part.children))


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
        lambda element: element.tag == "article",
        lambda element: element.tag == "main" or element.get("role") == "main",
    ]
    for is_wanted in wanted:
        found = next((element for element in root.walk() if is_wanted(element)), None)
        if found is not None and found.text().strip():
            return found
    return root
