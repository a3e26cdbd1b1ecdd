"""DB001: a `<details>` block that is opened but never closed."""

from typing import ClassVar

from postkit.details.damage_kind import DamageKind
from postkit.diagnostics import Severity
from postkit.rules.details.damage_rule import DamageRule


class UnclosedDetails(DamageRule):
    """A `<details>` block has no closing tag.

    Browsers make everything that follows part of the block: the rest of the post stays hidden
    until a reader unfolds it. The fix adds the closing tag after the original, before the next
    heading, the next translated paragraph or the next block. It is unsafe where the original is
    Chinese too, or where the other blocks of the post end differently.

    Bad:

        这是译文。

        <details>
        <summary>Original English</summary>

        This is the original.

        这是下一段译文。

    Good:

        这是译文。

        <details>
        <summary>Original English</summary>

        This is the original.

        </details>

        这是下一段译文。
    """

    code = "DB001"
    name = "unclosed-details"
    summary = "`<details>` is never closed"
    severity = Severity.ERROR
    messages: ClassVar = {
        DamageKind.UNCLOSED: "this block is never closed: add `</details>` after line {line}",
        DamageKind.UNCLOSED_WITHOUT_TEXT: "this block is never closed: "
        "add `</details>` where it ends",
    }
    fix_title = "close the block where it ends"
