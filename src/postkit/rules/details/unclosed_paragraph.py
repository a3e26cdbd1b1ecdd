"""DB010: a `<p>` in a details block that is never closed."""

from typing import ClassVar

from postkit.details.damage_kind import DamageKind
from postkit.diagnostics import Severity
from postkit.rules.details.damage_rule import DamageRule


class UnclosedParagraph(DamageRule):
    """A `<p>` in a block is left open, or closed by another tag.

    Browsers close it themselves at the next block or at `</details>`, so readers see no
    difference, but other programs that read the page may not.

    Bad:

        <details>
        <summary>Original English</summary>
        <p class="english-text">This is the original.
        </details>

    Good:

        <details>
        <summary>Original English</summary>
        <p class="english-text">This is the original.</p>
        </details>
    """

    code = "DB010"
    name = "unclosed-paragraph"
    summary = "a `<p>` in a block is never closed"
    severity = Severity.WARNING
    messages: ClassVar = {
        DamageKind.PARAGRAPH_UNCLOSED: "this paragraph is never closed: add `</p>` after its text",
        DamageKind.PARAGRAPH_OPENED_TWICE: "the paragraph is opened twice: remove this tag",
        DamageKind.WRONG_PARAGRAPH_END: "the paragraph is closed by `{written}`: write `</p>`",
    }
    fix_title = "close the paragraph"
