"""What the two rules about the other Chinese script say and do about a stray."""

from __future__ import annotations

from postkit import script
from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.script import Script, Stray
from postkit.source import Span


def finding(rule: Rule, document: Document, stray: Stray, own: Script, config: str) -> Diagnostic:
    """Return the finding of `rule` about `stray` in a text in the script `own`.

    `config` is OpenCC's configuration that converts into it.
    """
    other = Script.TRADITIONAL if own is Script.SIMPLIFIED else Script.SIMPLIFIED
    edits = [_conversion(document, part, other, config) for part in stray.parts]
    known = [edit for edit in edits if edit]
    if stray.is_passage:
        return rule.found(
            document,
            stray.span,
            f"this passage is in {other.value} characters, the text in {own.value} ones; "
            "convert it unless it is a quotation",
            unsafe_fix("convert the passage", *known) if known else None,
            severity=Severity.INFO,
        )
    word = stray.span.text(document.text)
    message = f"`{word}` is {other.value} in a {own.value} text"
    if not known:
        return rule.found(document, stray.span, message)
    right = known[0].replacement
    is_certain = not any(char in script.ONE_TO_MANY for char in word)
    mend = fix if is_certain else unsafe_fix
    return rule.found(
        document, stray.span, f"{message}; write `{right}`", mend(f"write {right}", *known)
    )


def _conversion(document: Document, part: Span, other: Script, config: str) -> Edit | None:
    """Return the edit that converts `part`; None where OpenCC keeps a character of `other`."""
    foreign = script.pattern(other)
    replacement = script.convert_part(document.text, part.start, part.end, config)
    if foreign.search(replacement):
        # A phrase that OpenCC keeps, as it keeps 乾隆.
        replacement = script.convert(part.text(document.text), config)
    return None if foreign.search(replacement) else Edit.replace(part, replacement)
