"""Parts of a page that do not belong to its article: navigation, boxes, what surrounds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from postkit.document.letters import letters
from postkit.ingest.html.sanitize import shown_text
from postkit.ingest.html.tree import BLOCKS, Element
from postkit.ingest.main_text import MainText
from postkit.ingest.notes import kept_notes
from postkit.lazy_patterns import lazy_compile

_MACHINERY = frozenset(["nav", "footer", "aside", "form", "dialog"])
_ROLES = frozenset(
    [
        *("navigation", "contentinfo", "dialog", "alertdialog", "menu", "menubar", "search"),
        *("slider", "toolbar", "tablist", "banner", "complementary"),
    ]
)
_NAMES = lazy_compile(
    r"(?:^|[\s_-])(?:share|sharing|social|related|recommend(?:ed|ation)?s?|sidebar|breadcrumbs?"
    r"|comments?|cookie|advert(?:isement)?|ads?|promo|newsletter|subscribe|pagination|pager"
    r"|toolbar|copyright|menu|nav(?:igation)?|author-card|post-nav|toc-toggle|skip-link)(?:[\s_-]|$)"
)
_HIDDEN = lazy_compile(r"display:\s*none|visibility:\s*hidden")
_REMARK = lazy_compile(
    r"(?:^|[\s_-])(?:admonition|callout|caution|important|info|notice|tip|warning)(?:[\s_-]|$)"
)
"""The classes of remarks in a text, which are `aside` as advertisements are."""
_LINKS = 0.5
"""The share of links from which on a block without found text is navigation."""
_CONTENT = frozenset(["pre", "table", "math", "figure", "iframe", "video", "audio"])
"""What extractors overlook and readers do not."""
_NOTES = lazy_compile(r"foot-?notes?|endnotes?|references?|bibliograph|citations?|notes\b")
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_SENTENCE = lazy_compile(r"[.!?。！？…:：”\"』」）)]\s*\Z")
_FEW = 0.05
"""A block of which a smaller share was found is not part of the article."""
_LEAD = 50
"""How many bytes the letters of a lead have at least; a Han character has three and says more."""


def take_out_navigation(main: MainText) -> Iterator[str]:
    """Remove what is not part of the article; yield the text of each piece."""
    total = max(main.weight(main.element), 1)
    # The pages of a gallery are hidden until they are asked for.
    hidden = sum(main.weight(inner) for inner in main.element.walk() if _is_hidden(inner))
    hidden_counts = hidden * 2 >= total
    notes = kept_notes(main.element)
    waiting = [main.element]
    while waiting:
        element = waiting.pop()
        kept: list[Element | str] = []
        is_home = element is main.home or any(child is main.home for child in element.elements)
        for child in element.children:
            if (
                isinstance(child, Element)
                and id(child) not in notes
                and (
                    _is_navigation(child, main, total, hidden_counts=hidden_counts)
                    or _is_outside(child, main, is_home=is_home)
                )
            ):
                text = " ".join(shown_text(child).split())
                if text:
                    yield text
                continue
            kept.append(child)
            # The caption of a picture is short and may be a link, and belongs to it.
            if isinstance(child, Element) and child.tag != "figure":
                waiting.append(child)
        element.children = kept


def _is_navigation(element: Element, main: MainText, total: int, *, hidden_counts: bool) -> bool:
    if element.tag in ("article", "main", "body", "pre", "table", "figure"):
        return False
    weight = main.weight(element)
    if _is_hidden(element) and not hidden_counts:
        return True
    if weight * 10 > total:
        return False
    if element.tag == "aside" and _REMARK.search(element.get("class").lower()):
        return False
    if element.tag in _MACHINERY or element.get("role") in _ROLES:
        return weight * 2 < len(letters(element.text())) or not weight
    if weight:
        return _FEW * len(letters(shown_text(element))) > weight and not element.find(
            "pre", "table", "math"
        )
    if _has_name(element) or (element.tag == "header" and element.find("nav") is not None):
        return True
    if element.tag in ("ul", "ol", "div", "section"):
        several = len(element.elements) > 2 or element.tag in ("ul", "ol")
        return several and _is_links(element)
    return False


def _is_hidden(element: Element) -> bool:
    return "hidden" in element.attributes or bool(_HIDDEN.search(element.get("style")))


def _has_name(element: Element) -> bool:
    names = f"{element.get('class')} {element.get('id')}".lower()
    return bool(_NAMES.search(names)) and element.tag in BLOCKS


def _is_links(element: Element) -> bool:
    text = letters(element.text())
    linked = sum(len(letters(inner.text())) for inner in element.walk() if inner.tag == "a")
    return bool(text) and linked >= _LINKS * len(text)


def _is_outside(element: Element, main: MainText, *, is_home: bool) -> bool:
    """Tell whether `element` comes before or after all that was found, and is not content.

    Args:
        element: the element.
        main: what was found.
        is_home: whether it is in the home of what was found, or beside that.
    """
    if main.last < 0 or main.weight(element) or element.tag not in BLOCKS:
        return False
    if element.tag in _CONTENT or element.find(*_CONTENT) is not None:
        return False
    if element.tag == "p" and element.find("img") is not None:
        return False
    if _end(element, main) < main.first:
        return not any(_is_prose(inner, main) or _is_heading(inner) for inner in element.walk())
    if main.order.get(id(element), -1) <= main.last:
        return False
    if is_home:
        is_part = element.tag in ("p", "blockquote", "ul", "ol", "dl")
        return not is_part and not _is_prose(element, main)
    names = f"{element.get('class')} {element.get('id')}".lower()
    return not _NOTES.search(names)


def _is_heading(element: Element) -> bool:
    return element.tag in ("h1", "h2", "h3") and _size(element.text()) >= _LEAD / 2


def _end(element: Element, main: MainText) -> int:
    while element.elements:
        element = element.elements[-1]
    return main.order.get(id(element), -1)


def lead_of(root: Element, main: MainText, title: str) -> list[Element]:
    """Return the lead and the picture that are between the title and the article's text."""
    heading = next(
        (
            element
            for element in root.walk()
            if element.tag == "h1" and title and " ".join(element.text().split()) == title
        ),
        None,
    )
    if heading is None or main.last < 0:
        return []
    start, end = main.order[id(heading)], main.order[id(main.element)]
    if start > end:
        return []
    found: list[Element] = []
    waiting = [root]
    while waiting:
        element = waiting.pop()
        place = main.order.get(id(element), -1)
        if place >= end or element.tag in _MACHINERY or element.get("role") in _ROLES:
            continue
        if place > start and element.tag in BLOCKS:
            if _has_name(element):
                continue
            if element.tag == "figure" or (main.is_line(element) and _is_prose(element, main)):
                found.append(element)
                continue
        waiting += reversed(element.elements)
    return found


def take_out_repeats(main: Element, title: str) -> None:
    """Remove the headings that repeat the title, and a summary that the text repeats.

    The layout of the site prints the title. Medium exports have both twice.
    """
    is_first = True
    for parent, child in list(_children_where(main, lambda child: child.tag in _HEADINGS)):
        is_title = _words(child) == title
        if is_title and (is_first or child.tag == "h1"):
            parent.children.remove(child)
        is_first &= is_title
    summaries = list(_children_where(main, lambda child: "p-summary" in child.classes))
    for parent, child in summaries[:1]:
        if child.text().strip() and main.text().count(child.text().strip()) > 1:
            parent.children.remove(child)


def _children_where(
    main: Element, is_wanted: Callable[[Element], bool]
) -> Iterator[tuple[Element, Element]]:
    """Yield the elements in `main` that are wanted, in their order, each after the one it is in."""
    waiting = [(main, child) for child in reversed(main.elements)]
    while waiting:
        parent, element = waiting.pop()
        if is_wanted(element):
            yield parent, element
        waiting += [(element, child) for child in reversed(element.elements)]


def _words(element: Element) -> str:
    return " ".join(element.text().split())


def _is_prose(element: Element, main: MainText) -> bool:
    """Tell whether `element` is a paragraph that says something."""
    text = shown_text(element)
    return (
        main.is_line(element)
        and _size(text) >= _LEAD
        and bool(_SENTENCE.search(text[-8:]))
        and not _is_links(element)
    )


def _size(text: str) -> int:
    return len(letters(text).encode("utf-8", "replace"))
