"""DB002: a `</details>` that closes nothing."""

from postkit.details import DamageKind
from postkit.diagnostics import Severity
from postkit.rules.details.damage_rule import DamageRule


class UnopenedDetails(DamageRule):
    """A block is closed that was never opened.

    Either a closing tag is left over, and somebody took the opening one away
    or closed the block twice; or a summary and its text have lost their
    `<details>`, so that they are always unfolded.

    Bad:

        这是译文。
        </details>

    Good:

        这是译文。

    Bad:

        <summary>Original English</summary>
        <p class="english-text">This is the original.</p>
        </details>

    Good:

        <details>
        <summary>Original English</summary>
        <p class="english-text">This is the original.</p>
        </details>
    """

    code = "DB002"
    name = "unopened-details"
    summary = "`</details>` or `<summary>` stands in no block"
    severity = Severity.ERROR
    kinds = (DamageKind.UNOPENED,)
    remedy = "remove the closing tag, or open the block"
