"""Checkstyle's XML, which many tools read."""

from __future__ import annotations

from collections.abc import Callable

from postkit.diagnostics import Diagnostic
from postkit.reporters.base import Reporter, Style
from postkit.reporters.paths import STDIN
from postkit.reporters.xml import DECLARATION, attributes


class CheckstyleReporter(Reporter):
    """One element for each draft, and in it one for each finding."""

    is_for_people = False

    def __init__(self, write: Callable[[str], object], style: Style) -> None:
        super().__init__(write, style)
        write(DECLARATION + '<checkstyle version="4.3">\n')

    def add(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Write the element of one draft."""
        self.write(f"<file{attributes(name=diagnostics[0].path or STDIN)}>\n")
        for diagnostic in diagnostics:
            values = attributes(
                line=diagnostic.line,
                column=diagnostic.column,
                severity=diagnostic.severity.value,
                message=diagnostic.message,
                source=f"postkit.{diagnostic.code}",
            )
            self.write(f"  <error{values}/>\n")
        self.write("</file>\n")

    def finish(self) -> None:
        """Close the document."""
        self.write("</checkstyle>\n")
