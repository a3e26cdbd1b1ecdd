"""BI003: a name in two spellings, of which the originals have one."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.bilingual import find_pairs
from postkit.bilingual.name_spellings import find_misspellings, find_variants
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.bilingual.pair_findings import other_side


class TwoSpellings(Rule):
    """A name is spelt in two ways in one post, and the originals have only one of them.

    Bad:

        Laverne Cox 谈起了她的童年。

        <details><summary>Original</summary>Laverne Cox talks about her childhood.</details>

        后来 Leverne 去了纽约。

        <details><summary>Original</summary>Later she went to New York.</details>

    Good:

        Laverne Cox 谈起了她的童年。

        <details><summary>Original</summary>Laverne Cox talks about her childhood.</details>

        后来 Laverne 去了纽约。

        <details><summary>Original</summary>Later she went to New York.</details>
    """

    code = "BI003"
    name = "two-spellings"
    trigger = "paired-names"
    summary = "a name is spelt in two ways in one post"
    fixable = True
    always_unsafe = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each name in the spelling that no original has."""
        reported = {name.span for name in document.once(find_misspellings)}
        for name in find_variants(document, document.once(find_pairs)):
            if name.span not in reported:
                yield self.found(
                    document,
                    name.span,
                    f"`{name.written}` is spelt `{name.original}` elsewhere in this post and in "
                    "its originals; use one spelling",
                    unsafe_fix(f"write `{name.original}`", Edit(*name.span, name.original)),
                    related=other_side(document, name.span, name.original),
                )
