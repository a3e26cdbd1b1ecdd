"""Apply fixes until nothing changes, and verify each one.

A fix is withdrawn if front matter that it does not name would be read differently, if readers
of the body would see more changes than the finding names, or if it causes an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.heading_links import links_in_step
from postkit.edits import Applicability, apply_edits, compatible
from postkit.engine.checked_version import CheckedVersion, find_errors, has_new_errors
from postkit.engine.doubts import keep_from_being_made
from postkit.engine.linter import Linter, Report
from postkit.engine.trial_round import MAX_TRIALS, TrialRound
from postkit.named_tuples import NamedTuple
from postkit.source import Source

if TYPE_CHECKING:
    from postkit.formatting import Formatter

MAX_ROUNDS = 20
"""A fix may reveal the next finding; more rounds than this mean that fixes undo each other."""

_TRIED_CHARACTERS = 3_000_000
"""How many characters are read in all to try fixes: a large draft is tried less often."""
_LINT_COST = 4
"""How many times as long a trial takes after which all rules run too."""


class FixResult(NamedTuple):
    """The result of fixing one draft.

    `source` is the draft as it was given, `text` the fixed text, `fixed` the findings that were
    fixed, `withdrawn` those whose fix did not pass the checks, and `remaining` the report on
    `text`, in which such a fix is only a proposal. `unstable` has the codes of rules whose
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
        """Whether the text differs from the original."""
        return self.text != self.source.text


def fix(
    linter: Linter,
    draft: Source | Document,
    *,
    unsafe: bool = False,
    formatter: Formatter | None = None,
) -> FixResult:
    """Return `draft` with the fixes of the rules in `linter` applied.

    Args:
        linter: the rules whose findings are fixed as far as they carry a fix.
        draft: the draft, which `linter` may have parsed. Nothing is written.
        unsafe: apply unsafe fixes too.
        formatter: the layout of the site. A draft that has this layout keeps it: the
            result of a fix is formatted too. Any other draft is only fixed.
    """
    document = linter.parse(draft) if isinstance(draft, Source) else draft
    result = _fix_in_layout(linter, document, unsafe, formatter)
    withdrawn = set(map(_identity, result.withdrawn))
    left = keep_from_being_made(
        result.remaining.diagnostics, lambda finding: _identity(finding) in withdrawn
    )
    return result._replace(remaining=result.remaining._replace(diagnostics=tuple(left)))


def _fix_in_layout(
    linter: Linter, document: Document, unsafe: bool, formatter: Formatter | None
) -> FixResult:
    result = _fix(linter, document, unsafe)
    if formatter is None or not result.is_changed or not formatter.keeps(document):
        return result
    for _ in range(MAX_ROUNDS):
        text = formatter.format(Source(result.text, document.path)).text
        if text == result.text:
            break
        again = _fix(linter, linter.parse(Source(text, document.path)), unsafe)
        result = again._replace(
            source=document.source,
            fixed=result.fixed + again.fixed,
            withdrawn=again.withdrawn,
            unstable=result.unstable or again.unstable,
        )
    return result


def is_fix_safe(linter: Linter, document: Document, finding: Diagnostic) -> bool:
    """Tell whether `fix` would apply the fix of one finding rather than withdraw it.

    Args:
        linter: the rules that found it.
        document: the draft it was found in.
        finding: a finding with a fix.
    """
    trial = TrialRound(document, structure_codes(linter, [finding]))
    accepted, _ = trial.partition([finding])
    return bool(accepted)


def _fix(linter: Linter, document: Document, unsafe: bool) -> FixResult:
    source = document.source
    fixed: tuple[Diagnostic, ...] = ()
    left = _TRIED_CHARACTERS
    for _ in range(MAX_ROUNDS):
        fixing = _Fixing(linter, document, unsafe, left)
        result = fixing.result()
        if not result.is_changed or not find_errors(result.remaining):
            break
        # Only a draft with errors is linted once more, to tell the old ones from the new.
        if not has_new_errors(document, linter.check(document), result.remaining):
            break
        # Each round by itself must bring up no error then; what is left may be sound afterwards.
        fixing = _Fixing(linter, document, unsafe, fixing.left, refuse_errors=True)
        result = fixing.result()
        if not result.is_changed:
            break
        fixed += result.fixed
        left = fixing.left
        document = linter.parse(Source(result.text, source.path))
        result = result._replace(fixed=())
    result = result._replace(source=source, fixed=fixed + result.fixed)
    return _with_links_in_step(linter, result) if unsafe and result.is_changed else result


def _with_links_in_step(linter: Linter, result: FixResult) -> FixResult:
    """Return `result` with the links within the post moved along with its headings."""
    text = move_links(linter, result.source, result.text)
    if text == result.text:
        return result
    remaining = linter.check(linter.parse(Source(text, result.source.path)))
    return result._replace(text=text, remaining=remaining)


def move_links(linter: Linter, before: Source, text: str) -> str:
    """Return `text`, which was made of `before`, with its links moved along with its headings."""
    after = linter.parse(Source(text, before.path))
    return apply_edits(text, links_in_step(linter.parse(before), after, after))


class _Fixing:
    """The rounds of fixes on one draft.

    Args:
        linter: the rules.
        document: the draft.
        unsafe: whether unsafe fixes are applied too.
        left: how many characters may still be read to try fixes.
        refuse_errors: whether each round is linted, and refused what brings up an error.
    """

    def __init__(
        self,
        linter: Linter,
        document: Document,
        unsafe: bool,
        left: int,
        *,
        refuse_errors: bool = False,
    ) -> None:
        self._linter = linter
        self._document = document
        self._source = document.source
        self._unsafe = unsafe
        self._refuse_errors = refuse_errors
        self._seen = {document.text}
        self.left = left
        self._fixed: list[Diagnostic] = []
        self._refused: dict[tuple[str, str, str], Diagnostic] = {}

    def result(self) -> FixResult:
        """Apply all fixes that pass the proofs."""
        unstable: tuple[str, ...] = ()
        version = CheckedVersion(self._linter, self._document, self._unsafe)
        is_retried = True
        for _ in range(MAX_ROUNDS * 2):
            candidates = self._candidates(version.first) or self._candidates(version.report)
            if not candidates:
                if is_retried:
                    break
                # What was refused may be sound now that others have changed the text.
                self._refused.clear()
                is_retried = True
                continue
            accepted, after = self._try(candidates, version)
            if not accepted:
                continue
            self._fixed += accepted
            is_retried = not self._refused
            if after.text in self._seen or len(self._seen) > MAX_ROUNDS:
                unstable = tuple(sorted({finding.code for finding in accepted}))
                break
            # What was parsed to prove the round is there for the rules, and for the next round.
            self._document = after
            self._seen.add(after.text)
            version = CheckedVersion(self._linter, after, self._unsafe)
        return FixResult(
            self._source,
            self._document.text,
            tuple(self._fixed),
            tuple(self._refused.values()),
            version.report,
            unstable,
        )

    def _candidates(self, report: Report) -> list[Diagnostic]:
        allowed = {Applicability.SAFE, *([Applicability.UNSAFE] if self._unsafe else ())}
        return [
            finding
            for finding in report.diagnostics
            if finding.fix
            and finding.fix.applicability in allowed
            and _identity(finding) not in self._refused
        ]

    def _try(
        self, candidates: Sequence[Diagnostic], version: CheckedVersion
    ) -> tuple[list[Diagnostic], Document]:
        """Return those of `candidates` that pass the proofs together, and the draft after them."""
        brings_up_error: Callable[[Document], bool] | None = None
        if self._refuse_errors:
            brings_up_error = version.brings_up_error
        cost = (len(self._document.text) + 1) * (_LINT_COST if self._refuse_errors else 1)
        most = min(self.left // cost, MAX_TRIALS)
        codes = structure_codes(self._linter, candidates)
        trial = TrialRound(self._document, codes, brings_up_error, most)
        accepted, rejected = trial.partition(applicable(candidates))
        self.left -= trial.trials * cost
        self._refused.update((_identity(finding), finding) for finding in rejected)
        return accepted, trial.after


def structure_codes(linter: Linter, findings: Iterable[Diagnostic]) -> frozenset[str]:
    """Return the codes of the rules whose fixes of `findings` may change the blocks of the body."""
    rules = linter.rules_of({finding.code for finding in findings})
    return frozenset(rule.code for rule in rules if rule.changes_structure)


def applicable(candidates: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the candidates whose fixes can be applied in one go."""
    chosen = {id(fix) for fix in compatible([c.fix for c in candidates if c.fix])}
    return [finding for finding in candidates if id(finding.fix) in chosen]


def _identity(finding: Diagnostic) -> tuple[str, str, str]:
    """Return what identifies a finding after the text around it has changed."""
    return finding.code, finding.message, finding.span.text(finding.source.text)
