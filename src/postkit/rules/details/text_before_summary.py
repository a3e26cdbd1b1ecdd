"""DB020: text between `<details>` and `<summary>`."""

from typing import ClassVar

from postkit.details.damage_kind import DamageKind
from postkit.diagnostics import Severity
from postkit.rules.details.damage_rule import DamageRule


class TextBeforeSummary(DamageRule):
    """Text is between the opening tag of a block and its summary.

    Browsers show the summary first, and fold this text away with the rest of the block. Usually
    it is the end of the paragraph above, or a line that was cut off.

    Bad:

        天亮了。

        <details>
        他们出海了。
        <summary>Original English</summary>
        <p class="english-text">It was day. They set sail.</p>
        </details>

    Good:

        天亮了。他们出海了。

        <details>
        <summary>Original English</summary>
        <p class="english-text">It was day. They set sail.</p>
        </details>
    """

    code = "DB020"
    name = "text-before-summary"
    summary = "text is between `<details>` and `<summary>`"
    severity = Severity.WARNING
    fixable = False
    messages: ClassVar = {
        DamageKind.TEXT_BEFORE_SUMMARY: "this text is between `<details>` and `<summary>`: "
        "move it before the block or after the summary",
    }
    fix_title = ""
