"""Try out the fixes of a round before they count."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.engine.front_matter_proof import is_front_matter_kept
from postkit.engine.proofs import is_body_kept, is_rest_kept
from postkit.engine.syntax_proof import is_syntax_kept

_MAX_TRIALS = 100
"""How often a group of fixes is tried before the rest of it is left for the next round."""


class TrialRound:
    """One round of fixes on one draft, tried out before it counts.

    `after` is the draft with the fixes that `partition` has accepted.

    Args:
        before: the draft.
        structure_codes: the rules whose fixes may change the blocks of the body.
        brings_up_error: tells of a draft whether it has errors that `before` has not.
    """

    def __init__(
        self,
        before: Document,
        structure_codes: frozenset[str],
        brings_up_error: Callable[[Document], bool] | None = None,
    ) -> None:
        self.after = before
        self._before = before
        self._structure_codes = structure_codes
        self._brings_up_error = brings_up_error

    def partition(
        self, findings: Sequence[Diagnostic]
    ) -> tuple[list[Diagnostic], list[Diagnostic]]:
        """Return those of `findings` whose fixes pass the proofs together, and the others."""
        codes = self._structure_codes
        plain = [finding for finding in findings if finding.code not in codes]
        structural = [finding for finding in findings if finding.code in codes]
        accepted, rejected = self._split([], plain, self._keeps_body)
        accepted, also_rejected = self._split(accepted, structural, self._keeps_rest)
        return accepted, rejected + also_rejected

    def _split(
        self,
        accepted: list[Diagnostic],
        wanted: list[Diagnostic],
        is_kept: Callable[[Document, Sequence[Diagnostic]], bool],
    ) -> tuple[list[Diagnostic], list[Diagnostic]]:
        """Add to `accepted` what of `wanted` can be added so that `is_kept` stays true.

        Groups are halved until the guilty fix is alone, so the usual case (all is
        well) costs one trial.
        """
        rejected: list[Diagnostic] = []
        waiting = [wanted] if wanted else []
        trials = 0
        while waiting:
            group = waiting.pop()
            edits = _edits(accepted + group)
            after = self._before.edited(edits)
            trials += 1
            is_sound = is_syntax_kept(self._before, edits) and is_kept(after, accepted + group)
            if is_sound and not self._is_erroneous(after):
                accepted, self.after = accepted + group, after
            elif len(group) == 1 or (trials >= _MAX_TRIALS and not accepted):
                rejected += group
            elif trials < _MAX_TRIALS:
                middle = len(group) // 2
                waiting += [group[middle:], group[:middle]]
        return accepted, rejected

    def _is_erroneous(self, after: Document) -> bool:
        return self._brings_up_error is not None and self._brings_up_error(after)

    def _keeps_body(self, after: Document, findings: Sequence[Diagnostic]) -> bool:
        edits = _edits(findings)
        return is_front_matter_kept(self._before, after, findings, edits) and is_body_kept(
            self._before, after, edits
        )

    def _keeps_rest(self, after: Document, findings: Sequence[Diagnostic]) -> bool:
        edits = _edits(findings)
        named = [finding.span for finding in findings if finding.code in self._structure_codes]
        return is_front_matter_kept(self._before, after, findings, edits) and is_rest_kept(
            self._before, after, edits, named
        )


def _edits(findings: Sequence[Diagnostic]) -> list[Edit]:
    """Return the edits of the fixes in their order, one that several share only once."""
    return sorted({edit for finding in findings if finding.fix for edit in finding.fix.edits})
