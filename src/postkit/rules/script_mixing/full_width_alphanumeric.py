"""SM103: full-width letters and digits."""

from __future__ import annotations

from collections.abc import Iterator

from postkit import script
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.rules.base import Rule, fix
from postkit.script import Kind

_TO_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Full-width forms are the ASCII characters moved by FEE0 (Unicode block U+FF00)."""


class FullWidthAlphanumeric(Rule):
    """Latin letters or digits are written in full width: `ＡＢＣ`, `２０２６`.

    They come from old input methods. A search for `2026` does not find them,
    and they tear holes into a line.

    Bad:

        ２０２６年的ＧＤＰ增长。

    Good:

        2026年的GDP增长。
    """

    code = "SM103"
    name = "full-width-alphanumeric"
    trigger = "unusual-characters"
    summary = "Latin letters or digits in full width (`ＡＢＣ`, `２０２６`)"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each run in the body."""
        for span in document.once(script.unusual)[Kind.FULLWIDTH]:
            if span.start < document.body.start or document.is_foreign(span):
                continue
            if document.masked.overlaps(span):
                continue
            run = span.text(document.text)
            narrow = run.translate(_TO_ASCII)
            yield self.found(
                document,
                span,
                f"`{run}` is written in full width; write `{narrow}`",
                fix(f"write {narrow}", Edit.replace(span, narrow)),
            )
