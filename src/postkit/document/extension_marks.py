"""The signs with which extensions of Markdown open a block, and their comments.

`!!! note "…"`, `=== "…"`, `::: tip`, `/// tip |`, `> [!NOTE]`, `[^1]:`, `*[HTML]:`, `: …`,
`{: …}`, `{/* … */}`. All are protected on every site, for what is a sign on one is hardly
ever prose on another. The titles among them are prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.document.memoized_find import Lookahead
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_LINE_SIGN = lazy_compile(
    r"""\n[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?+(?:
        (?P<quoted>(?:!!!|\?\?\?\+?|===[+!]*)[ \t]*+[\w-]*+(?:[ \t]++[\w-]++)*+[ \t]*+")
            [^\n]*?(?P<end>"[ \t\r]*)$
        | (?P<sign>
            (?:!!!|\?\?\?\+?)[ \t]*+[\w -]*+
            | :{3,}+[ \t]*+(?:[A-Za-z][\w-]*+)?+(?:\[|\{[^{}\n]*\})?
            | /{3,}+[ \t]*+(?:[A-Za-z][\w-]*+[ \t]*+\|?)?
            | \[![A-Za-z][\w-]*\][+-]?
            | \[\^[^\[\]\s]{1,100}\]:
            | \*\[[^\[\]\n]{1,100}\]:
            | :[ \t]++
            | --8<--[^\n]*
            | \{\*[^{}\n]*\*\}
          )
    )""",
    re.VERBOSE | re.MULTILINE,
)
_KRAMDOWN_LIST = lazy_compile(r"\{:[^{}\n]{0,400}\}")
_MAX_COMMENT = 4000


def find_extension_marks(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the signs in `text[start:end]`, each without the title after it."""
    if start == 0:
        first, _, _ = text[:end].partition("\n")
        yield from (Span(at - 1, stop - 1) for at, stop in _line_signs(f"\n{first}", 0, end + 1))
    yield from _line_signs(text, max(start - 1, 0), end)
    if text.find("{:", start, end) >= 0:
        for match in _KRAMDOWN_LIST.finditer(text, start, end):
            yield Span(*match.span())
    if text.find("{/*", start, end) >= 0:
        yield from _comments(text, start, end)


def _line_signs(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the signs on the lines after each newline of `text[start:end]`."""
    for match in _LINE_SIGN.finditer(text, start, end):
        if match["sign"] is not None:
            yield Span(*match.span("sign"))
        else:
            yield Span(*match.span("quoted"))
            yield Span(*match.span("end"))


def _comments(text: str, start: int, end: int) -> Iterator[Span]:
    closings = Lookahead(text, "*/}", end)
    at = text.find("{/*", start, end)
    while at >= 0:
        closing = closings.after(at)
        if closing is None:
            return
        if closing - at <= _MAX_COMMENT:
            yield Span(at, closing + 3)
        at = text.find("{/*", at + 3, end)
