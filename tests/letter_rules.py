"""Rules that change one letter of a draft, or fail, for tests of the engine."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.rules import Rule
from postkit.rules.base import fix as safe_fix
from postkit.rules.base import unsafe_fix
from postkit.source import Span


class Letter(Rule):
    """Find a letter, and put another in its place."""

    code = "RS001"
    name = "processing-marker"
    summary = "a letter"
    letter = "X"
    becomes = "Y"
    unsafe = False

    def check(self, document: Document) -> Iterator[Diagnostic]:
        for at, char in enumerate(document.text):
            if char == self.letter:
                make = unsafe_fix if self.unsafe else safe_fix
                span = Span(at, at + 1)
                yield self.found(
                    document, span, "a letter", make("fix", Edit.replace(span, self.becomes))
                )


class Back(Letter):
    """Undo what `Letter` does."""

    code = "RS002"
    name = "cdata"
    letter = "Y"
    becomes = "X"


class Bold(Letter):
    """Turn a letter into markup, without saying so."""

    code = "RS004"
    letter = "B"
    becomes = "\n\n# "


class Crash(Letter):
    """Raise."""

    code = "RS003"
    name = "platform-notice"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        yield from super().check(document)
        raise RuntimeError("out of luck")
