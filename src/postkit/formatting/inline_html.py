"""Markdown's inlines as HTML, and text in HTML as Markdown."""

from __future__ import annotations

import html

from postkit.document.inline_parser import Parsed, parse_content
from postkit.lazy_patterns import lazy_compile

_TAGS = {("*", 1): "em", ("_", 1): "em", ("*", 2): "strong", ("_", 2): "strong", ("~", 2): "del"}
_ESCAPED = lazy_compile(r"\\([!-/:-@\[-`{-~])")
_HARD_BREAK = lazy_compile(r"(?:[ ]{2,}|\\)\n[ \t]*")
_MARKUP = lazy_compile(r"<!--(?s:.)*?-->|</?[A-Za-z][^<>]*>")
_SPECIAL = lazy_compile(
    r"\\(?=[!-/:-@\[-`{-~\n])|[*`]|~~|(?<![^\W_])_|_(?![^\W_])|\](?=[(\[:])|<(?=[A-Za-z/!?])"
)
_LINE_START = lazy_compile(
    r"(?m:^(?=\#{1,6}(?:[ \t]|$)|[-+](?:[ \t]|$)|>|=+[ \t]*$|-{2,}|~~~|\||:?-+:?[ \t]*\|))"
)
_NUMBER_START = lazy_compile(r"(?m:^(\d{1,9})([.)])(?=[ \t]|$))")
_INDENTATION = lazy_compile(r"\n[ \t]+")


def to_html(markdown: str) -> str | None:
    """Return the content of a paragraph as HTML.

    None where it holds what has no such form here: an image, a link with a
    title, or one by reference.
    """
    parsed = parse_content(markdown)
    for link in parsed.links:
        if link.is_image or not markdown.startswith((")", ">)"), link.target.end):
            return None
    parts: list[str] = []
    at = 0
    for start, end, replacement in sorted(_replacements(markdown, parsed)):
        if start < at:
            return None
        parts += _text(markdown[at:start]), replacement
        at = end
    parts.append(_text(markdown[at:]))
    return "".join(parts)


def _replacements(markdown: str, parsed: Parsed) -> list[tuple[int, int, str]]:
    """Return what becomes of code, tags, links and emphasis: start, end, HTML."""
    found: list[tuple[int, int, str]] = []
    for start, end in parsed.code:
        found.append((start, end, f"<code>{html.escape(_code(markdown[start:end]), False)}</code>"))
    for start, end in parsed.html:
        found.append((start, end, _raw(markdown[start:end])))
    for link in parsed.links:
        target = _ESCAPED.sub(r"\1", markdown[link.target.start : link.target.end])
        target = html.escape(html.unescape(target))
        found.append((link.span.start, link.text.start, f'<a href="{target}">'))
        found.append((link.text.end, link.span.end, "</a>"))
    for pair in parsed.pairs:
        tag = _TAGS.get((markdown[pair.opener], pair.width))
        if tag:
            found.append((pair.opener, pair.opener + pair.width, f"<{tag}>"))
            found.append((pair.closer, pair.closer + pair.width, f"</{tag}>"))
    return found


def _code(span: str) -> str:
    """Return what a code span shows (CommonMark 6.1)."""
    width = len(span) - len(span.lstrip("`"))
    inner = span[width:-width].replace("\n", " ")
    if inner.strip() and inner[0] == inner[-1] == " ":
        inner = inner[1:-1]
    return inner


def _raw(written: str) -> str:
    """Return a tag as it is, and an autolink as a link."""
    if not (":" in written or "@" in written) or (_MARKUP.fullmatch(written) and " " in written):
        return written
    inner = html.escape(written[1:-1], False)
    if written.startswith(("<!", "<?", "</")):
        return written
    target = inner if ":" in inner else f"mailto:{inner}"
    return f'<a href="{html.escape(target)}">{inner}</a>'


def _text(markdown: str) -> str:
    text = _HARD_BREAK.sub("<br>\n", markdown)
    text = text.replace("\\&", "&amp;").replace("\\<", "&lt;")
    text = _ESCAPED.sub(r"\1", text.replace("\\\\", "&#92;")).replace("&#92;", "\\")
    return _lone_less_than(text)


def _lone_less_than(text: str) -> str:
    parts = text.split("<br>\n")
    return "<br>\n".join(part.replace("<", "&lt;") for part in parts)


def to_markdown(text: str) -> str:
    """Return the text of an HTML paragraph as Markdown that shows the same; its tags stay."""
    parts: list[str] = []
    at = 0
    for tag in _MARKUP.finditer(text):
        parts += _SPECIAL.sub(r"\\\g<0>", text[at : tag.start()]), tag[0]
        at = tag.end()
    parts.append(_SPECIAL.sub(r"\\\g<0>", text[at:]))
    joined = _INDENTATION.sub("\n", "".join(parts).strip())
    return _NUMBER_START.sub(r"\1\\\2", _LINE_START.sub(r"\\", joined))


def shown(text: str) -> str:
    """Return what a reader sees of a piece of HTML: without tags, entities resolved."""
    return " ".join(html.unescape(_MARKUP.sub("", text)).split())
