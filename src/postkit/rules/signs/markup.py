"""The signs of Markdown that may be wrong: at the starts of lines, in links, in emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from postkit.document import Document
from postkit.document.tag import ELEMENTS
from postkit.document.unusual_characters import RareCharacters
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_MAY_BE_BROKEN_LINK = lazy_compile(
    r"\](?:（|[ ]{1,2}\(http|\((?:[^ \t\r\n()]*+[ \t]|[^)）]{0,500}+）))"
)
"""The end of a link whose address has a blank in it, or is in full-width parentheses."""
_SPACED_IMAGE = lazy_compile(r"(?:\A|\n)[ \t]*! \[")
_MAY_BE_EMPTY_LINK = lazy_compile(r"\]\([\s)\"'(]")
# One delimiter is searched for five times as fast as a class of them. Any wide mark will do here: a
# class of Chinese marks takes long to compile, and each pair is examined once more.
_CUT_EMPHASIS = {
    char: lazy_compile(
        rf"\{char}(?:(?<=[^\w\x00-\xff].)[_~]?(?=[^\W_])|(?<=[^\W_].)[_~]?(?=[^\w\x00-\xff]))"
    )
    for char in "*_~"
}
# Items of lists that are written well are not among them: most posts have no others.
_MARKED = lazy_compile(r"\n[ \t]*+(?:>>|(?:[+-]|\d\d?[.)])(?![ \t]++\S)|\*[\u00a0\u3000])")
_UNREAD_BULLETS = "•●◦▪‣·－＊①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_INDENT = r"\n[^\S\n]*+(?:>[^\S\n]*+)*+"
_UNREAD_BULLET = lazy_compile(rf"{_INDENT}[{_UNREAD_BULLETS}]")
# The class of all bullets takes a millisecond to compile.
_FEW_HAVE_BULLETS = RareCharacters(
    frozenset(_UNREAD_BULLETS).__contains__, lambda text: _UNREAD_BULLET.search(text)
)
_UNREAD_NUMBER = lazy_compile(rf"{_INDENT}\W?\d\d?(?![\w\s.,:%/-])")
"""The head of a line that looks like an item and is none to Markdown."""
_OPEN_ELEMENTS = ("article", "aside", "center", "div", "section", "table", *"ACDST")
"""How their names start; tags in capitals are rare: the first letter will do."""
_FOREIGN_TAG = lazy_compile(r"</[ \t]?[^\x00-\x7f]")
_BARE_TAG = lazy_compile(r"<([A-Za-z][A-Za-z0-9]*+)>")
_OPEN_LINK = lazy_compile(
    r"!?\[[^\[\]\r\n]{1,300}\]\(https?://[!-'*-;=?-~]{3,500}(?<![*_~.,;:!?])"
    # After the address emphasis may end, then the line does, or text that is no title goes on.
    r"(?=[*_~]*+(?:[.,;:!?]?[ \t]*+(?:\Z|\r?\n\s*+(?![\s)\"'(<]))"
    r"|[ \t]*+[^\x00-\xff]))"
)


def at_line_heads(document: Document, head: str) -> Iterator[re.Match[str]]:
    r"""Yield the matches of the pattern `head` at the start of a line, the newline before it too.

    What `head` matches must start as `marked_lines` has it, blanks aside: such lines are
    found once for all rules, and `head` is tried at no others.
    """
    pattern = _compiled(head)
    text = document.text
    lines = document.once(marked_lines)
    if document.body.start == 0 and not text.startswith("\n"):
        lines = (0, *lines)
    for at in lines:
        if match := pattern.match(text, at):
            yield match


def marked_lines(document: Document) -> tuple[int, ...]:
    """Return where the newlines before the lines of the body are that start with a mark.

    A mark is `>>`, that of an item (`-`, `+`, `1.`, `1)`) without a blank and text after it, or
    `*` with a wide space after it.
    """
    newlines = _MARKED.finditer(document.text, max(document.body.start - 1, 0))
    return tuple(match.start() for match in newlines)


@cache
def _compiled(head: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\A|\n){head}")


def may_have_unread_marks(document: Document) -> bool:
    """Tell whether a line starts with a mark of a list that Markdown does not read."""
    is_any = _FEW_HAVE_BULLETS.are_in(document.text)
    return (is_any and _find(_UNREAD_BULLET, document)) or _find(_UNREAD_NUMBER, document)


def may_have_elements(document: Document) -> bool:
    """Tell whether an element starts that holds a part of the page, such as `<div>`."""
    parts = islice(document.text.split("<"), 1, None) if document.source.holds["<"] else ()
    return any(part.startswith(_OPEN_ELEMENTS) for part in parts)


def may_have_unknown_elements(document: Document) -> bool:
    """Tell whether an element starts that HTML does not have, without attributes."""
    if not document.source.holds["<"]:
        return False
    names = set(_BARE_TAG.findall(document.text, *document.body))
    return not ELEMENTS.issuperset(map(str.lower, names))


def may_have_translated_tags(document: Document) -> bool:
    """Tell whether a closing tag starts with a letter that is in no tag of HTML."""
    return document.source.holds["<"] and _FOREIGN_TAG.search(document.text) is not None


def may_have_broken_links(document: Document) -> bool:
    """Tell whether the end of a link is written in a way that Markdown may not read."""
    if not document.source.holds["]"]:
        return False
    return (
        _find(_MAY_BE_BROKEN_LINK, document)
        # A pattern that may begin at the start of the text is tried at each character.
        or ("! [" in document.text and _find(_SPACED_IMAGE, document))
        or any(find_open_links(document))
    )


def may_have_empty_links(document: Document) -> bool:
    """Tell whether no address may follow the text of a link."""
    return "](" in document.text and _find(_MAY_BE_EMPTY_LINK, document)


def _find(pattern: re.Pattern[str], document: Document) -> bool:
    return pattern.search(document.text, *document.body) is not None


def may_have_broken_emphasis(document: Document) -> bool:
    """Tell whether a delimiter of emphasis may be shown to the reader."""
    is_doubtful = "**" in document.text and document.inlines.has_doubtful_asterisks
    return is_doubtful or next(cut_emphasis(document), None) is not None


def cut_emphasis(document: Document) -> Iterator[int]:
    """Yield where a delimiter is between a wide mark and a letter, those of each kind in order.

    Emphasis may end there that Markdown cannot see.
    """
    for char, pattern in _CUT_EMPHASIS.items():
        if document.source.holds[char]:
            for match in pattern.finditer(document.markdown, *document.body):
                yield match.start()


def find_open_links(document: Document) -> Iterator[Span]:
    """Yield the links and images, up to the end of the address, that lack the bracket after it."""
    # Most posts have none: the pattern takes a millisecond to compile.
    if not any(map(_may_be_open, document.text.split("](http")[1:])):
        return
    parsed: set[int] | None = None
    for match in _OPEN_LINK.finditer(document.text, *document.body):
        if parsed is None:
            parsed = {link.span.start for link in document.inlines.links}
        line = document.source.line_span(match.end())
        rest = document.text[match.end() : line.end]
        is_closed = sum(map(rest.count, ")）")) > sum(map(rest.count, "(（"))
        if not is_closed and match.start() not in parsed and match.start() not in document.masked:
            yield Span(*match.span())


def find_link_ends(document: Document) -> Iterator[int]:
    """Yield where `](` is without a `[` before it on its line that is not closed there."""
    text = document.text
    at, last, depth = text.find("](", *document.body), document.body.start, 0
    while at >= 0:
        newline = text.rfind("\n", last, at)
        if newline >= 0:
            last, depth = newline, 0
        depth += text.count("[", last, at) - text.count("]", last, at)
        if depth <= 0:
            yield at
        last, at = at, text.find("](", at + 2, document.body.end)


def _may_be_open(address: str) -> bool:
    """Tell whether no bracket is in the address that a text starts with."""
    word = address.split(None, 1)[:1]
    before, bracket, _ = "".join(word).partition(")")
    return not (bracket and before.isascii())
