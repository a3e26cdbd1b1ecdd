"""SM024: U+FFFD, where a character was lost."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.rules.base import Rule
from postkit.rules.script_mixing.corrupted_text import damaged
from postkit.script import Kind

_QUOTES = {"“": "”", "‘": "’", "「": "」", '"': '"', "'": "'", "（": "）", "(": ")", "`": "`"}


class ReplacementCharacter(Rule):
    """A character was lost and U+FFFD is in its place.

    It is what a decoder writes for bytes that it could not read; often the text was cut in the
    middle of a character. What was there can only be found in the source of the text. One in
    quotation marks or backticks, which the sentence is about, is not reported.

    Bad:

        他们的��果令人惊讶。

    Good:

        他们的结果令人惊讶。
    """

    code = "SM024"
    name = "replacement-character"
    trigger = "unusual-characters"
    summary = "U+FFFD, where a character was lost"
    severity = Severity.ERROR

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run outside code."""
        text = document.text
        for span in damaged(document, Kind.REPLACEMENT):
            before = text[max(span.start - 1, 0) : span.start]
            if _QUOTES.get(before) != text[span.end : span.end + 1] or not before:
                yield self.found(
                    document,
                    span,
                    "a character was lost here; look it up in the source of the text",
                )
