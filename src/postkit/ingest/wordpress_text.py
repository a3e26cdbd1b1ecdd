"""The text of a WordPress post as WordPress shows it.

Where a post is not made of blocks, a blank line ends a paragraph and a line break is one.
Shortcodes for captions, sound, film, galleries and code become what they show; others stay
as text, as a site without their plug-in shows them.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence

from postkit.ingest.html import Converted, Element, parse_html, tree_to_markdown
from postkit.ingest.html.tree import BLOCKS
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

_BLOCK = "<!-- wp:"
_MORE = lazy_compile(r"(?:<!-- wp:more[^>]*-->\s*)?<!--more[^>]*-->(?:\s*<!-- /wp:more -->)?")
_FOOTNOTES = lazy_compile(r"<!-- wp:footnotes\b[^>]*-->")
_MARKER = "<!--more-->"
"""Ends the part of a post that lists of posts show; Hexo, Hugo and others read it as WordPress."""
_CODE = frozenset(
    [
        *("bash", "c", "cc", "code", "cpp", "csharp", "css", "go", "html", "java", "javascript"),
        *("js", "objc", "perl", "php", "plain", "python", "ruby", "shell", "source"),
        *("sourcecode", "sql", "text", "xml"),
    ]
)
_UNNAMED = frozenset(["cc", "code", "plain", "source", "sourcecode", "text"])
"""The shortcodes for code that do not say its language by their name."""
_PAIRED = _CODE | {"caption", "wp_caption", "embed"}
_SHORTCODE = lazy_compile(r"(?<!\[)\[(?P<name>[a-z_]{1,12})(?P<rest>(?:[\s:=][^\[\]]*)?)\](?!\])")
_ATTRIBUTE = lazy_compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
_ADDRESS = lazy_compile(r"https?://[^\s<>\"'|\]]+")
_ADDRESS_LINE = lazy_compile(r"(?:(?<=\n)|\A)[ \t]*(https?://[^\s<>\"'|\]]+)[ \t]*(?=\n|\Z)")
_MEDIA = ("src", "mp3", "mp4", "m4a", "m4v", "ogg", "ogv", "wav", "webm", "wma", "wmv", "flv")
_PICTURE = lazy_compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)\s*")

_AS_WRITTEN = frozenset(["pre", "script", "style", "svg", "math", "textarea", "select"])
_ONLY_PARTS = frozenset(["table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "colgroup"])
"""Elements between whose parts there is no text."""


class Picture(NamedTuple):
    """A picture in the media library of a site."""

    address: str
    title: str
    caption: str


class Library(NamedTuple):
    """The pictures of a site by their numbers, and the numbers of those of one post."""

    pictures: Mapping[str, Picture]
    of_post: Sequence[str] = ()


def with_footnotes(source: str, notes: str) -> str:
    """Return a text with its footnotes, which WordPress keeps apart, in place of their block.

    Args:
        source: the text in the export.
        notes: the field `footnotes` of the post: JSON, as the editor writes it.
    """
    try:
        pairs = [(str(note["id"]), str(note["content"])) for note in json.loads(notes or "[]")]
    except (ValueError, RecursionError, LookupError, TypeError):
        return source
    if not pairs:
        return source
    items = "".join(
        f'<li id="{html.escape(name)}">{text} <a href="#{html.escape(name)}-link">↩</a></li>'
        for name, text in pairs
    )
    block = _FOOTNOTES.search(source)
    start, end = block.span() if block else (len(source), len(source))
    return f"{source[:start]}<ol>{items}</ol>{source[end:]}"


def to_markdown(source: str, base: str, library: Library) -> Converted:
    """Return the text of a post as Markdown.

    Args:
        source: the text in the export.
        base: the address of the post.
        library: the pictures that a gallery may show.
    """
    has_blocks = _BLOCK in source
    converted: list[Converted] = []
    for piece in _MORE.split(_shown_shortcodes(source, library)):
        root = parse_html(piece)
        _link_addresses(root)
        if not has_blocks:
            _break_lines(root)
        converted.append(tree_to_markdown(root, base))
    return Converted(
        f"\n\n{_MARKER}\n\n".join(piece.text for piece in converted),
        tuple(left for piece in converted for left in piece.left_out),
        "\n".join(piece.shown for piece in converted),
    )


def _link_addresses(root: Element) -> None:
    """Make links of the lines that are an address: WordPress shows what is there."""
    for element in _walk_prose(root):
        children: list[Element | str] = []
        for child in element.children:
            if isinstance(child, str) and "://" in child:
                # Every other piece is an address.
                for number, piece in enumerate(_ADDRESS_LINE.split(child)):
                    children.append(Element("a", {"href": piece}, [piece]) if number % 2 else piece)
            else:
                children.append(child)
        element.children = list(filter(None, children))


def _break_lines(root: Element) -> None:
    """Put the line breaks of the text, which HTML takes for spaces, into the tree."""
    for element in _walk_prose(root):
        if element.tag not in _ONLY_PARTS:
            element.children = list(_with_breaks(element))


def _walk_prose(root: Element) -> Iterator[Element]:
    """Yield the elements whose text is prose; one that is yielded may be changed."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        waiting += [
            inner for inner in element.elements if inner.tag not in ("a", "code", *_AS_WRITTEN)
        ]
        yield element


def _with_breaks(element: Element) -> Iterator[Element | str]:
    is_block = element.tag in BLOCKS or not element.tag
    last = len(element.children) - 1
    before: Element | str | None = None
    for number, child in enumerate(element.children):
        if isinstance(child, Element):
            yield child
        else:
            after = element.children[number + 1] if number < last else None
            text = child
            if _is_block(before) or (before is None and is_block):
                text = text.lstrip()
            elif isinstance(before, Element) and before.tag == "br":
                text = text.removeprefix("\n")
            if _is_block(after) or (after is None and is_block):
                text = text.rstrip()
            for line_number, line in enumerate(text.split("\n")):
                if line_number:
                    yield Element("br")
                yield line
        before = child


def _is_block(part: Element | str | None) -> bool:
    return isinstance(part, Element) and part.tag in BLOCKS


def _shown_shortcodes(source: str, library: Library) -> str:
    """Return `source` with HTML for the shortcodes that are known."""
    parts: list[str] = []
    at = 0
    closings: dict[str, int] = {}
    while match := _SHORTCODE.search(source, at):
        name, rest, end = match["name"], match["rest"], match.end()
        inner = ""
        if name in _PAIRED:
            closing = f"[/{name}]"
            if closings.get(name, 0) < end:
                # Where there is none it is searched for once, not for each opening.
                found = source.find(closing, end)
                closings[name] = found if found >= 0 else len(source)
            inner = source[end : closings[name]]
            end = closings[name] + len(closing)
        elif source.startswith(f"[/{name}]", end):
            end += len(name) + 3
        shown = "" if end > len(source) else _shown(name, rest, inner, library)
        parts.append(source[at : match.start()])
        parts.append(f"\n\n{shown}\n\n" if shown else match[0])
        at = end if shown else match.end()
    return "".join((*parts, source[at:]))


def _shown(name: str, rest: str, inner: str, library: Library) -> str:
    """Return the HTML of a shortcode; empty where it is not known."""
    attributes = {
        key.lower(): html.unescape(next(filter(None, values), ""))
        for key, *values in _ATTRIBUTE.findall(rest)
    }
    if name in _CODE:
        language = next(
            (attributes[key] for key in ("lang", "language", "type") if key in attributes),
            "" if name in _UNNAMED else name,
        )
        code = html.escape(html.unescape(inner).strip("\n"), quote=False)
        return f'<pre><code class="language-{html.escape(language)}">{code}</code></pre>'
    if name in ("caption", "wp_caption"):
        picture = _PICTURE.match(inner)
        text = inner[picture.end() :].strip() if picture else inner.strip()
        return _figure(picture[1] if picture else "", text or attributes.get("caption", ""))
    if name == "gallery":
        numbers = attributes.get("ids") or attributes.get("include")
        chosen = re.findall(r"\d+", numbers) if numbers else library.of_post
        shown = [library.pictures[number] for number in chosen if number in library.pictures]
        return "\n\n".join(
            _figure(
                f'<img src="{html.escape(item.address)}" alt="{html.escape(item.title)}">',
                item.caption,
            )
            for item in shown
        )
    if name in ("audio", "video"):
        named = [attributes[key] for key in _MEDIA if key in attributes]
        found = _ADDRESS.search(rest)
        address = next(filter(None, named), found[0] if found else "")
        return f'<{name} controls src="{html.escape(address)}"></{name}>' if address else ""
    if name in ("embed", "youtube", "vimeo"):
        found = _ADDRESS.search(html.unescape(inner or rest))
        return f'<a href="{html.escape(found[0])}">{html.escape(found[0])}</a>' if found else ""
    return ""


def _figure(picture: str, caption: str) -> str:
    if not (picture and caption):
        return picture or caption
    return f"<figure>{picture}<figcaption>{caption}</figcaption></figure>"
