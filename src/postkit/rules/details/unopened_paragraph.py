"""DB011: a `</p>` in a details block that closes nothing."""

from typing import ClassVar

from postkit.details.damage_kind import DamageKind
from postkit.diagnostics import Severity
from postkit.rules.details.damage_rule import DamageRule


class UnopenedParagraph(DamageRule):
    """A block has a `</p>` where no paragraph is open.

    Browsers turn it into an empty paragraph: readers see a gap.

    Bad:

        <details>
        <summary>Original English</summary>
        <p class="english-text">This is the original.</p>
        </p>
        </details>

    Good:

        <details>
        <summary>Original English</summary>
        <p class="english-text">This is the original.</p>
        </details>
    """

    code = "DB011"
    name = "unopened-paragraph"
    summary = "`</p>` in a block closes no paragraph"
    severity = Severity.WARNING
    messages: ClassVar = {
        DamageKind.PARAGRAPH_UNOPENED: "this `</p>` closes a paragraph that was never opened: "
        "add `{expected}` before its text",
        DamageKind.STRAY_PARAGRAPH_END: "`</p>` closes no paragraph, and shows as an empty one: "
        "remove it",
    }
    fix_title = "remove the closing tag"
