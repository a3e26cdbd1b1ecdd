"""SM021: an invisible character."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.han import HAN
from postkit.document.unusual_characters import UnusualKind
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.script_mixing.corrupted_text import code_points, damaged
from postkit.script.punctuation import is_alone_in_quotes
from postkit.script.sentence_context import is_in_heading
from postkit.source import Span

_CHINESE = lazy_compile(f"[{HAN}\u3000-\u303f\uff00-\uffef“”‘’…—]")
_DIVIDERS = lazy_compile(r"(?<=\w)\u200b(?=\w)")
_FEW = 3
_FILLERS = lazy_compile("[\u3164\uffa0]")
"""Fillers of Hangul: they are as wide as a letter, and some write them for a name that is blank."""

_JOINERS = frozenset("\u200c\u200d")
_NEEDS_JOINERS = "\u0600", "\u1cff"
"""From Arabic through the Indic scripts to Mongolian, joiners are part of the spelling."""


class InvisibleCharacter(Rule):
    """A character of no width is in the text.

    Zero-width spaces, soft hyphens and stray byte order marks are copied along with text from
    web pages. Nobody sees them, but a search does not find a word that has one, and a heading
    gets another anchor. Joiners in emoji, and in scripts that need them, are left alone. The
    fix is safe beside Chinese and at the edge of a line, unless the character is alone in
    quotation marks; elsewhere it may mark where a word can be divided.

    Bad:

        这个功能\u200b很好用。

    Good:

        这个功能很好用。
    """

    code = "SM021"
    name = "invisible-character"
    trigger = "unusual-characters"
    summary = "a zero-width space, soft hyphen or other invisible character"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run outside code."""
        for span in damaged(document, UnusualKind.INVISIBLE):
            run = span.text(document.text)
            if span.start == 0 and document.source.has_bom:
                span = Span(1, span.end)
            if span.start == span.end or _is_joining(document.text, span):
                continue
            make = fix if _is_useless(document, span) else unsafe_fix
            yield self.found(
                document,
                span,
                f"an invisible character ({code_points(run)}) is here; remove it",
                make("remove the invisible character", Edit.delete(span)),
            )


def _is_useless(document: Document, span: Span) -> bool:
    """Return whether `span` does nothing, beside Chinese or at the edge of a line.

    In a long Latin word it is where the line may break, in Thai and Khmer between words;
    in a Chinese sentence with many of them it may divide its words for a search.
    """
    text = document.text
    if _FILLERS.search(text, *span):
        return False
    line = document.source.line_span(span.start)
    if span.start < document.body.start and not _is_in_value(document, span, line):
        return False
    before, after = (
        text[max(span.start - 1, line.start) : span.start],
        text[span.end : span.end + 1],
    )
    if is_alone_in_quotes(text, span):
        # What the sentence shows: `这个“\u200b”就是零宽空格`.
        return False
    if span.start <= line.start and text.startswith(("\t", "  "), span.end):
        # It keeps an indent from being code.
        return False
    is_edge = span.start <= line.start or span.end >= line.end
    near = text[max(span.start - 50, line.start) : min(span.end + 50, line.end)]
    is_divider = len(_DIVIDERS.findall(near)) > _FEW
    is_beside = is_edge or bool(_CHINESE.match(before)) or bool(_CHINESE.match(after))
    if document.masked.overlaps(span) or is_in_heading(document, span.start):
        # A part of an address.
        return False
    return is_beside and not is_divider


def _is_in_value(document: Document, span: Span, line: Span) -> bool:
    """Tell whether `span` is in a value of front matter that can be read, not in a key."""
    head = document.front_matter
    is_readable = head is not None and head.root is not None
    is_at_head = not document.text[line.start : span.start].strip(" \t-")
    return is_readable and not (is_at_head and ":" in document.text[span.end : line.end])


def _is_joining(text: str, span: Span) -> bool:
    """Return whether `span` is joiners after an emoji, or beside a letter that joins."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if not before or not _JOINERS.issuperset(span.text(text)):
        return False
    low, high = _NEEDS_JOINERS
    if low <= before <= high or low <= after <= high:
        return True
    # An emoji, its skin tone or a variation selector.
    return unicodedata.category(before) in ("So", "Sk", "Mn")
