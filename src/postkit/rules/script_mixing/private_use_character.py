"""SM014: a private-use character."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.unusual_characters import UnusualKind, unusual
from postkit.rules.base import Rule
from postkit.rules.script_mixing.corrupted_text import code_points

_MARKUP = frozenset(map(chr, range(0xE200, 0xE207)))
"""What a chat tool puts around its citations, which is residue of another kind."""


class PrivateUseCharacter(Rule):
    """A character from Unicode's private use area is in the text.

    It has a meaning only in one font, usually as an icon or a rare character of the page that
    it was copied from. Other readers see an empty box.

    Bad:

        点击\ue8b5搜索。

    Good:

        点击“放大镜”搜索。
    """

    code = "SM014"
    name = "private-use-character"
    trigger = "unusual-characters"
    summary = "a private-use character, an empty box to most readers"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run in prose."""
        for span in document.once(unusual)[UnusualKind.PRIVATE]:
            run = span.text(document.text)
            if span.start < document.body.start or document.masked.overlaps(span):
                continue
            if not _MARKUP.intersection(run):
                yield self.found(
                    document,
                    span,
                    f"readers see an empty box here ({code_points(run)}); "
                    "replace it with the character or word that was meant",
                )
