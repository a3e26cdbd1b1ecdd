"""RS010: a link that is nothing but a search for its own text."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote_plus

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.letters import folded_letters
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix

_SEARCH = lazy_compile(
    r"https?://(?:www\.)?(?:google\.[a-z.]{2,6}/search|bing\.com/search|baidu\.com/s"
    r"|duckduckgo\.com/|search\.yahoo\.com/search)\?(?:[^#\s]*&)?(?:q|wd|word|p)=([^&#\s]+)"
)
# `site:example.org`, `"exact words"`, `a | b`: the sentence is about searching.
_OPERATOR = lazy_compile(r"\w:\S|[|~*\"“”]")
_EXAMPLE = lazy_compile(r"(?:例子|示例|例如|比如|[Ee]xample)[*_:：\s]*\Z")


class SearchLink(Rule):
    """A link leads to a search engine that is asked for the text of the link.

    A chat tool that is asked for sources but has none makes up such links. They are no
    evidence, and what a reader finds there changes from day to day.

    Bad:

        看看[房价走势](https://www.google.com/search?q=%E6%88%BF%E4%BB%B7%E8%B5%B0%E5%8A%BF)吧。

    Good:

        看看房价走势吧。
    """

    code = "RS010"
    name = "search-link"
    trigger = "text:/search? baidu.com/s?"
    summary = "a link only searches the web for its own text"
    severity = Severity.WARNING
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each link whose target is a search for its text."""
        text = document.text
        for link in document.inlines.links:
            match = None if link.is_image else _SEARCH.fullmatch(link.target.text(text))
            if match and _EXAMPLE.search(text, max(link.span.start - 12, 0), link.span.start):
                continue
            label = link.text.text(text)
            if match and not _OPERATOR.search(label) and _is_same(unquote_plus(match[1]), label):
                yield self.found(
                    document,
                    link.span,
                    f"the link on `{label[:40]}` only searches the web for its own text; "
                    "link the source, or remove the link",
                    unsafe_fix("keep the text, remove the link", Edit.replace(link.span, label)),
                )


def _is_same(query: str, label: str) -> bool:
    """Tell whether a query has the letters and digits of a label, whatever is between them."""
    asked, shown = folded_letters(query), folded_letters(label)
    return bool(asked) and asked == shown
