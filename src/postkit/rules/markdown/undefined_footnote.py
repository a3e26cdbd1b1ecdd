"""MD011: a reference to a footnote that is not in the post."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix
from postkit.source import Span

_LABEL = lazy_compile(r"(?<![\\\[])\[\^([^\[\]\s^]{1,100})\](?!:|\([^()\s]*\)|\[(?!\^))")
"""`[^1](address)` is a link, and classes of characters (`[^a][b]`) follow each other."""
_MARK = lazy_compile(r"\[\^[^\[\]\s^]{1,100}\]")
_NOTE = lazy_compile(r"(?m)^[ \t>]*(?:[-*+][ \t]+)?\[\^([^\[\]\s^]{1,100})\]:")
_WIDE_NOTE = lazy_compile(r"(?m)^[ ]{0,3}(\[\^([^\[\]\s^]{1,100})\])(：[ \t\u3000]*)(?=\S)")
_RANGE = lazy_compile(r"\w-\w|\\|\A\W+\Z")
"""What a class of characters has in it, such as `[^a-z]`."""
_EXPRESSION = lazy_compile(r"正则|正則|正规表|[Rr]eg(?:ex|Ex|ular expr)|匹配")
_QUOTES = ("“”", "「」", '""', "''")
_REACH = 100


class UndefinedFootnote(Rule):
    """`[^1]` refers to a footnote that the post does not have.

    Readers see the brackets. Write the note on a line of its own, `[^1]: …`; one with a
    full-width colon, `[^1]：…`, is not one. A reference in quotation marks is left alone, and so
    is a class of characters in a regular expression: `[^abc]+`.

    Bad:

        潮水每天涨落两次。[^1]

        [^1]：相隔约十二小时。

    Good:

        潮水每天涨落两次。[^1]

        [^1]: 相隔约十二小时。
    """

    code = "MD011"
    name = "undefined-footnote"
    trigger = "text:[^"
    summary = "a footnote has no text"
    severity = Severity.WARNING
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each reference without a note."""
        text = document.text
        notes = {match[1].casefold() for match in _NOTE.finditer(text, *document.body)}
        for wide in _wide_notes(document):
            notes.add(wide[2].casefold())
            yield self.found(
                document,
                Span(*wide.span()),
                f"the colon after `{wide[1]}` is full-width, so this is not the text of a "
                "footnote; write `:` and a space",
                fix("write `:` and a space", Edit(*wide.span(3), ": ")),
            )
        for match in _LABEL.finditer(text, *document.body):
            label = match[1]
            if label.casefold() in notes or _RANGE.search(label):
                continue
            if _is_class(document, Span(*match.span()), label, is_alone=not notes):
                continue
            if match.start() in document.code or _is_in_html(document, match.start()):
                continue
            yield self.found(
                document,
                Span(*match.span()),
                f"there is no footnote `[^{label}]`, so readers see the brackets: add a line "
                f"`[^{label}]: ` with its text, or delete this",
            )


def _wide_notes(document: Document) -> list[re.Match[str]]:
    """Return the texts of footnotes that a full-width colon follows, and that are referred to."""
    text = document.text
    wide = list(_WIDE_NOTE.finditer(text, *document.body)) if "]：" in text else []
    counts = Counter(_MARK.findall(text)) if wide else {}
    return [
        match
        for match in wide
        if match.start() not in document.code
        and not _is_in_html(document, match.start())
        and counts[match[1]] > 1
    ]


def _is_class(document: Document, span: Span, label: str, *, is_alone: bool) -> bool:
    """Tell whether brackets show how something is written, or are a part of an expression.

    In a post without footnotes (`is_alone`) a number may be part of one, too.
    """
    text, (start, end) = document.text, span
    if text[max(start - 1, 0) : start] + text[end : end + 1] in _QUOTES:
        return True
    if label.isdecimal() and not is_alone:
        return False
    if text[end : end + 1] in tuple("+*?{") and not label.isdecimal():
        return True
    line = document.source.line_span(start)
    return bool(
        _EXPRESSION.search(text, max(line.start, start - _REACH), min(line.end, end + _REACH))
    )


def _is_in_html(document: Document, at: int) -> bool:
    """Tell whether `at` is in a tag, a comment or a block of raw HTML."""
    block = document.block_at(at)
    return block is None or not block.lines or at in document.inlines.comments
