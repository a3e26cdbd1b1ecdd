"""One line a finding: `path:line:column: CODE message`."""

from __future__ import annotations

from postkit.diagnostics import Diagnostic
from postkit.reporters.base import Reporter
from postkit.reporters.width import display, display_path


class ConciseReporter(Reporter):
    """`post.md:3:1: SM001 [*] message`; `[*]` marks a safe fix."""

    is_streaming = True

    def add(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Write a line for each finding."""
        paint = self.style.paint
        for diagnostic in diagnostics:
            path = paint(display_path(diagnostic.path), "bold")
            place = f"{path}:{diagnostic.line}:{diagnostic.column}"
            place = f"{self.style.link_to(diagnostic.path, place)}:"
            code = self.style.severity(diagnostic.severity, diagnostic.code)
            self.write(f"{place} {code} {self.fix_mark(diagnostic)}{display(diagnostic.message)}\n")
