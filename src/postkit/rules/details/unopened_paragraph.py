"""DB011: a `</p>` in a details block that closes nothing."""

from postkit.details import DamageKind
from postkit.diagnostics import Severity
from postkit.rules.details.damage_rule import DamageRule


class UnopenedParagraph(DamageRule):
    """A `</p>` stands in a block where no paragraph is open.

    HTML makes an empty paragraph of it: readers see a gap.

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
    kinds = (DamageKind.PARAGRAPH_UNOPENED,)
    remedy = "remove the closing tag"
