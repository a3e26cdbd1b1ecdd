"""SM105: straight quotation marks around Chinese words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix
from postkit.script.punctuation import HAN
from postkit.source import Span

_HAN = lazy_compile(f"[{HAN}]")
# A line of YAML or JSON, pasted into the body: its quotation marks are syntax.
_DATA = lazy_compile(r"""[ \t]*(?:-[ \t]+)?(?:"?[A-Za-z_][\w-]*"?:[ \t]*)?"[^"]*",?[ \t]*\Z""")
_CURLY = frozenset("“”")


class StraightQuotes(Rule):
    """Straight quotation marks stand around Chinese words: `"伙伴"`.

    Chinese text has marks of its own: `“伙伴”`, or `「夥伴」` in Traditional
    script. The fix takes those that the draft uses elsewhere. A line with an
    odd number of straight marks is left alone, and so are quoted Latin words and
    lines of data.

    Bad:

        他把我称为"设计伙伴"，我很高兴。

    Good:

        他把我称为“设计伙伴”，我很高兴。
    """

    code = "SM105"
    name = "straight-quotes"
    trigger = 'text:"'
    summary = "straight quotation marks around Chinese words"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each pair."""
        passages = document.chinese
        text = passages.text
        at = text.find('"')
        while at >= 0:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            yield from self._line(document, at, end)
            at = text.find('"', end)

    def _line(self, document: Document, start: int, end: int) -> Iterator[Diagnostic]:
        text, offset = document.chinese.text, document.chinese.offset
        marks = [
            at
            for at in (match.start() for match in re.finditer('"', text[start:end]))
            if offset(start + at) not in document.masked
        ]
        if len(marks) % 2 or _DATA.match(text, text.rfind("\n", 0, start) + 1, end):
            return
        opening, closing = _pair(document)
        for one, two in zip(marks[::2], marks[1::2], strict=True):
            inner = text[start + one + 1 : start + two]
            if not _HAN.search(inner) or inner != inner.strip() or not _CURLY.isdisjoint(inner):
                continue
            first, last = offset(start + one), offset(start + two)
            yield self.found(
                document,
                Span(first, last + 1),
                f'`"{inner}"` has straight quotation marks; write `{opening}{closing}`',
                fix(
                    f"write {opening}{closing}",
                    Edit(first, first + 1, opening),
                    Edit(last, last + 1, closing),
                ),
            )


def _pair(document: Document) -> tuple[str, str]:
    text = document.chinese.text
    return ("「", "」") if text.count("「") > text.count("“") else ("“", "”")
