"""What is in a line of HTML, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from postkit.ingest.html.escape import escape, escape_line_start
from postkit.ingest.html.maths import as_math
from postkit.ingest.html.parts import (
    Code,
    EmphasizedParts,
    Part,
    Text,
    merged,
    plain,
    render,
    wrapped,
)
from postkit.ingest.html.sanitize import (
    as_html,
    embedded_address,
    image_address,
    opening_tag,
    resolved,
    why_left_out,
)
from postkit.ingest.html.targets import balanced, destination, label, title_part
from postkit.ingest.html.tree import Element
from postkit.lazy_patterns import lazy_compile

_SPACES = lazy_compile(r"[ \t\r\n\f]+")
_BLANKS = lazy_compile(r" {2,}")
_SIGNS = {"em": "*", "i": "*", "strong": "**", "b": "**"}
_KEPT = frozenset(
    [
        *("abbr", "acronym", "bdo", "big", "cite", "del", "dfn", "ins", "kbd", "mark", "math"),
        *("q", "rb", "rp"),
        *("rt", "rtc", "ruby", "s", "samp", "small", "strike", "sub", "sup", "time", "u"),
        *("var", "audio", "video"),
    ]
)
"""The tags that Markdown has no sign for: they stay as they are."""
_MEDIA = frozenset(["audio", "video", "iframe"])


@dataclass
class ConversionContext:
    """What the conversion of a text knows and gathers.

    `base` is the address that links are resolved against, `anchors` the places
    that links of the text lead to; `left_out` is what is not content, with its kind; `emphasis`
    are the signs of emphasis that are open.
    """

    base: str = ""
    anchors: frozenset[str] = frozenset()
    left_out: list[tuple[str, str]] = field(default_factory=list)
    emphasis: list[str] = field(default_factory=list)

    def leave_out(self, element: Element, reason: str) -> None:
        """Remember that `element` is left out."""
        shown = element.text() if element.tag not in ("script", "style") else ""
        self.left_out.append((reason, " ".join((shown or image_address(element)).split())))


def to_line(children: Sequence[Element | str], context: ConversionContext) -> str:
    """Return `children` as one line, a line break in it as a space."""
    return " ".join(to_lines(children, context).replace("  \n", " ").split(" ")).strip()


def to_lines(children: Sequence[Element | str], context: ConversionContext) -> str:
    """Return `children` as a paragraph; line breaks are kept."""
    parts = _parts(children, context)
    tildes = "".join(map(plain, parts)).count("~") > 1
    text = render(parts, "", "", tildes=tildes)
    lines = (_BLANKS.sub(" ", line).strip(" ") for line in text.strip(" \n").split("\n"))
    return "  \n".join(escape_line_start(line) for line in lines if line)


def _parts(children: Sequence[Element | str], context: ConversionContext) -> list[Part]:
    parts: list[Part] = []
    for child in children:
        if isinstance(child, str):
            parts.append(Text(_SPACES.sub(" ", child.replace("\0", "\ufffd"))))
        else:
            has_id = child.get("id") in context.anchors and child.tag not in _KEPT
            if has_id or (child.tag == "a" and child.get("name") in context.anchors):
                parts.append(anchor(child))
            parts += _element(child, context)
    return merged(parts)


def anchor(element: Element) -> str:
    """Return the place that `element` is for links within the text."""
    name = element.get("id") or element.get("name")
    return f'<a id="{name.replace(chr(34), "&quot;")}"></a>'


def _element(element: Element, context: ConversionContext) -> list[Part]:
    reason = why_left_out(element)
    maths = as_math(element, context.base)
    if maths is not None:
        return [maths]
    if reason:
        if embedded := embedded_address(element):
            address = resolved(embedded, context.base or "https:")
            return [f"[{escape(address)}]({destination(address)})"]
        context.leave_out(element, reason)
        return []
    tag = element.tag
    if tag == "br":
        return ["\n"]
    if tag == "img":
        return _image(element, context)
    if tag == "input":
        return ["[x] " if "checked" in element.attributes else "[ ] "]
    if tag in ("code", "tt"):
        return _code(element, context)
    if tag in _MEDIA:
        return [_media(element, context)]
    if tag in _SIGNS and _SIGNS[tag] not in context.emphasis:
        return _emphasized(element, context)
    parts = _parts(element.children, context)
    if tag == "a":
        return _link(element, parts, context)
    if tag in _KEPT:
        opening = opening_tag(element, context.base)
        return wrapped(parts, lambda inner: [opening, *_rendered(inner), f"</{tag}>"])
    return parts


def _rendered(parts: list[Part]) -> list[Part]:
    tildes = "".join(map(plain, parts)).count("~") > 1
    return [render(parts, ">", "<", tildes=tildes)]


def _emphasized(element: Element, context: ConversionContext) -> list[Part]:
    """Return an element of emphasis; within another of its kind it says nothing."""
    sign = _SIGNS[element.tag]
    context.emphasis.append(sign)
    parts = _parts(element.children, context)
    context.emphasis.pop()

    def wrap(inner: list[Part]) -> list[Part]:
        only = inner[0] if len(inner) == 1 else None
        if isinstance(only, EmphasizedParts):
            return [EmphasizedParts("***", only.parts)]
        return [EmphasizedParts(sign, inner)]

    return wrapped(parts, wrap)


def _image(element: Element, context: ConversionContext) -> list[Part]:
    text = _SPACES.sub(" ", element.get("alt")).strip()
    source = image_address(element)
    address = "" if not source else resolved(source, context.base)
    if not address:
        context.leave_out(element, "an image without an address of its own")
        return [Text(text)] if text else []
    title = title_part(element)
    return [f"![{label(text)}]({destination(address)}{title})"]


def _link(element: Element, parts: list[Part], context: ConversionContext) -> list[Part]:
    target = element.get("href").strip()
    if target.startswith("#"):
        address = target if target[1:] in context.anchors else ""
    else:
        address = resolved(target, context.base) if target else ""
    if not address:
        return parts

    def wrap(inner: list[Part]) -> list[Part]:
        tildes = "".join(map(plain, inner)).count("~") > 1
        text = render(inner, "[", "]", tildes=tildes).replace("\n", "<br>")
        text = balanced(text)
        return [f"[{text}]({destination(address)}{title_part(element)})"]

    return wrapped(parts, wrap)


def _code(element: Element, context: ConversionContext) -> list[Part]:
    inside = [inner.tag for inner in element.walk() if inner is not element]
    if any(tag in {"a", "img", "sup", "sub", "del", "ins", "mark", "br"} for tag in inside):
        parts = _parts(element.children, context)
        return wrapped(parts, lambda inner: ["<code>", *_rendered(inner), "</code>"])
    text = _SPACES.sub(" ", element.text())
    inner = text.strip(" ")
    if not inner:
        return [Text(text)]
    lead = " " if text.startswith(" ") else ""
    trail = " " if text.endswith(" ") else ""
    return [part for part in (lead, Code(inner), trail) if part]


def _media(element: Element, context: ConversionContext) -> str:
    sources = [child for child in element.elements if child.tag in ("source", "track")]
    inner = as_html(sources, context.base)
    return f"{opening_tag(element, context.base)}{inner}</{element.tag}>"
