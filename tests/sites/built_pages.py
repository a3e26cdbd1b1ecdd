"""What a reader gets of a built page: its text, its links and ids, its blocks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import html5lib

VERSIONS = ("before", "fix", "format")
"""The folders of one site: its pages as they are, as fixed, as formatted."""

_ADDRESSES = ("href", "src", "id")
_RANDOM = ("tab-",)
"""How the ids of VitePress's code groups start, which differ from build to build."""
_INLINE = frozenset(["strong", "em", "b", "i"])
"""A fix may make emphasis visible to the engine."""


class Page(NamedTuple):
    """A page: its text without white space, its addresses, its tags, its emphasized words."""

    text: str
    addresses: tuple[str, ...]
    tags: tuple[str, ...]
    emphasis: tuple[str, ...]


def read_pages(out: Path, version: str) -> dict[str, Page]:
    """Return the pages of `version` by their paths in it."""
    folder = out / version
    pages = {path: _read(path, version) for path in sorted(folder.rglob("*.html"))}
    return {_name(path): page for path, page in pages.items()}


def _name(path: Path) -> str:
    """Return the name of the draft that a page is made of."""
    return path.parent.name if path.name == "index.html" else path.stem


def _read(path: Path, version: str) -> Page:
    tree = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    main = tree.find(".//main")
    main = tree.find("body") if main is None else main
    return Page(
        "".join("".join(_text(main)).split()),
        tuple(_addresses(main, version)),
        tuple(element.tag for element in _elements(main) if element.tag not in _INLINE),
        tuple("".join(element.itertext()) for element in _elements(main) if element.tag in _INLINE),
    )


def _elements(main: Any) -> Iterator[Any]:
    return (element for element in main.iter() if isinstance(element.tag, str))


def _text(main: Any) -> Iterator[str]:
    """Yield what is shown, and what shows when the mouse is there."""
    for element in _elements(main):
        yield element.get("title") or ""
    yield from main.itertext()


def _addresses(main: Any, version: str) -> Iterator[str]:
    for element in _elements(main):
        for name in _ADDRESSES:
            value = element.get(name)
            if value is not None and not value.startswith(_RANDOM):
                yield f"{name}={value}".replace(f"/{version}/", "/…/")
