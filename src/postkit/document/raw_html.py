"""Raw HTML as a browser reads it: text, tags, and what is left open for all that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from postkit.document.blocks.leaf_blocks import has_open_comment
from postkit.document.tag import RAW_TEXT_NAMES
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_TOKEN = lazy_compile(
    r"<(?:!--(?P<comment>-?>)?|(?P<bogus>[!?]|/(?![A-Za-z]))|/?[A-Za-z][^\s/>]*+)"
)
_ATTRIBUTES = r"(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])))*+"
_TAG_END = lazy_compile(rf"{_ATTRIBUTES}>")
_OPEN_QUOTE = lazy_compile(rf"{_ATTRIBUTES}=\s*+([\"'])")
_RAW_TEXT_END = {name: lazy_compile(rf"(?i)</{name}(?=[\s/>])") for name in RAW_TEXT_NAMES}
_LINES = r"[^<>\"'\n]++|\n(?![ \t]*\n)|\"[^\"<>\n]*+\"|'[^'<>\n]*+'"
_MAY_STAY_OPEN = lazy_compile(
    rf"<(?:!(?!--)|\?|/(?![A-Za-z])|/?[A-Za-z](?!(?:{_LINES})*+>)|(?i:{'|'.join(RAW_TEXT_NAMES)}))"
)


class OpenKind(StrEnum):
    """What raw HTML can leave open."""

    NOTHING = "nothing"
    COMMENT = "comment"
    MARKUP = "markup"
    """A tag, a declaration or the like: the next `>` ends it."""
    QUOTE = "quote"
    """The value of an attribute."""
    RAW_TEXT = "raw text"
    """An element such as `<script>`."""


class PieceKind(StrEnum):
    """The kinds of raw HTML."""

    TEXT = "text"
    TAG = "tag"
    HIDDEN = "hidden"
    """A comment, a script, a processing instruction or the like."""


class Open(NamedTuple):
    """What is open at a place: `name` is the quote of a value, or the element of raw text."""

    kind: OpenKind = OpenKind.NOTHING
    name: str = ""

    @property
    def hides_text(self) -> bool:
        """Whether a reader does not see text that comes here."""
        return self.kind is not OpenKind.NOTHING

    def after_block(self) -> Open:
        """Return what is still open after the tags that Markdown writes for a block."""
        return Open() if self.kind is OpenKind.MARKUP else self


_ENDS = {
    (OpenKind.COMMENT, ""): lazy_compile(r"--!?>"),
    (OpenKind.MARKUP, ""): lazy_compile(">"),
    (OpenKind.QUOTE, '"'): lazy_compile('"'),
    (OpenKind.QUOTE, "'"): lazy_compile("'"),
}


class HtmlPiece(NamedTuple):
    """A stretch of raw HTML."""

    kind: PieceKind
    span: Span


def may_stay_open(text: str, span: Span) -> bool:
    """Tell whether raw HTML in `span` may leave something open at the end of a block, at sight."""
    return has_open_comment(text, *span) or _MAY_STAY_OPEN.search(text, *span) is not None


def scan_html(text: str, span: Span, start: Open) -> tuple[list[HtmlPiece], Open]:
    """Return the tags and the visible text of raw HTML, and what is open at its end.

    Args:
        text: the whole draft.
        span: the raw HTML.
        start: what the raw HTML before it has left open.
    """
    scanner = _Scanner(text, span, start)
    return list(scanner.pieces()), scanner.open


class _Scanner:
    def __init__(self, text: str, span: Span, start: Open) -> None:
        self._text = text
        self._at, self._end = span
        self.open = start

    def pieces(self) -> Iterator[HtmlPiece]:
        """Yield the pieces in their order; `open` is right once all are taken."""
        yield from self._close(self._at)
        while self._at < self._end:
            token = _TOKEN.search(self._text, self._at, self._end)
            start = token.start() if token else self._end
            if start > self._at:
                yield HtmlPiece(PieceKind.TEXT, Span(self._at, start))
            self._at = token.end() if token else self._end
            if token is None or token["comment"]:
                continue
            if token[0] == "<!--":
                self.open = Open(OpenKind.COMMENT)
            elif token["bogus"]:
                self.open = Open(OpenKind.MARKUP)
            else:
                self._read_tag(token[0])
                yield HtmlPiece(PieceKind.TAG, Span(start, self._at))
                start = self._at
            yield from self._close(start)

    def _read_tag(self, head: str) -> None:
        match = _TAG_END.match(self._text, self._at, self._end)
        if match:
            self._at = match.end()
            name = head[1:].lower()
            self.open = Open(OpenKind.RAW_TEXT, name) if name in RAW_TEXT_NAMES else Open()
            return
        quote = _OPEN_QUOTE.match(self._text, self._at, self._end)
        self.open = Open(OpenKind.QUOTE, quote[1]) if quote else Open(OpenKind.MARKUP)
        self._at = self._end

    def _close(self, start: int) -> Iterator[HtmlPiece]:
        """Move to the end of what is open, and yield it from `start` on."""
        while self.open.hides_text and self._at < self._end:
            match = self._end_of_open().search(self._text, self._at, self._end)
            if match is None:
                self._at = self._end
            elif self.open.kind is OpenKind.RAW_TEXT:
                self._at, self.open = match.start(), Open()
            else:
                self._at = match.end()
                is_value = self.open.kind is OpenKind.QUOTE
                self.open = Open(OpenKind.MARKUP) if is_value else Open()
        if start < self._at:
            yield HtmlPiece(PieceKind.HIDDEN, Span(start, self._at))

    def _end_of_open(self) -> re.Pattern[str]:
        kind, name = self.open
        return _RAW_TEXT_END[name] if kind is OpenKind.RAW_TEXT else _ENDS[kind, name]
