"""Apply fixes until nothing changes, and distrust each of them.

A fix is withdrawn when the draft after it would not be what was promised: when
front matter that it did not name reads differently, or when the body has other
blocks, links or emphasis although the rule does not claim to mend those.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Applicability, Edit, compatible
from postkit.engine.linter import Linter, Report
from postkit.engine.proofs import is_front_matter_kept, is_structure_kept, is_syntax_kept
from postkit.rules import Rule
from postkit.source import Source

if TYPE_CHECKING:
    from postkit.formatting import Formatter

MAX_ROUNDS = 20
"""A fix may lay open the next finding; more rounds than this mean that fixes undo each other."""


class FixResult(NamedTuple):
    """What fixing one draft has yielded.

    `source` is the draft as it was given, `text` the repaired text, `fixed`
    what was mended, `withdrawn` the findings whose fix was not trusted,
    `remaining` the report on `text`. `unstable` holds the codes of rules whose
    fixes undo each other, normally none.
    """

    source: Source
    text: str
    fixed: tuple[Diagnostic, ...]
    withdrawn: tuple[Diagnostic, ...]
    remaining: Report
    unstable: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether the text is another than before."""
        return self.text != self.source.text


def fix(
    linter: Linter, source: Source, *, unsafe: bool = False, formatter: Formatter | None = None
) -> FixResult:
    """Return `source` repaired by the fixes of the rules in `linter`.

    Args:
        linter: the rules, whose findings are mended as far as they carry a fix.
        source: the draft. Nothing is written.
        unsafe: apply fixes that somebody should look at too.
        formatter: the layout of the site. A draft that is in it stays in it: what
            a repair leaves behind is laid out too. Any other draft is repaired only.
    """
    document = linter.parse(source)
    result = _fix(linter, document, unsafe)
    if formatter is None or not result.is_changed or not formatter.keeps(document):
        return result
    for _ in range(MAX_ROUNDS):
        text = formatter.format(Source(result.text, source.path)).text
        if text == result.text:
            break
        again = _fix(linter, linter.parse(Source(text, source.path)), unsafe)
        result = again._replace(
            source=source,
            fixed=result.fixed + again.fixed,
            withdrawn=again.withdrawn,
            unstable=result.unstable or again.unstable,
        )
    return result


def _fix(linter: Linter, document: Document, unsafe: bool) -> FixResult:
    reshaping = _reshaping(linter)
    allowed = {Applicability.SAFE, Applicability.UNSAFE} if unsafe else {Applicability.SAFE}
    source = document.source
    seen = {source.text}
    fixed: list[Diagnostic] = []
    withdrawn: list[Diagnostic] = []
    refused: set[tuple[str, str, str]] = set()
    unstable: tuple[str, ...] = ()
    look = _CheckedVersion(linter, document, unsafe)

    def candidates_in(report: Report) -> list[Diagnostic]:
        return [
            one
            for one in report.diagnostics
            if one.fix and one.fix.applicability in allowed and _identity(one) not in refused
        ]

    for _ in range(MAX_ROUNDS):
        candidates = candidates_in(look.first) or candidates_in(look.report)
        if not candidates:
            break
        attempt = _TrialRound(document, reshaping)
        accepted, rejected = attempt.partition(_applicable(candidates))
        withdrawn.extend(rejected)
        refused.update(map(_identity, rejected))
        if not accepted:
            break
        if attempt.after.text in seen:
            unstable = tuple(sorted({one.code for one in accepted}))
            break
        # What was parsed to prove the round is there for the rules, and for the next round.
        document = attempt.after
        seen.add(document.text)
        fixed.extend(accepted)
        look = _CheckedVersion(linter, document, unsafe)
    else:
        unstable = tuple(sorted({one.code for one in look.report.diagnostics if one.fix}))
    return FixResult(source, document.text, tuple(fixed), tuple(withdrawn), look.report, unstable)


def is_fix_safe(linter: Linter, document: Document, one: Diagnostic) -> bool:
    """Tell whether `fix` would make the fix of one finding rather than withdraw it.

    Args:
        linter: the rules that found it.
        document: the draft it was found in.
        one: a finding with a fix.
    """
    accepted, _ = _TrialRound(document, _reshaping(linter)).partition([one])
    return bool(accepted)


def _reshaping(linter: Linter) -> set[str]:
    return {rule.code for rule in linter.rules if rule.changes_structure}


def _applicable(candidates: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the candidates whose fixes can be made in one go."""
    chosen = {id(one) for one in compatible([one.fix for one in candidates if one.fix])}
    return [one for one in candidates if id(one.fix) in chosen]


def _identity(one: Diagnostic) -> tuple[str, str, str]:
    """Return what tells a finding again after the text around it has changed."""
    return one.code, one.message, one.span.text(one.source.text)


class _CheckedVersion:
    """What the rules find in one version of the draft, those that may mend it first.

    What the others say of a version counts only where it is the last one.
    """

    def __init__(self, linter: Linter, document: Document, unsafe: bool) -> None:
        self._linter = linter
        self._document = document
        # Whether a comment suppresses anything all rules have to tell together.
        self._is_whole = bool(document.suppressions)
        self._unsafe = unsafe
        self.first = linter.check(document, self._rules(may_mend=True))

    @cached_property
    def report(self) -> Report:
        """What all rules find."""
        if self._is_whole:
            return self.first
        return self.first.merge(self._linter.check(self._document, self._rules(may_mend=False)))

    def _rules(self, *, may_mend: bool) -> Sequence[Rule]:
        if self._is_whole:
            return self._linter.rules
        return [
            rule
            for rule in self._linter.rules
            if (rule.fixable and (self._unsafe or not rule.always_unsafe)) is may_mend
        ]


class _TrialRound:
    """One round of fixes on one draft, tried out before it counts.

    `after` is the draft with the fixes that `partition` has accepted.
    """

    def __init__(self, before: Document, reshaping: set[str]) -> None:
        self.after = before
        self._before = before
        self._reshaping = reshaping

    def partition(self, wanted: Sequence[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
        """Return those of `wanted` that keep their promise together, and the others."""
        plain = [one for one in wanted if one.code not in self._reshaping]
        reshaping = [one for one in wanted if one.code in self._reshaping]
        accepted, rejected = self._split([], plain, self._keeps_structure)
        accepted, also_rejected = self._split(accepted, reshaping, self._keeps_front_matter)
        return accepted, rejected + also_rejected

    def _split(
        self,
        accepted: list[Diagnostic],
        wanted: list[Diagnostic],
        holds: Callable[[Document, Sequence[Edit]], bool],
    ) -> tuple[list[Diagnostic], list[Diagnostic]]:
        """Add to `accepted` what of `wanted` can be added so that `holds` stays true.

        Groups are halved until the guilty fix stands alone, so the usual case
        (all is well) costs one trial.
        """
        rejected: list[Diagnostic] = []
        waiting = [wanted] if wanted else []
        while waiting:
            group = waiting.pop()
            edits = _edits(accepted + group)
            after = self._before.edited(edits)
            if is_syntax_kept(self._before, edits) and holds(after, edits):
                accepted, self.after = accepted + group, after
            elif len(group) == 1:
                rejected += group
            else:
                middle = len(group) // 2
                waiting += [group[middle:], group[:middle]]
        return accepted, rejected

    def _keeps_front_matter(self, after: Document, edits: Sequence[Edit]) -> bool:
        return is_front_matter_kept(self._before, after, edits)

    def _keeps_structure(self, after: Document, edits: Sequence[Edit]) -> bool:
        before = self._before
        return is_front_matter_kept(before, after, edits) and is_structure_kept(
            before, after, edits
        )


def _edits(fixes: Sequence[Diagnostic]) -> list[Edit]:
    """Return the edits of `fixes` in their order, one that several share only once."""
    return sorted({edit for one in fixes if one.fix for edit in one.fix.edits})
