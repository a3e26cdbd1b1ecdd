"""RS015: an address that a chat tool has made or marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.source import Span

_SOURCE = lazy_compile(
    r"(?P<lead>\?|&(?:amp;)?)utm_source="
    r"(?:chatgpt\.com|openai|chat\.openai\.com|perplexity(?:\.ai)?|claude\.ai|gemini\.google\.com"
    r"|copilot\.com|copilot\.microsoft\.com|grok\.com|deepseek\.com)(?![\w.-])(?P<rest>&(?:amp;)?)?"
)
_PRIVATE = lazy_compile(r"\]\([ ]?<?(sandbox:/mnt/|attachment:|blob:https?:)[^\s)>]*")


class ChatToolAddress(Rule):
    """An address comes from a chat tool.

    `utm_source=chatgpt.com` tells the linked site that a model has found the
    page. `sandbox:/mnt/…`, `attachment:` and `blob:` lead to a file in somebody's
    conversation or browser, which no reader can open.

    Bad:

        见[年度报告](https://example.org/report?utm_source=chatgpt.com)。

    Good:

        见[年度报告](https://example.org/report)。
    """

    code = "RS015"
    name = "chat-tool-address"
    trigger = "text:utm_source= sandbox:/mnt/ attachment: blob:http"
    summary = "an address comes from a chat tool (`?utm_source=chatgpt.com`)"
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each such address outside code."""
        text, body = document.text, document.body
        if "utm_source=" in text:
            for match in _SOURCE.finditer(text, *body):
                if match.start() not in document.code:
                    yield self._report_source(document, match)
        for match in _PRIVATE.finditer(text, *body):
            if match.start() not in document.code:
                yield self.found(
                    document,
                    Span(match.start(1), match.end()),
                    f"`{match[1]}…` leads to a file that only its author can open; "
                    "put the file on the site",
                )

    def _report_source(self, document: Document, match: re.Match[str]) -> Diagnostic:
        span = Span(*match.span())
        # `?a&b` becomes `?b`, `?a` and `&a` go as a whole.
        kept = match["lead"] if match["rest"] else ""
        return self.found(
            document,
            span,
            f"`{span.text(document.text).strip('?&')}` says that a chat tool found the page; "
            "remove it from the address",
            unsafe_fix("remove it", Edit.replace(span, kept)),
        )
