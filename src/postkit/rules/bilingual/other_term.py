"""BI010: a term that is not translated as the glossary says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from postkit.bilingual.terminology import (
    SlipKind,
    TermEntry,
    TermIndex,
    TermSlip,
    find_term_slips,
)
from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit
from postkit.rules import base
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.bilingual.pair_findings import first_line, other_side, quoted


class GlossaryOptions(base.Options):
    """The glossary.

    Args:
        glossary: the terms of the files that `glossaries` names in the configuration.
    """

    glossary: tuple[TermEntry, ...] = ()


class OtherTerm(Rule):
    """A passage does not translate a term of its original as the glossary says.

    The setting `glossaries` names the files of the glossary: CSV with the columns `source`,
    `target` and `forbidden`, YAML or TBX. Without one the rule reports nothing. A forbidden
    translation is reported at its place, with an unsafe fix; a passage that has none of the
    allowed translations is reported on its first line. The other direction is reported with
    severity info: the passage has the first translation of a term, but its original does not
    have the term in any form.

    In the examples the glossary has the line `pattern,模式,形态`.

    Bad:

        这种形态很常见。

        <details><summary>Original</summary>This pattern is common.</details>

    Good:

        这种模式很常见。

        <details><summary>Original</summary>This pattern is common.</details>
    """

    code = "BI010"
    name = "other-term"
    trigger = "glossary"
    summary = "a term is not translated as the glossary says"
    fixable = True
    always_unsafe = True
    Options = GlossaryOptions
    example_options = GlossaryOptions(glossary=(TermEntry("pattern", ("模式",), ("形态",)),))

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each term in each passage."""
        for slip in find_term_slips(document, self._glossary):
            yield self._finding(document, slip)

    @cached_property
    def _glossary(self) -> TermIndex:
        """The glossary, made ready for all drafts at once."""
        return TermIndex(self.options.glossary)

    def _finding(self, document: Document, slip: TermSlip) -> Diagnostic:
        right, source = slip.term.targets[0], slip.term.source
        if slip.kind is SlipKind.FORBIDDEN:
            fix = unsafe_fix(f"write `{right}`", Edit(*slip.span, right))
            how = f"translates `{source}`" if source else "writes it"
            message = f"`{slip.written}` is not how the glossary {how}; write `{right}`"
            other = other_side(document, slip.span, source)
            return self.found(document, slip.span, message, fix, related=other)
        if slip.kind is SlipKind.MISSING:
            other = other_side(document, slip.span, source)
            message = (
                f"the original has `{source}`, but this passage has no `{right}`: translate the "
                "term as the glossary says"
            )
            return self.found(document, first_line(document, slip.span), message, related=other)
        message = (
            f"`{slip.written}` translates `{source}` in the glossary, but the original "
            f"({quoted(slip.pair.source)}) has no `{source}`: check the term"
        )
        other = other_side(document, slip.span)
        return self.found(document, slip.span, message, severity=Severity.INFO, related=other)
