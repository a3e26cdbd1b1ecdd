"""RS018: a closing tag whose name was translated."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.han import HAN_RUN
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.source import Span

_TAG = lazy_compile(r"</[ \t]?([^\x00-\xff]{1,8}?)[ \t]?>")


class TranslatedTag(Rule):
    """The name in a closing tag is Chinese: `</你>`.

    A model has translated the tag of an element or a component (`</提示>` for `</Tip>`) with the
    text. What it should close stays open, and readers see the tag.

    Bad:

        <p class="english-text">This is the original.</段落>

    Good:

        <p class="english-text">This is the original.</p>
    """

    code = "RS018"
    name = "translated-tag"
    trigger = "translated-tags"
    summary = "the name of a closing tag was translated (`</你>`)"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each such tag outside code."""
        for match in _TAG.finditer(document.text, *document.body):
            if HAN_RUN.fullmatch(match[1]) and match.start() not in document.code:
                yield self.found(
                    document,
                    Span(*match.span()),
                    f"`{match[0]}` closes nothing; write the tag that it should be, or remove it",
                )
