r"""MD023: Markdown whose signs are escaped, so that readers see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.source import Span

_ESCAPED = lazy_compile(
    r"(?m)^[ ]{0,3}(?P<heading>(?:\\\#){1,6}|\\\#{2,6})(?=[ \t]+\S)"
    r"|(?:\\\*){2,3}(?![\s，。、；：！？）》」』”])(?P<strong>(?:(?!\\\*)[^\r\n]){2,100}?)(?<=\S)(?:\\\*){2,3}(?![A-Za-z0-9])"
    r"|(?:\\?!)?\\\[[^\[\]\\\r\n]{1,100}\\\]\\?\(https?://[^\s()\\]{1,500}\\?\)"
)
_SIGN = lazy_compile(r"\\(?=[#*\[\]()]|!\\\[)")
_WORDS = lazy_compile(r"[^\W\d_].*[^\W\d_]|[^\W\d_]{2}")
_OPERATOR = lazy_compile(r"/|[A-Za-z0-9)](?:\\\*)+[A-Za-z0-9(（]")
"""What is around the first asterisks in a pattern of paths or in a power (`2\\*\\*3`)."""
_ABOUT_SIGNS = lazy_compile(
    r"(?i)markdown|语法|語法|转义|轉義|跳脫|反斜|星号|星號|井号|井號|\bescap|asterisk|backslash|syntax"
)
"""What is in a line about the signs themselves, which must be shown there."""


class EscapedMarkdown(Rule):
    r"""The signs of a heading, of bold text or of a link have backslashes before them.

    Language models and programs that turn pages into Markdown escape what they take for text,
    and readers see `## 河边` or `**重要**` as it is written. A `\#` alone is left alone where
    nothing else in the post is escaped, and so is a line that is about Markdown.

    Bad:

        \## 河边的新桥

        桥长\*\*三百米\*\*，见\[公告\](https://example.org)。

    Good:

        ## 河边的新桥

        桥长**三百米**，见[公告](https://example.org)。
    """

    code = "MD023"
    name = "escaped-markdown"
    trigger = r"text:\# \*\* \["
    summary = "backslashes show the signs of Markdown to the reader (`\\*\\*…\\*\\*`)"
    severity = Severity.WARNING
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each heading, bold text and link."""
        found = list(_escaped(document))
        for match in found:
            if match["heading"] == r"\#" and len(found) == 1:
                continue
            written = match["heading"] or match[0].strip()
            signs = _SIGN.finditer(document.text, *match.span())
            start = match.start("heading") if match["heading"] else match.start()
            yield self.found(
                document,
                Span(start, match.end()),
                f"readers see the signs of `{written}`, since backslashes are before them; "
                "remove the backslashes",
                unsafe_fix(
                    "remove the backslashes",
                    *(Edit.delete(Span(*sign.span())) for sign in signs),
                ),
            )


def _escaped(document: Document) -> Iterator[re.Match[str]]:
    text = document.text
    found = (
        match
        for match in _ESCAPED.finditer(text, *document.body)
        if match.start() not in document.masked and not _is_other_text(text, match)
    )
    # A line is searched once, however many there are on it.
    for line, matches in groupby(found, lambda match: document.source.line_span(match.end())):
        if not _ABOUT_SIGNS.search(text, *line):
            yield from matches


def _is_other_text(text: str, match: re.Match[str]) -> bool:
    """Tell whether what looks like bold text has no words, or is a pattern or a power."""
    strong = match["strong"]
    return bool(strong) and (
        not _WORDS.search(strong) or _OPERATOR.match(text, max(match.start() - 1, 0)) is not None
    )
