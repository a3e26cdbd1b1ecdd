"""Plain text as Markdown: where its paragraphs end."""

from __future__ import annotations

import html
import re

from postkit.ingest.html import Converted
from postkit.ingest.html import to_markdown as html_to_markdown
from postkit.ingest.html.escape import escape, escape_line_start
from postkit.lazy_patterns import lazy_compile

_HTML = lazy_compile(
    r"</(?:p|div|a|strong|b|em|li|h[1-6]|span|blockquote|td)>|<(?:p|br|img)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
# Not those that Markdown would take for the start of a tag or of another entity.
_ENTITY = lazy_compile(r"&(?!lt;|gt;|amp;|#0*38;|#0*6[02];)#?\w{1,31};")
_FENCE = lazy_compile(r" {0,3}(`{3,}|~{3,})")
# What is not a line of prose: its line breaks mean something.
_STRUCTURE = lazy_compile(
    r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})(?:[ \t]|\Z)|[>|<:=]|-{3})|    |\t"
)
_IMAGE = lazy_compile(r"[ \t]*!\[[^\]\n]*\]\([^)\n]*\)[ \t]*")
_SENTENCE_END = lazy_compile(r"[。！？…：；.!?:;]['\"”’」』）)\]*_]{0,4}\Z")

_MOST = 2 / 3
"""The share of lines that end a sentence from which on every line is a paragraph."""


def looks_like_html(text: str) -> bool:
    """Tell whether there are tags in `text` that plain text would not have."""
    return bool(_HTML.search(text))


def to_markdown(text: str) -> Converted:
    """Return `text`, plain or with the HTML of a feed in it, as Markdown."""
    if looks_like_html(text):
        return html_to_markdown(text)
    markdown = separate_paragraphs(_ENTITY.sub(lambda match: html.unescape(match[0]), text))
    return Converted(markdown, (), html.unescape(text))


def plain_to_markdown(text: str) -> str:
    """Return text that holds no markup as Markdown that shows it so, its line breaks kept."""
    blocks = [block for block in re.split(r"\n[ \t]*(?:\n[ \t]*)+", text) if block.strip()]
    paragraphs: list[str] = []
    for block in blocks:
        escaped = escape(block, tildes=block.count("~") > 1).split("\n")
        lines = (escape_line_start(line.strip(" \t")) for line in escaped)
        paragraphs.append("  \n".join(line for line in lines if line))
    return "\n\n".join(paragraphs)


def text_to_markdown(text: str) -> str:
    """Return text of a feed, which holds no markup, as Markdown that shows it so.

    Line breaks are kept where a line looks like that of a list; else they may be
    those of lines that were wrapped.
    """
    lines = text.strip("\n").split("\n")
    if any(map(_STRUCTURE.match, lines)):
        return plain_to_markdown(text)
    tildes = text.count("~") > 1
    return separate_paragraphs(
        "\n".join(escape_line_start(escape(line, tildes=tildes)) for line in lines)
    )


def separate_paragraphs(text: str) -> str:
    """Return `text` with a blank line between paragraphs that only a line break separates.

    Portals put each paragraph on a line; Markdown would join them. Where most
    lines end in the middle of a sentence the text was wrapped by hand, and its
    line breaks stay as they are.
    """
    lines = text.strip("\n").split("\n")
    kinds = _kinds(lines)
    breaks = [
        number
        for number in range(1, len(lines))
        if kinds[number - 1] is _PROSE and kinds[number] is _PROSE
    ]
    ended = sum(bool(_SENTENCE_END.search(lines[number - 1].rstrip()[-8:])) for number in breaks)
    are_paragraphs = ended >= _MOST * len(breaks)
    parts: list[str] = []
    for number, line in enumerate(lines):
        pair = {kinds[number - 1], kinds[number]} if number else set()
        if (pair == {_PROSE} and are_paragraphs) or pair in ({_PROSE, _PICTURE}, {_PICTURE}):
            parts.append("")
        parts.append(_without_indent(line) if kinds[number] is _PROSE else line)
    return "\n".join(parts).strip()


def _without_indent(line: str) -> str:
    """Return a line without the indent of print, unless that keeps it from being markup."""
    plain = line.lstrip("\u3000").rstrip()
    is_markup = _STRUCTURE.match(plain) or _FENCE.match(plain) or _IMAGE.fullmatch(plain)
    return line.rstrip() if is_markup else plain


_PROSE, _PICTURE, _OTHER = "prose", "picture", "other"


def _kinds(lines: list[str]) -> list[str]:
    """Return what each line is: prose, a picture on its own, or anything else."""
    kinds: list[str] = []
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if fence:
            kinds.append(_OTHER)
            if mark and mark[1].startswith(fence):
                fence = ""
        elif mark:
            kinds.append(_OTHER)
            fence = mark[1]
        elif not line.strip() or _STRUCTURE.match(line):
            kinds.append(_OTHER)
        else:
            kinds.append(_PICTURE if _IMAGE.fullmatch(line) else _PROSE)
    return kinds
