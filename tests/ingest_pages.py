"""What a page shows, for comparing HTML with the Markdown that was made of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import html5lib
from markdown_it import MarkdownIt

_SAME = {"b": "strong", "i": "em", "strike": "s", "h1": "h1"}
_SEEN = frozenset(
    [
        *("strong", "em", "sup", "sub", "del", "ins", "mark", "kbd", "u", "s", "code", "pre"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "th", "td"),
        *("details", "summary", "figure", "figcaption", "dl", "dt", "dd", "ruby", "rt", "caption"),
        *("small", "abbr", "q", "cite", "samp", "var", "time", "math", "mi", "mn", "msup", "mfrac"),
    ]
)
_NO_MATTER = frozenset(["table", "tbody", "thead", "tr"])


def shown_by_markdown(text: str) -> list[Any]:
    """Return what the page of `text` shows under CommonMark with tables and raw HTML."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return shown_by_html(parser.render(text))


def shown_by_html(source: str) -> list[Any]:
    """Return each character that is shown with the tags around it, images, rules and media.

    White space counts in code only, emphasis in emphasis of its kind not at all.
    """
    root = html5lib.parseFragment(source, namespaceHTMLElements=False)
    return list(_shown(root, ()))


def _shown(element: Any, around: tuple[str, ...]) -> Iterator[Any]:
    yield from _text(element.text, around)
    for child in element:
        if isinstance(child.tag, str):
            yield from _element(child, around)
        yield from _text(child.tail, around)


def _element(child: Any, around: tuple[str, ...]) -> Iterator[Any]:
    tag = _SAME.get(child.tag, child.tag)
    if tag == "img":
        yield ("img", _address(child.get("src")), "".join((child.get("alt") or "").split()), around)
        return
    if tag in ("hr", "iframe", "audio", "video"):
        sources = (child.get("src"), *(inner.get("src") for inner in child.iter("source")))
        yield (tag, *(_address(source) for source in sources if source))
        return
    if tag == "input":
        yield from (
            (char, around) for char in ("[x]" if child.get("checked") is not None else "[]")
        )
        return
    if tag in ("td", "th"):
        spans = (f"{name} {child.get(name)}" for name in ("colspan", "rowspan") if child.get(name))
        around = (*around, *spans)
    if tag == "a" and child.get("href"):
        around = (*around, f"a {_address(child.get('href'))}")
    elif tag in _SEEN and not (tag == "code" and "pre" in around):
        around = tuple(sorted({*around, tag}))
    yield from _shown(child, around)


def _address(address: str | None) -> str:
    return urljoin("https://a.example/", address or "").replace(" ", "%20")


def _text(text: str | None, around: tuple[str, ...]) -> Iterator[Any]:
    around = tuple(sorted(set(around)))
    if "pre" in around:
        lines = "\n".join(line.rstrip() for line in (text or "").split("\n"))
        yield from ((line, around) for line in lines.strip("\n").split("\n"))
        return
    for char in text or "":
        if not char.isspace():
            yield (char, around)
