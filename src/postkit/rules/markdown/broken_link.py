"""MD006: a link or image that is shown as its own source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit, Fix
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix
from postkit.source import Span

_LINK = lazy_compile(r"!?\[[^\]\[\r\n]{0,300}\]([(（])([^()（）\r\n]{1,500})([)）])")
_JOINT = lazy_compile(r"\][(（]")
_LONGEST_TEXT = 300
_TARGET = lazy_compile(r"\s*(?:https?://|www\.|/|\.\.?/|#|[^\s/]+/|.*\.\w{2,5}\s*\Z)")


class BrokenLink(Rule):
    """A link or image is written in a way that Markdown does not read.

    Its address holds a space, or stands in full-width parentheses. Readers see
    the brackets and the address instead of a link.

    Bad:

        见[年度报告](files/annual report.pdf)和[主页]（https://example.org）。

    Good:

        见[年度报告](files/annual%20report.pdf)和[主页](https://example.org)。
    """

    code = "MD006"
    name = "broken-link"
    trigger = "text:]( ]（"
    summary = "a link's address holds a space or stands in full-width parentheses"
    severity = Severity.ERROR
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each that the parser did not take for a link."""
        text = document.text
        parsed: set[int] | None = None
        for joint in _JOINT.finditer(text, *document.body):
            start = text.rfind("[", max(joint.start() - _LONGEST_TEXT, 0), joint.start())
            start -= text[start - 1 : start] == "!"
            match = _LINK.match(text, start) if start >= 0 else None
            if match is None or match.start(1) != joint.end() - 1:
                continue
            target = match[2].strip()
            is_wide = match[1] + match[3] != "()"
            if '"' in target or not _TARGET.match(target) or not (is_wide or " " in target):
                continue
            if parsed is None:
                parsed = {link.span.start for link in document.inlines.links}
            if start in parsed or start in document.masked:
                continue
            why = "stands in full-width parentheses" if is_wide else "holds a space"
            yield self.found(
                document,
                Span(*match.span()),
                f"the address `{target}` {why}, so this is no link",
                _mend(match),
            )


def _mend(match: re.Match[str]) -> Fix:
    target = re.sub(r"[ \t]+", "%20", match[2].strip())
    return fix("write it as a link", Edit(match.start(1), match.end(3), f"({target})"))
