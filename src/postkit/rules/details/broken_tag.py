"""DB007: a tag of a details block without its `<` or `>`."""

from postkit.details import DamageKind
from postkit.diagnostics import Severity
from postkit.rules.details.damage_rule import DamageRule


class BrokenTag(DamageRule):
    """A tag of a block has lost a bracket, or has another in its place.

    What is left of the tag is shown to readers as text, and what it should have
    opened or closed is not. Only tags of details blocks (`details`, `summary`
    and the `p` in them) are looked at.

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
    kinds = (DamageKind.BROKEN_TAG,)
    remedy = "mend the tag"
