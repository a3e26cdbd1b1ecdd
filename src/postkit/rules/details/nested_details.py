"""DB003: a `<details>` nested in another by accident."""

from typing import ClassVar

from postkit.details.damage_kind import DamageKind
from postkit.diagnostics import Severity
from postkit.rules.details.damage_rule import DamageRule


class NestedDetails(DamageRule):
    """A block opens inside another one whose opening tag is one too many.

    The outer one has a summary but no original: it holds a translated
    paragraph, which readers then do not see, or nothing but the next block.

    Bad:

        <details>
        <summary>Original English</summary>
        <details>
        <summary>Original English</summary>
        <p class="english-text">This is the original.</p>
        </details>

    Good:

        <details>
        <summary>Original English</summary>
        <p class="english-text">This is the original.</p>
        </details>
    """

    code = "DB003"
    name = "nested-details"
    summary = "a block opens inside another one that has no original of its own"
    severity = Severity.ERROR
    messages: ClassVar = {
        DamageKind.OPENED_BEFORE_BLOCK: "another block opens right inside this one: "
        "remove this tag and its summary",
        DamageKind.OPENED_BEFORE_TRANSLATION: "another block opens before this one is closed, "
        "with only translated text in between: remove this tag and its summary",
    }
    fix_title = "remove the opening tag and its summary"
