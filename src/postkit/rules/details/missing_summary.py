"""DB004: a `<details>` block without a `<summary>`."""

from typing import ClassVar

from postkit.details.damage_kind import DamageKind
from postkit.diagnostics import Severity
from postkit.rules.details.damage_rule import DamageRule


class MissingSummary(DamageRule):
    """A block has no summary.

    Browsers then show a label of their own, such as “Details”. The fix adds the label that most
    blocks of the draft have.

    Bad:

        <details>
        <p>This is the first original.</p>
        </details>

        <details>
        <summary>Original English</summary>
        <p>This is the second original.</p>
        </details>

    Good:

        <details>
        <summary>Original English</summary>
        <p>This is the first original.</p>
        </details>

        <details>
        <summary>Original English</summary>
        <p>This is the second original.</p>
        </details>
    """

    code = "DB004"
    name = "missing-summary"
    summary = "`<details>` has no `<summary>`"
    severity = Severity.WARNING
    messages: ClassVar = {
        DamageKind.NO_SUMMARY: "this block has no `<summary>`: add one after `<details>`",
    }
    fix_title = "add the summary that is usual in this draft"
