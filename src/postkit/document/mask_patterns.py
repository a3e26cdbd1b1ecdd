"""What writers put between words that is not prose, beyond CommonMark's own inlines.

Bare URLs, e-mail addresses, file paths, wikilinks, character references, math,
footnote labels and attribute lists. A mask protects its text
from rules about prose, so a doubtful case is masked only where nothing that
reads as Chinese prose is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from postkit.document.extension_marks import find_extension_marks
from postkit.document.formulas import find_formulas
from postkit.document.raw_elements import find_character_data, find_raw_elements
from postkit.document.regions import Regions, find_outside
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_CHINESE_MARKS = "，。、；：？！（）《》〈〉「」『』【】〔〕“”‘’…—～｜"

_SCHEME = lazy_compile(r"[A-Za-z][A-Za-z0-9+.-]*\Z")
_URL = lazy_compile(rf"[^\s<>\"`|\\\[\]{_CHINESE_MARKS}]*")
_PARENTHESIS = lazy_compile(r"[()]")
_URL_TAIL = lazy_compile(r"(?:[?!.,:;*_~'\"}]|&[A-Za-z0-9]{1,31};)\Z")
_WIKILINK = lazy_compile(r"\[\[[^\[\]\n]{1,400}\]\]")
_FOOTNOTE = lazy_compile(r"\[\^[^\[\]\s]{1,100}\]")
_EMAIL_NAME = lazy_compile(r"[A-Za-z0-9._%+-]+\Z")
_EMAIL_HOST = lazy_compile(r"@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_VALUE = r"""(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|[^\s"'{}]++)"""
_ATTRIBUTE = rf"(?:[.#][A-Za-z_][\w:-]*+|[A-Za-z][\w:-]*+={_VALUE})"
_ATTRIBUTE_LIST = lazy_compile(
    rf"\{{:? {{0,4}}{_ATTRIBUTE}(?: {{1,4}}{_ATTRIBUTE}){{0,20}} {{0,4}}\}}"
    # The address of a heading may be any word.
    r"|\{#[^\s{}]++\}(?=[ \t]*(?:[\r\n]|\Z))"
)
_CHARACTER_REFERENCE = lazy_compile(
    r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"
)
_FILE = lazy_compile(
    r"\.(?=[A-Za-z])(?i:avif|bmp|csv|docx?|epub|gif|html?|ico|jpe?g|json|mdx?|mov|mp[34]|odt|pdf"
    r"|png|pptx?|srt|svg|toml|txt|vtt|wav|webm|webp|xlsx?|xml|ya?ml|zip)(?![A-Za-z0-9])"
)
_NAME = lazy_compile(r"[\w.~+@%#=-]*")
_PATH = lazy_compile(rf"[^\s<>\"'`|*?\[\](){{}}{_CHINESE_MARKS}]*")
_BEFORE_PATH = lazy_compile(r"[\u4e00-\u9fff]+(?=[A-Za-z][\w.-]*(?:/[\w.-]+)+\Z)", re.ASCII)
_HOME_PATH = lazy_compile(rf"~/[^\s<>\"'`|*?\[\](){_CHINESE_MARKS}]+")
_DRIVE = lazy_compile(r"(?<![A-Za-z])[A-Za-z]\Z")
_DRIVE_PATH = lazy_compile(rf":\\[^\s<>\"'`|*?\[\](){_CHINESE_MARKS}]+")
_MAX_PATH = 200


def find_masks(text: str, body: Span, code: Regions) -> Iterator[Span]:
    """Yield the spans in `body` that are not prose, in no particular order.

    What starts inside `code` is left out, since code is masked anyway.
    """
    for find in _FINDERS:
        yield from find(text, *body)
    for find_pairs in _PAIR_FINDERS:
        yield from find_pairs(text, body, code)


def _urls(text: str, start: int, end: int) -> Iterator[Span]:
    for needle in ("://", "www."):
        at = text.find(needle, start, end)
        while at >= 0:
            stop = at + len(needle)
            first = _url_start(text, start, at, needle)
            if first is not None:
                match = _URL.match(text, stop, end)
                stop = _trimmed(text, stop, match.end() if match else stop)
                yield Span(first, stop)
            at = text.find(needle, stop, end)


def _url_start(text: str, start: int, at: int, needle: str) -> int | None:
    if needle == "www.":
        return None if at > start and (text[at - 1].isascii() and text[at - 1].isalnum()) else at
    before = max(start, at - 12)
    scheme = _SCHEME.search(text[before:at])
    return before + scheme.start() if scheme else None


def _trimmed(text: str, start: int, end: int) -> int:
    """Return where the URL ends that reaches to `end` at most.

    Marks at its end belong to the sentence around it, as in GFM's autolinks. A
    closing parenthesis that was not opened inside ends it, wherever it is:
    Chinese text may follow it without a space.
    """
    depth = 0
    for parenthesis in _PARENTHESIS.finditer(text, start, end):
        depth += 1 if parenthesis[0] == "(" else -1
        if depth < 0:
            end = parenthesis.start()
            break
    while end > start and (tail := _URL_TAIL.search(text, max(start, end - 33), end)):
        end = tail.start()
    return end


def _emails(text: str, start: int, end: int) -> Iterator[Span]:
    at = text.find("@", start, end)
    while at >= 0:
        before = max(start, at - 64)
        name = _EMAIL_NAME.search(text[before:at])
        host = _EMAIL_HOST.match(text, at, end) if name else None
        if name and host:
            yield Span(before + name.start(), host.end())
        at = text.find("@", at + 1, end)


def _paths(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield file names with a known extension, with their folders, and paths from a root."""
    for match in _FILE.finditer(text, start, end):
        before = max(start, match.start() - _MAX_PATH)
        backwards = text[before : match.start()][::-1]
        stem = _PATH.match(backwards)
        if stem and "/" not in stem[0] and "\\" not in stem[0]:
            stem = _NAME.match(backwards)
        if stem and stem.end():
            first = match.start() - stem.end()
            # `查看docs/a.md`: folders with Latin names are in none with a Chinese name.
            words = _BEFORE_PATH.match(text, first, match.start())
            yield Span(words.end() if words else first, match.end())
    if text.find("~", start, end) >= 0:
        for match in _HOME_PATH.finditer(text, start, end):
            yield Span(*match.span())
    if text.find("\\", start, end) >= 0:
        for match in _DRIVE_PATH.finditer(text, start, end):
            first = match.start() - 1
            if _DRIVE.search(text[max(first - 1, start) : first + 1]):
                yield Span(first, match.end())


def _brackets(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield wikilinks, embeds and footnote labels."""
    at = text.find("[", start, end)
    while at >= 0:
        stop = at + 1
        match = _WIKILINK.match(text, at, end) or _FOOTNOTE.match(text, at, end)
        if match:
            stop = match.end()
            yield Span(at - (text[at - 1 : at] == "!"), stop)
        at = text.find("[", stop, end)


def _attribute_lists(text: str, body: Span, code: Regions) -> Iterator[Span]:
    """Yield attribute lists in the way of kramdown and markdown-it-attrs."""
    for at in find_outside(text, "{", body, code):
        attributes = _ATTRIBUTE_LIST.match(text, at, body.end)
        if attributes:
            yield Span(*attributes.span())


def _character_references(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield `&nbsp;`, `&#8482;` and what looks like them: each is one character."""
    if text.find("&", start, end) >= 0:
        for match in _CHARACTER_REFERENCE.finditer(text, start, end):
            yield Span(*match.span())


_FINDERS: tuple[Callable[[str, int, int], Iterator[Span]], ...] = (
    _urls,
    _emails,
    _paths,
    _brackets,
    _character_references,
    find_extension_marks,
)
_PAIR_FINDERS: tuple[Callable[[str, Span, Regions], Iterator[Span]], ...] = (
    find_raw_elements,
    find_character_data,
    _attribute_lists,
    find_formulas,
)
