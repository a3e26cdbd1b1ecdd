"""BI002: a name that the original spells in another way."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.bilingual.name_spellings import find_misspellings
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.bilingual.pair_findings import other_side


class OtherSpelling(Rule):
    """A name in Latin letters is spelt one way in the translation, another in its original.

    One of them is wrong, and a search for the name finds only some of the places. The spellings
    are at least 80 % alike, neither is a common English word, and the original has no word
    spelt as in the translation. The unsafe fix takes the spelling of the original, which may be
    the wrong one if a machine transcribed the original.

    Bad:

        今天的主持人是 Elisabeth Stone，她住在港口边。

        <details><summary>Original</summary>The host is Elizabeth Stone, who lives here.</details>

    Good:

        今天的主持人是 Elizabeth Stone，她住在港口边。

        <details><summary>Original</summary>The host is Elizabeth Stone, who lives here.</details>
    """

    code = "BI002"
    name = "other-spelling"
    trigger = "paired-names"
    summary = "a name is spelt differently in the original"
    fixable = True
    always_unsafe = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each name of a passage."""
        for name in document.once(find_misspellings):
            yield self.found(
                document,
                name.span,
                f"`{name.written}` is spelt `{name.original}` in the original; use one spelling",
                unsafe_fix(f"write `{name.original}`", Edit(*name.span, name.original)),
                related=other_side(document, name.span, name.original),
            )
