"""DB002: a `</details>` that closes nothing."""

from typing import ClassVar

from postkit.details.damage_kind import DamageKind
from postkit.diagnostics import Severity
from postkit.rules.details.damage_rule import DamageRule


class UnopenedDetails(DamageRule):
    """A block is closed that was never opened.

    Either a closing tag is left over, because the opening tag was removed or the block was
    closed twice; or a summary and its text have lost their `<details>`, so that they are always
    shown.

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
    summary = "`</details>` or `<summary>` outside any block"
    severity = Severity.ERROR
    messages: ClassVar = {
        DamageKind.STRAY_CLOSING: "`</details>` closes a block that was never opened: remove it",
        DamageKind.STRAY_CLOSING_PAIR: "`</summary>` and `</details>` close a block that was "
        "never opened: remove them",
        DamageKind.PREMATURE_CLOSING: "the block is closed before its text, and once more after "
        "it: remove this tag",
        DamageKind.LOST_HEAD: "this block has lost its `<details>` and its summary: "
        "add them before its text, on line {line}",
        DamageKind.NO_OPENING: "this summary is outside any block: add `<details>` before it",
        DamageKind.NO_TAGS: "this summary is outside any block: add `<details>` before it "
        "and `</details>` after its text",
    }
    fix_title = "remove the closing tag, or open the block"
