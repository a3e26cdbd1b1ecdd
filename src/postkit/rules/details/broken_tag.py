"""DB007: a tag of a details block without its `<` or `>`."""

from typing import ClassVar

from postkit.details.damage_kind import Damage, DamageKind
from postkit.diagnostics import Severity
from postkit.document.damaged_tags import TagDamage
from postkit.rules.details.damage_rule import DamageRule

_FLAWS = {
    TagDamage.NO_START: "has lost its `<`",
    TagDamage.NO_END: "has lost its `>`",
    TagDamage.CUT_OFF: "is cut off",
    TagDamage.NO_SPACE: "lacks a space",
    TagDamage.QUOTES: "has the wrong quotation marks",
    TagDamage.ESCAPED: "is escaped",
    TagDamage.WRONG_MARKS: "is written with the wrong marks",
}


class BrokenTag(DamageRule):
    """A tag of a block has lost a bracket, or has another in its place.

    Readers see the rest of the tag as text, and nothing is opened or closed. Only tags of
    details blocks (`details`, `summary` and the `p` in them) are checked.

    Bad:

        <details>
        <summary>Original English</summary>
        p class="english-text">This is the original.</p>
        </details>

    Good:

        <details>
        <summary>Original English</summary>
        <p class="english-text">This is the original.</p>
        </details>

    Bad:

        <details>
        <summary>Original English</summary>
        <p class="english-text">This is the original.</p>
        </details]

    Good:

        <details>
        <summary>Original English</summary>
        <p class="english-text">This is the original.</p>
        </details>
    """

    code = "DB007"
    name = "broken-tag"
    summary = "a tag has lost its `<` or `>`"
    severity = Severity.ERROR
    messages: ClassVar = {
        DamageKind.BROKEN_TAG: "`{written}` is broken: write `{expected}`",
        DamageKind.OPENING_FOR_CLOSING: "`<details>` is where the block should be closed: "
        "write `</details>`",
        DamageKind.CUT_OPENING: "the draft ends inside the tag `{written}`: add what is missing",
    }
    fix_title = "fix the tag"

    def message(self, damage: Damage) -> str:
        """Return what to say about `damage`, with what is wrong with the tag."""
        if damage.tag_damage is None:
            return super().message(damage)
        flaw = _FLAWS[damage.tag_damage]
        return f"`{damage.written}` {flaw}: write `{damage.expected}`"
