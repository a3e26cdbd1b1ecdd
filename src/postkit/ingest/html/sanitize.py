"""Which elements, attributes and addresses of HTML are kept as content."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import urljoin

from postkit.document.tag import VOID_ELEMENTS
from postkit.ingest.html.tree import Element
from postkit.lazy_patterns import lazy_compile

_MACHINERY = {
    "script": "a script",
    "style": "a style sheet",
    "noscript": "a note for browsers without scripts",
    "template": "a template",
    "title": "the title of the page",
    "svg": "a drawing",
    "canvas": "a drawing",
    "object": "a plug-in",
    "embed": "a plug-in",
    "applet": "a plug-in",
    "select": "a form field",
    "textarea": "a form field",
    "input": "a form field",
    "button": "a button",
    "head": "the head of the page",
    "link": "the head of the page",
    "meta": "the head of the page",
    "base": "the head of the page",
}
_ATTRIBUTES = frozenset(
    [
        *("abbr", "align", "alt", "colspan", "controls", "cite", "datetime", "dir", "height"),
        *("href", "id", "lang", "loop", "muted", "name", "open", "poster", "preload"),
        *("rowspan", "scope", "span", "src", "srclang", "start", "title", "type", "value"),
        *("width", "allowfullscreen", "display", "encoding", "kind", "label", "mathvariant"),
        *("xmlns", "reversed", "stretchy"),
    ]
)
_ADDRESSES = frozenset(["href", "src", "poster", "cite"])
_SAFE = frozenset(["http", "https", "mailto", "tel", "ftp", "magnet", "sms", "xmpp", "irc"])
_TRACKERS = lazy_compile(
    r"(?:^|//|\.)(?:google-analytics|googletagmanager|doubleclick|feedburner\.com/~r|scorecardresearch"
    r"|quantserve|hm\.baidu|cnzz|umeng|mc\.yandex|facebook\.com/tr|pixel\.wp|stats\.wp|feedsportal)",
    re.IGNORECASE,
)
_LATE = ("src", "original", "lazy-src", "actualsrc", "sf-original-src")
"""Where the address of an image is that a script loads late, or that SingleFile has replaced."""
_SPACES = lazy_compile(r"[ \t\r\n\f]+")
_SIGNS = lazy_compile(r"[\\`*_\[\]~$]")
"""What any Markdown takes for markup."""
_SHOWN_BY_SCRIPT = lazy_compile(
    r"((?:https?:)?//(?:gist\.github\.com/[\w./-]+|asciinema\.org/a/\w+))\.js(?:\?\S*)?"
)
_IMAGE = lazy_compile(r"(?:https?:)?/[^\s,]+\.(?:avif|gif|jpe?g|png|svg|webp)(?:\?[^\s,]*)?")
_CONTROLS = lazy_compile("[\0-\x20]")


_NOT_SHOWN = frozenset(
    [
        *("script", "style", "noscript", "template", "title", "svg", "head", "audio", "video"),
        *("iframe", "canvas", "object", "select", "textarea", "button", "applet"),
    ]
)
_DOUBLES = frozenset(["katex-html", "MathJax", "MathJax_Preview", "MathJax_Display"])


def is_shown(element: Element) -> bool:
    """Tell whether a browser shows the text in `element`, and shows it once."""
    return element.tag not in _NOT_SHOWN and not element.classes & _DOUBLES


def shown_text(root: Element) -> str:
    """Return the text in `root` that a browser shows."""
    parts: list[str] = []
    waiting: list[Element | str] = [root]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            parts.append(part)
        elif is_shown(part):
            waiting += reversed(part.children)
    return "".join(parts)


def why_left_out(element: Element) -> str:
    """Return why nothing of `element` becomes Markdown; empty where it does."""
    if element.tag == "script" and element.get("type").startswith("math/"):
        return ""
    if element.tag == "input" and element.get("type") == "checkbox":
        return ""
    if element.tag in ("img", "iframe") and is_tracker(element):
        return "a tracker"
    if element.tag == "iframe" and not (
        element.get("src").removeprefix("about:blank") or element.get("data-src")
    ):
        return "a frame without an address"
    return _MACHINERY.get(element.tag, "")


def is_tracker(element: Element) -> bool:
    """Tell whether an image or a frame only tells somebody that it was loaded."""
    small = {element.get("width").removesuffix("px"), element.get("height").removesuffix("px")}
    return small <= {"0", "1"} or bool(_TRACKERS.search(image_address(element)))


def image_address(element: Element) -> str:
    """Return the address of an image; lazy loading puts a placeholder or nothing in `src`."""
    source = element.get("src").strip()
    late = [element.get(f"data-{name}") for name in _LATE]
    late = [address.strip() for address in late if address.strip()]
    if late:
        return late[0]
    if source and not source.startswith("data:"):
        return source
    candidates = (element.get("srcset") or element.get("data-srcset")).split(",")
    if candidates[-1].split():
        return candidates[-1].split()[0]
    named = (value for name, value in element.attributes.items() if name.startswith("data-"))
    return next(filter(_IMAGE.fullmatch, map(str.strip, named)), source)


def embedded_address(element: Element) -> str:
    """Return the address of what a plug-in or a script shows; empty for other elements.

    Films of the time of plug-ins have their identifier in it, and the code of an article
    may be in a script of gist.github.com.
    """
    if element.tag == "script":
        match = _SHOWN_BY_SCRIPT.fullmatch(element.get("src"))
        return match[1] if match else ""
    if element.tag not in ("object", "embed"):
        return ""
    named = [
        inner.get("value")
        for inner in element.walk()
        if inner.tag == "param" and inner.get("name").lower() in ("movie", "src", "url")
    ]
    sources = [inner.get("src") for inner in element.walk() if inner.tag == "embed"]
    address = next(filter(None, (element.get("data"), *sources, *named)), "").strip()
    return address if _scheme(address) in ("http", "https") or address[:2] == "//" else ""


def resolved(target: str, base: str) -> str:
    """Return `target` as an address that can be followed from anywhere; empty where none may."""
    target = target.strip()
    scheme = _scheme(target)
    if scheme and scheme not in _SAFE:
        return ""
    try:
        return urljoin(base, target)
    except ValueError:  # `http://[`
        return target


def _scheme(target: str) -> str:
    match = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", _CONTROLS.sub("", target))
    return match[1].lower() if match else ""


def opening_tag(element: Element, base: str) -> str:
    """Return the opening tag of `element` without handlers, styles and classes."""
    parts = [element.tag]
    for name, value in element.attributes.items():
        if name not in _ATTRIBUTES:
            continue
        if name in _ADDRESSES:
            value = resolved(image_address(element) if name == "src" else value, base)
            if not value:
                continue
        value = _SPACES.sub(" ", value)
        parts.append(f'{name}="{html.escape(value)}"' if value else name)
    if element.tag == "iframe" and "src" not in element.attributes:
        parts.append(f'src="{html.escape(resolved(image_address(element), base))}"')
    return f"<{' '.join(parts)}>"


def as_html(
    children: Iterable[Element | str],
    base: str,
    *,
    is_code: bool = False,
    is_in_line: bool = False,
) -> str:
    """Return `children` as cleaned HTML on one line, for use within an element that stays one.

    Args:
        children: elements and text.
        base: the address that links are resolved against.
        is_code: whether line breaks count.
        is_in_line: whether it comes into a line of Markdown, whose signs it must not hold.
    """
    parts: list[str] = []
    for child in children:
        if isinstance(child, str):
            text = html.escape(child, quote=False)
            if is_in_line:
                text = _SIGNS.sub(lambda match: f"&#{ord(match[0])};", text)
            parts.append(text.replace("\n", "&#10;") if is_code else _SPACES.sub(" ", text))
        elif not why_left_out(child) or child.tag in ("svg", "script"):
            parts.append(_element_as_html(child, base, is_code=is_code, is_in_line=is_in_line))
    return "".join(parts)


def _element_as_html(element: Element, base: str, *, is_code: bool, is_in_line: bool) -> str:
    if element.tag in ("svg", "script", "style"):
        return ""
    if element.tag == "span" or element.tag == "font":
        return as_html(element.children, base, is_code=is_code, is_in_line=is_in_line)
    if element.tag in VOID_ELEMENTS:
        return opening_tag(element, base)
    is_code = is_code or element.tag == "pre"
    inner = as_html(element.children, base, is_code=is_code, is_in_line=is_in_line)
    return f"{opening_tag(element, base)}{inner}</{element.tag}>"
