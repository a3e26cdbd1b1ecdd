"""Pictures that a script loads late: their addresses are beside the placeholder."""

from __future__ import annotations

from postkit.ingest.html.sanitize import image_address
from postkit.ingest.html.tree import Element


def show_late_images(root: Element) -> None:
    """Give each placeholder in `root` the picture of its `<noscript>` or `<source>`."""
    hidden = {
        id(inner) for outer in root.walk() if outer.tag == "noscript" for inner in outer.walk()
    }
    images = (element for element in root.walk() if element.tag == "img")
    shown = {image_address(image) for image in images if id(image) not in hidden}
    for element in root.walk():
        if element.tag == "picture":
            _take_source(element)
        for child in element.elements:
            if child.tag == "noscript" and _has_other_image(child, shown):
                child.tag = "span"
                _remove_placeholder(element, child)


def _is_placeholder(element: Element) -> bool:
    return element.tag == "img" and not image_address(element).partition("data:")[0]


def _take_source(picture: Element) -> None:
    sets = (child.get("srcset") for child in picture.elements if child.tag == "source")
    found = next(filter(None, sets), "")
    for image in picture.elements:
        if found and _is_placeholder(image):
            image.attributes["srcset"] = found


def _has_other_image(noscript: Element, shown: set[str]) -> bool:
    images = [inner for inner in noscript.walk() if inner.tag == "img"]
    return bool(images) and any(image_address(image) not in shown for image in images)


def _remove_placeholder(parent: Element, noscript: Element) -> None:
    elements = parent.elements
    before = elements[: elements.index(noscript)]
    if before and _is_placeholder(before[-1]):
        parent.children.remove(before[-1])
