"""DB005: a `<summary>` that is not closed, or by the wrong tag."""

from typing import ClassVar

from postkit.details.damage_kind import DamageKind
from postkit.diagnostics import Severity
from postkit.rules.details.damage_rule import DamageRule


class UnclosedSummary(DamageRule):
    """A summary has no closing tag, or another tag in its place.

    Browsers then take the text of the block for its label, so nothing can be folded.

    Bad:

        <details>
        <summary>Original English</p>
        <p class="english-text">This is the original.</p>
        </details>

    Good:

        <details>
        <summary>Original English</summary>
        <p class="english-text">This is the original.</p>
        </details>
    """

    code = "DB005"
    name = "unclosed-summary"
    summary = "`<summary>` is not closed, or closed by another tag"
    severity = Severity.ERROR
    messages: ClassVar = {
        DamageKind.SUMMARY_UNCLOSED: "this summary is never closed: add `</summary>` after "
        "its text",
        DamageKind.SUMMARY_OPENED_TWICE: "the summary is opened twice: remove this tag",
        DamageKind.WRONG_SUMMARY_END: "the summary is closed by `{written}`: write `</summary>`",
        DamageKind.TEXT_IN_SUMMARY: "the text of the block is in its summary, which is never "
        "closed: move it out",
        DamageKind.TEXT_FOR_LABEL: "the text of the block is its label: move it out of the summary",
        DamageKind.SECOND_SUMMARY: "this block has two summaries: keep one of them",
    }
    fix_title = "close the summary"
