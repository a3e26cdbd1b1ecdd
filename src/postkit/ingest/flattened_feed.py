"""A feed whose XML was flattened to text, with only its CDATA marks left.

    channel URL language <![CDATA[ title ]]> URL body ]]> source date
    <![CDATA[ title ]]> URL body ]]> source date

An article starts where a title in CDATA marks is followed by an address. What
follows that address, up to the next such place, is its text, then its
source and date. Each of the closing parts may be missing, and line breaks may
be anywhere or nowhere.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import date

from postkit.errors import FileError
from postkit.ingest.article import Article, Fragment, Reading
from postkit.ingest.dates import find_date
from postkit.ingest.paragraphs import to_markdown
from postkit.ingest.raw_input import RawInput
from postkit.ingest.titles import opening_words
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import LineIndex, Span

_OPENING = "<![CDATA["
_CLOSING = "]]>"
_MARK = lazy_compile(r"<!\[CDATA\[|\]\]>")
# RFC 3986 allows ASCII only; Chinese text may follow an address without a space.
_ADDRESS = lazy_compile(r"https?://[!#-;=?-\\^-~]+")
_CHANNEL = lazy_compile(
    r"(?P<name>[^\n]{1,80}?)\s+https?://[!-~]+(?:[ \t]+(?P<language>[a-zA-Z-]+))?"
)

_LONGEST_TITLE = 500
_LONGEST_SOURCE = 60
_LONGEST_TAIL = 200


class _Head(NamedTuple):
    """The title and the address that an article starts with."""

    start: int
    title: Span
    url: Span


def read(raw: RawInput) -> Reading:
    """Return the articles of a flattened feed.

    Raises:
        FileError: there is none in it.
    """
    text = raw.text
    lines = LineIndex(text)
    heads = list(_heads(text))
    if not heads:
        raise FileError(
            "has no articles: in a flattened feed each starts with `<![CDATA[ title ]]> https://…`",
            path=raw.name,
        )
    unplaced = list(_fragments(text, Span(0, heads[0].start), lines, "before the first article"))
    name, language = _channel(text[: heads[0].start])
    articles: list[Article] = []
    ends = [*(head.start for head in heads[1:]), len(text)]
    for head, end in zip(heads, ends, strict=True):
        body, tail = _cut(text, Span(head.url.end, end))
        for span in tail.rest:
            unplaced += _fragments(text, span, lines, "after the end of an article")
        converted = to_markdown(_without_opening(body.text(text)))
        title = " ".join(html.unescape(head.title.text(text)).split())
        articles.append(
            Article(
                title=title or opening_words(converted.text),
                body=converted.text,
                line=lines.position(head.start).line,
                url=html.unescape(head.url.text(text)),
                publisher=tail.publisher or name,
                date=tail.date,
                language=language,
                shown=converted.shown,
                left_out=converted.left_out,
            )
        )
    return Reading(tuple(articles), tuple(unplaced))


def _channel(text: str) -> tuple[str, str]:
    """Return the name and the language of the channel; empty where `text` does not say them."""
    found = _CHANNEL.search(text.strip())
    return (found["name"].strip(), found["language"] or "") if found else ("", "")


def _heads(text: str) -> Iterator[_Head]:
    """Yield where articles start, in their order."""
    head: _Head | None = None
    # Whether the text of the article has come to its end: only then can a title
    # follow that has lost its own opening mark.
    is_closed = True
    after = 0
    for mark in _MARK.finditer(text):
        if mark.start() < (head.url.end if head else 0):
            continue
        if mark[0] == _OPENING:
            # The mark immediately after an address opens the article's text.
            is_body = head is not None and _skip_space(text, head.url.end) == mark.start()
            found = None if is_body else _head_at(text, mark.start())
        else:
            found = _headless_title(text, after, mark.start()) if is_closed else None
            is_closed = True
            after = mark.end()
        if found:
            head, is_closed, after = found, False, found.url.end
            yield found


def _head_at(text: str, start: int) -> _Head | None:
    """Return the head whose title the mark at `start` opens."""
    opened = start + len(_OPENING)
    limit = opened + _LONGEST_TITLE
    closing = text.find(_CLOSING, opened, limit)
    opening = text.find(_OPENING, opened, limit)
    if closing >= 0 and not 0 <= opening < closing:
        url = _address_after(text, closing + len(_CLOSING))
        if url:
            return _Head(start, Span(opened, closing), url)
        limit = closing
    elif opening >= 0:
        limit = opening
    # The title's own closing mark is lost: then its address is on its line.
    newline = text.find("\n", opened, limit)
    address = _ADDRESS.search(text, opened, newline if newline >= 0 else limit)
    if address and text[opened : address.start()].strip():
        return _Head(start, Span(opened, address.start()), Span(*address.span()))
    return None


def _headless_title(text: str, after: int, closing: int) -> _Head | None:
    """Return the head whose title, without its opening mark, ends at `closing`."""
    start = max(text.rfind("\n", max(closing - _LONGEST_TITLE, 0), closing) + 1, after)
    url = _address_after(text, closing + len(_CLOSING))
    if url and closing - start < _LONGEST_TITLE and text[start:closing].strip():
        return _Head(start, Span(start, closing), url)
    return None


def _address_after(text: str, offset: int) -> Span | None:
    """Return the address that is at `offset`, after white space."""
    address = _ADDRESS.match(text, _skip_space(text, offset))
    return Span(*address.span()) if address else None


def _skip_space(text: str, offset: int) -> int:
    """Return where white space ends, or where there is too much of it to be meant."""
    limit = min(offset + _LONGEST_TITLE, len(text))
    while offset < limit and text[offset].isspace():
        offset += 1
    return offset


class _Tail(NamedTuple):
    """What follows an article's text: its source, its date, and the rest."""

    publisher: str
    date: date | None
    rest: tuple[Span, ...]


def _cut(text: str, span: Span) -> tuple[Span, _Tail]:
    """Cut what follows an address into the article's text and what follows it."""
    closing = text.rfind(_CLOSING, *span)
    if closing >= 0:
        tail = _read_tail(text, Span(closing + len(_CLOSING), span.end))
        return Span(span.start, closing), tail
    # The closing mark is lost: source and date are a last line of their own.
    end = span.start + len(span.text(text).rstrip())
    start = max(text.rfind("\n", *span._replace(end=end)) + 1, span.start)
    if end - start <= _LONGEST_TAIL:
        tail = _read_tail(text, Span(start, end))
        if tail.date and not tail.rest:
            return Span(span.start, start), tail
    return span, _Tail("", None, ())


def _read_tail(text: str, span: Span) -> _Tail:
    """Return the source and the date in `span`, in whatever order, and what is neither."""
    dated = find_date(text[span.start : min(span.end, span.start + _LONGEST_TAIL)])
    parts = [span]
    if dated:
        start, end = (span.start + offset for offset in dated.span)
        parts = [Span(span.start, start), Span(end, span.end)]
    parts = [part for part in parts if part.text(text).strip()]
    publisher = parts[0].text(text).strip() if parts else ""
    if len(publisher) > _LONGEST_SOURCE or "\n" in publisher:
        publisher = ""
    return _Tail(publisher, dated.date if dated else None, tuple(parts[bool(publisher) :]))


def _without_opening(body: str) -> str:
    """Return `body` without the mark that opens it, where that is left."""
    return body.lstrip().removeprefix(_OPENING)


def _fragments(text: str, span: Span, lines: LineIndex, reason: str) -> Iterator[Fragment]:
    """Yield the lines in `span` that say something."""
    at = span.start
    for line in span.text(text).split("\n"):
        if line.strip():
            yield Fragment(lines.position(at).line, line.strip(), reason)
        at += len(line) + 1
