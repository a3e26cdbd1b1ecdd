"""Links to web addresses that nothing closes."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_OPEN_LINK = lazy_compile(
    r"!?\[[^\[\]\r\n]{1,300}\]\(https?://[!-'*-;=?-~]{3,500}(?<![*_~.,;:!?])"
    # After the address emphasis may end, then the line does, or text that is no title goes on.
    r"(?=[*_~]*+(?:[.,;:!?]?[ \t]*+(?:\Z|\r?\n\s*+(?![\s)\"'(<]))"
    r"|[ \t]++[^\x00-\xff]|[，。；！？、]))"
)


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


def _may_be_open(address: str) -> bool:
    """Tell whether no bracket is in the address that a text starts with."""
    word = address.split(None, 1)[:1]
    before, bracket, _ = "".join(word).partition(")")
    return not (bracket and before.isascii())
