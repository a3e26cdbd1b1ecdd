"""DB008: a misspelt tag of a details block."""

from typing import ClassVar

from postkit.details.damage_kind import DamageKind
from postkit.diagnostics import Severity
from postkit.rules.details.damage_rule import DamageRule


class MisspeltTag(DamageRule):
    """The name of a tag is misspelt.

    Browsers ignore tags that they do not know, so the block stays open.

    Bad:

        <details>
        <summary>Original English</summary>
        <p class="english-text">This is the original.</p>
        </detials>

    Good:

        <details>
        <summary>Original English</summary>
        <p class="english-text">This is the original.</p>
        </details>
    """

    code = "DB008"
    name = "misspelt-tag"
    summary = "a tag of a block is misspelt"
    severity = Severity.ERROR
    messages: ClassVar = {DamageKind.MISSPELT_TAG: "`{written}` is misspelt: write `{expected}`"}
    fix_title = "spell the tag right"
