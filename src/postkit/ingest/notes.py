"""Footnotes of a page: what the text links to as to a note is part of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.ingest.html.tree import BLOCKS, Element
from postkit.lazy_patterns import lazy_compile

_NOTE = lazy_compile(
    r"(?:_|sd|easy-)?(?:fn|ftnt?|edn|en|foot-?note|endnote|note|cite[_-]?note|sidenote)s?(?![a-z])"
    r"(?![\W_]?(?:ref|anchor|back)(?![a-z]))",
)
_NOTES = lazy_compile(r"(?:foot|end)-?notes?(?![a-z])", re.IGNORECASE)


def kept_notes(main: Element) -> set[int]:
    """Return the identities of the elements in `main` that are notes, or have one in them."""
    wanted = _linked(main)
    return _with_notes(main, wanted) if wanted else set()


def notes_outside(root: Element, main: Element) -> list[Element]:
    """Return the blocks of the page outside of `main` that are its notes.

    They are linked from the text, or a list under the name of footnotes where the text has
    numbers for them.
    """
    wanted = _linked(main)
    has_numbers = any(
        inner.tag == "sup" and inner.text().strip(" []").isdecimal() for inner in main.walk()
    )
    if not (wanted or has_numbers):
        return []
    around = _with_notes(root, wanted)
    found: list[Element] = []
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element is main:
            continue
        is_named = has_numbers and _is_list_of_notes(element)
        if element.tag in BLOCKS and (is_named or _note_id(element) in wanted):
            found.append(element)
            continue
        items = [child for child in element.elements if id(child) in around]
        if element.tag in ("ol", "ul", "dl") and len(items) * 2 > len(element.elements):
            found.append(element)
            continue
        waiting += reversed(element.elements)
    return found


def _is_list_of_notes(element: Element) -> bool:
    names = f"{element.get('class')} {element.get('id')}"
    return bool(_NOTES.search(names)) and element.find("li", "p") is not None


def _linked(main: Element) -> set[str]:
    """Return the names of the notes that `main` links to."""
    targets = (element.get("href") for element in main.walk() if element.tag == "a")
    return {target[1:] for target in targets if _is_note(target)}


def _is_note(target: str) -> bool:
    return target.startswith("#") and _NOTE.match(target.lower(), 1) is not None


def _note_id(element: Element) -> str:
    return element.get("id") or (element.get("name") if element.tag == "a" else "")


def _with_notes(root: Element, wanted: set[str]) -> set[int]:
    around: set[int] = set()
    for path in _paths(root):
        if _note_id(path[-1]) in wanted:
            around.update(map(id, path))
            block = next((part for part in reversed(path) if part.tag in BLOCKS), path[-1])
            around.update(map(id, block.walk()))
    return around


def _paths(root: Element) -> Iterator[list[Element]]:
    """Yield each element in `root` after those it is in; the list is the same one each time."""
    path: list[Element] = []
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        del path[depth:]
        path.append(element)
        yield path
        waiting += [(child, depth + 1) for child in reversed(element.elements)]
