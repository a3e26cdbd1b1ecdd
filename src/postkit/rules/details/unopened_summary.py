"""DB006: a `</summary>` that closes nothing."""

from typing import ClassVar

from postkit.details.damage_kind import DamageKind
from postkit.diagnostics import Severity
from postkit.rules.details.damage_rule import DamageRule


class UnopenedSummary(DamageRule):
    """A `</summary>` closes nothing, since no summary is open.

    Browsers ignore it. It is usually left over from an edit.

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
    messages: ClassVar = {
        DamageKind.SUMMARY_UNOPENED: "this summary is never opened: add `<summary>` before "
        "its text",
        DamageKind.SUMMARY_SWAPPED: "`</summary>` is before the label and `<summary>` after it: "
        "exchange them",
        DamageKind.STRAY_SUMMARY_END: "`</summary>` closes a summary that is not open: remove it",
        DamageKind.PARAGRAPH_CLOSED_BY_SUMMARY: "the paragraph is closed by `</summary>`: "
        "write `</p>`",
    }
    fix_title = "exchange or remove the tag, or close the paragraph"
