"""SM202: spacing between Chinese and Latin that differs from the site's style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules import base
from postkit.rules.base import Rule, fix
from postkit.script.punctuation import HAN, is_prose
from postkit.source import Span

_TIGHT = lazy_compile(rf"[A-Za-z0-9](?<=[{HAN}].)|[A-Za-z0-9%](?=[{HAN}])")
_SPACED = lazy_compile(rf" (?:(?<=[{HAN}] )(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%] )(?=[{HAN}]))")
_NEARLY_ALL = 0.9
_ENOUGH = 20


class SpacingOptions(base.Options):
    """How Chinese and Latin letters or digits meet.

    Args:
        style: `spaced` (`用 Python 写`), `tight` (`用Python写`), or `consistent`:
            whichever nearly all of the draft has.
    """

    style: Literal["spaced", "tight", "consistent"] = "consistent"


class ChineseLatinSpacing(Rule):
    """A Latin word or a number meets Chinese with a space here, and without one elsewhere.

    Both styles are good; a mixture is not. Off unless selected, for which of
    them a site has is its own decision. With `consistent` only the strays of a
    draft are reported that otherwise keeps to one style.

    Bad:

        第 1 章，第 2 章，第 3 章，第 4 章，第 5 章，第 6 章，第 7 章，
        第 8 章，第 9 章，第 10 章，第 11 章，第12章。

    Good:

        第 1 章，第 2 章，第 3 章，第 4 章，第 5 章，第 6 章，第 7 章，
        第 8 章，第 9 章，第 10 章，第 11 章，第 12 章。
    """

    code = "SM202"
    name = "chinese-latin-spacing"
    summary = "Chinese and Latin meet with a space here and without one elsewhere"
    severity = Severity.INFO
    default = False
    fixable = True
    Options = SpacingOptions

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each place in the wrong style."""
        tight, spaced = _places(document, _TIGHT), _places(document, _SPACED)
        style = self.options.style
        if style == "consistent":
            total = len(tight) + len(spaced)
            if total < _ENOUGH or max(len(tight), len(spaced)) < total * _NEARLY_ALL:
                return
            style = "spaced" if len(spaced) > len(tight) else "tight"
        if style == "spaced":
            for span in tight:
                yield self.found(
                    document,
                    span,
                    "Chinese and Latin meet without a space; put one between",
                    fix("put a space between", Edit.insert(span.start + 1, " ")),
                )
        else:
            for span in spaced:
                yield self.found(
                    document,
                    span,
                    "Chinese and Latin meet with a space; remove it",
                    fix("remove the space", Edit.delete(Span(span.start + 1, span.end - 1))),
                )


def _places(document: Document, pattern: re.Pattern[str]) -> list[Span]:
    """Return where Chinese and Latin meet: the last character of one to the first of the other."""
    text, offset = document.chinese.text, document.chinese.offset
    spans: list[Span] = []
    for match in pattern.finditer(text):
        at = match.start()
        if pattern is _SPACED:
            start = offset(at) - 1
            span = Span(start, start + 3)
        elif at and re.match(f"[{HAN}]", text[at - 1]):
            span = Span(offset(at) - 1, offset(at) + 1)
        else:
            span = Span(offset(at), offset(at) + 2)
        if is_prose(document, span):
            spans.append(span)
    return spans
