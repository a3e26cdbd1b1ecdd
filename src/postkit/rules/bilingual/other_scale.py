"""BI009: a number with the digits of the original, and another scale."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.bilingual.scales import find_other_scales
from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.rules.base import Rule
from postkit.rules.bilingual.pair_findings import other_side


class OtherScale(Rule):
    """A number has the digits of the original, but another magnitude.

    A billion is 十亿 and a trillion is 万亿; translators easily confuse the scales.

    Bad:

        去年港口的收入是 1.87 亿美元。

        <details><summary>Original</summary>Last year it took in $187 billion.</details>

    Good:

        去年港口的收入是 1870 亿美元。

        <details><summary>Original</summary>Last year it took in $187 billion.</details>
    """

    code = "BI009"
    name = "other-scale"
    trigger = "other-scales"
    summary = "a number has another scale than in the original"
    severity = Severity.INFO

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each number of a passage."""
        for number in document.once(find_other_scales):
            yield self.found(
                document,
                number.span,
                f"`{number.written}` is `{number.original}` in the original: check the scale",
                related=other_side(document, number.span, number.original),
            )
