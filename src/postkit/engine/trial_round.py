"""Try out the fixes of a round before they count."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.engine.front_matter_proof import is_front_matter_kept
from postkit.engine.proofs import changed_spans, is_rest_kept
from postkit.engine.syntax_proof import cut_addresses, is_syntax_kept
from postkit.source import Span

_Proof = Callable[[Document, Sequence[Diagnostic], Sequence[Edit]], Sequence[Span]]

MAX_TRIALS = 100
"""How often a group of fixes is tried before the rest of it is left for the next round."""


class TrialRound:
    """One round of fixes on one draft, tried out before it counts.

    `after` is the draft with the fixes that `partition` has accepted, `trials` how often
    some of them were tried.

    Args:
        before: the draft.
        structure_codes: the rules whose fixes may change the blocks of the body.
        brings_up_error: returns whether a draft has errors that `before` does not have.
        most_trials: how often a group is tried at most.
    """

    def __init__(
        self,
        before: Document,
        structure_codes: frozenset[str],
        brings_up_error: Callable[[Document], bool] | None = None,
        most_trials: int = MAX_TRIALS,
    ) -> None:
        self.after = before
        self.trials = 0
        self._most_trials = most_trials
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
        accepted, rejected = self._split([], plain, self._changed_by_prose)
        accepted, also_rejected = self._split(accepted, structural, self._changed_by_structure)
        return accepted, rejected + also_rejected

    def _split(
        self, accepted: list[Diagnostic], wanted: list[Diagnostic], proof: _Proof
    ) -> tuple[list[Diagnostic], list[Diagnostic]]:
        """Add to `accepted` what of `wanted` can be added so that `proof` finds no change.

        The usual case (all is well) costs one trial. Where something changes, the fixes at
        those places are halved until the guilty ones are alone, at all places at once.
        """
        rejected: list[Diagnostic] = []
        waiting = [wanted] if wanted else []
        first = self.trials
        while waiting:
            group = waiting.pop()
            edits = _edits(accepted + group)
            after = self._before.edited(edits)
            self.trials += 1
            changed = self._changed(after, accepted + group, edits, proof)
            if not changed:
                accepted, self.after = accepted + group, after
            elif self.trials - first < self._most_trials:
                guilty, parts = _apart(group, changed)
                rejected += guilty
                waiting += parts
            elif len(group) == 1 or not accepted:
                rejected += group
        return accepted, rejected

    def _changed(
        self,
        after: Document,
        findings: Sequence[Diagnostic],
        edits: Sequence[Edit],
        proof: _Proof,
    ) -> Sequence[Span]:
        """Return where `after` is not what the fixes of `findings` promise; empty if it is."""
        anywhere = (Span(0, len(self._before.text)),)
        if not is_syntax_kept(self._before, edits):
            return anywhere
        if not is_front_matter_kept(self._before, after, findings, edits):
            return anywhere
        changed = proof(after, findings, edits)
        if not changed and self._brings_up_error is not None and self._brings_up_error(after):
            return anywhere
        return changed

    def _changed_by_prose(
        self, after: Document, findings: Sequence[Diagnostic], edits: Sequence[Edit]
    ) -> Sequence[Span]:
        cut = cut_addresses(self._before, edits)
        return cut or changed_spans(self._before, after, edits)

    def _changed_by_structure(
        self, after: Document, findings: Sequence[Diagnostic], edits: Sequence[Edit]
    ) -> Sequence[Span]:
        named = [finding.span for finding in findings if finding.code in self._structure_codes]
        is_kept = is_rest_kept(self._before, after, edits, named)
        return () if is_kept else (self._before.body,)


def _apart(
    group: Sequence[Diagnostic], changed: Sequence[Span]
) -> tuple[list[Diagnostic], list[list[Diagnostic]]]:
    """Part `group`, with whose fixes the spans `changed` are other than promised.

    Returns:
        The findings that are guilty, being alone at a changed place; and the others in
        parts to be tried: those at two halves of each place, and those at none, last.
    """
    ends = [span.end for span in changed]
    at_place: dict[int, list[Diagnostic]] = {}
    for finding in group:
        for place in _places(finding, changed, ends):
            at_place.setdefault(place, []).append(finding)
    places = [*at_place.values()] or [list(group)]
    guilty = [found[0] for found in places if len(found) == 1]
    seen = set(map(id, guilty))
    halves: tuple[list[Diagnostic], list[Diagnostic]] = [], []
    for found in places:
        left = [finding for finding in found if id(finding) not in seen]
        seen.update(map(id, left))
        middle = (len(left) + 1) // 2
        halves[0].extend(left[:middle])
        halves[1].extend(left[middle:])
    elsewhere = [finding for finding in group if id(finding) not in seen]
    return guilty, [part for part in (halves[1], halves[0], elsewhere) if part]


def _places(finding: Diagnostic, changed: Sequence[Span], ends: Sequence[int]) -> set[int]:
    """Return the indices of the spans `changed`, which end at `ends`, that a fix touches."""
    found: set[int] = set()
    for edit in _edits([finding]):
        at = bisect_left(ends, edit.start)
        while at < len(changed) and changed[at].start <= edit.end:
            found.add(at)
            at += 1
    return found


def _edits(findings: Sequence[Diagnostic]) -> list[Edit]:
    """Return the edits of the fixes in their order, one that several share only once."""
    return sorted({edit for finding in findings if finding.fix for edit in finding.fix.edits})
