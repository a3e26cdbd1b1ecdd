"""DB015: a summary label that is not among those in use."""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from postkit import details
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.rules import base
from postkit.rules.base import Rule, unsafe_fix

_MIN_BLOCKS = 5
_MIN_SHARE = 0.8
_NEAR = 0.75


class Options(base.Options):
    """Which labels a summary may have.

    Args:
        labels: the allowed labels; where there are none, each draft is only
            held to the label that most of its own blocks have.
    """

    labels: tuple[str, ...] = ()


class UnusualSummaryLabel(Rule):
    """The label of a block differs a little from the label of the others.

    With the option `labels`, every label that is not in the list is reported. Without it, a
    label is reported only if it resembles the label that four fifths of the draft's blocks
    (five at least) have. A number at the end does not count.

    Bad:

        <details><summary>Original English</summary>One.</details>

        <details><summary>Original English</summary>Two.</details>

        <details><summary>Original English</summary>Three.</details>

        <details><summary>Original English</summary>Four.</details>

        <details><summary>Orignal English</summary>Five.</details>

    Good:

        <details><summary>Original English</summary>One.</details>

        <details><summary>Original English</summary>Two.</details>

        <details><summary>Original English</summary>Three.</details>

        <details><summary>Original English</summary>Four.</details>

        <details><summary>Original English</summary>Five.</details>
    """

    code = "DB015"
    name = "unusual-summary-label"
    trigger = "details-with-different-labels"
    summary = "a summary's label is not the usual one"
    fixable = True
    always_unsafe = True
    Options = Options

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each label that is not allowed, or nearly the usual one."""
        blocks = document.once(details.parse).blocks
        allowed = self.options.labels or _usual([block.label for block in blocks])
        if not allowed:
            return
        for block in blocks:
            label = block.label
            if label in allowed or not block.summary or not block.summary.closing:
                continue
            near = _nearest(label, allowed)
            if near:
                message = f"`{label[:60]}` is not the usual label: write `{near}`"
                span = block.summary.label
                suggestion = unsafe_fix(f"write `{near}`", Edit.replace(span, near))
                yield self.found(document, span, message, suggestion)
            elif self.options.labels:
                choice = ", ".join(f"`{label}`" for label in allowed)
                message = f"`{label[:60]}` is not an allowed label: choose {choice}"
                yield self.found(document, block.summary.label, message)


def _usual(labels: list[str]) -> tuple[str, ...]:
    if len(labels) < _MIN_BLOCKS:
        return ()
    counts = Counter(labels)
    label = max(counts, key=counts.__getitem__)
    return (label,) if counts[label] >= _MIN_SHARE * len(labels) else ()


def _nearest(label: str, allowed: tuple[str, ...]) -> str | None:
    """Return the one of `allowed` that `label` resembles, unless only numbers differ."""
    best, nearest = _NEAR, None
    for candidate in allowed:
        if _letters(label) == _letters(candidate) and any(
            char.isdigit() for char in label + candidate
        ):
            return None
        if abs(len(label) - len(candidate)) > len(candidate):
            continue
        ratio = SequenceMatcher(None, label.lower(), candidate.lower(), autojunk=False).ratio()
        if ratio >= best:
            best, nearest = ratio, candidate
    return nearest


def _letters(label: str) -> str:
    return "".join(char for char in label if char.isalpha())
