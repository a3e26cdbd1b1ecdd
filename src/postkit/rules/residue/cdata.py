"""RS002: the wrapping of a feed around its text."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.residue.harmless_removal import is_removal_harmless
from postkit.rules.residue.removal import removal
from postkit.rules.signs.residue import bracket_signs, find_raw_regions
from postkit.source import Span

_MARK = lazy_compile(r"<!\[CDATA\[|\]\]>")
_NAME = lazy_compile(r"(?<!\[)\bCDATA\b(?!\[)")
_QUOTES = tuple("\"'“”‘’「」『』")


class Cdata(Rule):
    """`<![CDATA[` or `]]>` is left over from a feed.

    Feeds wrap titles and texts in it. On a page the wrapped text disappears, because browsers
    take it for a comment, and a lone `]]>` is shown as it is.

    Bad:

        <![CDATA[ 市场周报 ]]> 本周股市上涨。

    Good:

        市场周报 本周股市上涨。
    """

    code = "RS002"
    name = "cdata"
    trigger = "text:<![CDATA[ ]]>"
    summary = "leftover CDATA marker from a feed"
    severity = Severity.ERROR
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each pair of marks, and for each lone one."""
        text = document.text
        # A single character is found ten times as fast, and few posts hold one.
        if not document.once(bracket_signs) and not ("]" in text and "]]>" in text):
            return
        opening: Span | None = None
        for match in _MARK.finditer(document.text, *document.body):
            span = Span(*match.span())
            if span.start in document.code or span.start in document.once(find_raw_regions):
                continue
            if _is_shown(document, span):
                continue
            if match[0] == "]]>" and opening is not None:
                if opening.end < span.start or not _is_within_line(document, opening, span):
                    yield self._pair(document, opening, span)
                opening = None
                continue
            if opening is not None:
                yield self._lone(document, opening)
            if match[0] == "]]>":
                if not _is_text(document, span):
                    yield self._lone(document, span)
            else:
                opening = span
        if opening is not None:
            yield self._lone(document, opening)

    def _pair(self, document: Document, opening: Span, closing: Span) -> Diagnostic:
        text = document.text
        inner = text[opening.end : closing.start]
        start = opening.end + len(inner) - len(inner.lstrip(" \t"))
        end = max(closing.start - len(inner) + len(inner.rstrip(" \t")), start)
        return self.found(
            document,
            Span(opening.start, closing.end),
            "`<![CDATA[ … ]]>` is left over from a feed and hides its text; remove the wrapping",
            unsafe_fix(
                "remove the wrapping, keep the text",
                Edit(opening.start, start, ""),
                Edit(end, closing.end, ""),
            ),
        )

    def _lone(self, document: Document, mark: Span) -> Diagnostic:
        # What an opening mark hides or shows when it goes depends on the engine.
        is_closing = document.text.startswith("]", mark.start)
        make = fix if is_closing and is_removal_harmless(document, mark) else unsafe_fix
        return self.found(
            document,
            mark,
            f"`{mark.text(document.text)}` is left over from a feed; remove it",
            make("remove it", removal(document, mark)),
        )


def _is_shown(document: Document, mark: Span) -> bool:
    """Tell whether the text is about the mark: it is in quotes, or a section is named CDATA."""
    text = document.text
    if text[mark.start - 1 : mark.start] in _QUOTES and text[mark.end : mark.end + 1] in _QUOTES:
        return True
    line = document.source.line_span(mark.start)
    near = text[max(line.start, mark.start - 400) : min(line.end, mark.end + 400)]
    return _NAME.search(near) is not None


def _is_within_line(document: Document, opening: Span, closing: Span) -> bool:
    """Tell whether words are on both sides of the marks: the sentence speaks of them."""
    line = document.source.line_span(opening.start)
    text = document.text
    return bool(text[line.start : opening.start].strip() and text[closing.end : line.end].strip())


def _is_text(document: Document, mark: Span) -> bool:
    """Tell whether `]]>` closes brackets: `[[首页]]>[[分类]]`, `x[[1]]>5`."""
    start = document.source.line_span(mark.start).start
    before = document.text[max(start, mark.start - 400) : mark.start]
    return before.count("[") > before.count("]") or mark.start in document.masked
