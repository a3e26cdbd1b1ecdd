"""DB006: a `</summary>` that closes nothing."""

from postkit.details import DamageKind
from postkit.diagnostics import Severity
from postkit.rules.details.damage_rule import DamageRule


class UnopenedSummary(DamageRule):
    """A `</summary>` stands where no summary is open.

    Bad:

        <details>
        <summary>Original English</summary>

        This is the original.
        </summary>
        </details>

    Good:

        <details>
        <summary>Original English</summary>

        This is the original.
        </details>
    """

    code = "DB006"
    name = "unopened-summary"
    summary = "`</summary>` closes no summary"
    severity = Severity.WARNING
    kinds = (DamageKind.SUMMARY_UNOPENED,)
    remedy = "remove the tag, or close the paragraph"
