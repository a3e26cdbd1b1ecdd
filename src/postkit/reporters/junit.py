"""JUnit's XML: every finding is a test that failed."""

from __future__ import annotations

from collections.abc import Callable

from postkit.diagnostics import Diagnostic
from postkit.reporters.base import Reporter, Style
from postkit.reporters.paths import STDIN
from postkit.reporters.xml import DECLARATION, attributes, escape


class JUnitReporter(Reporter):
    """One suite for each draft with findings; one suite that passes where there are none."""

    is_for_people = False

    def __init__(self, write: Callable[[str], object], style: Style) -> None:
        super().__init__(write, style)
        write(DECLARATION + '<testsuites name="postkit">\n')
        self._is_clean = True

    def add(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Write the suite of one draft."""
        self._is_clean = False
        path, number = diagnostics[0].path or STDIN, len(diagnostics)
        self.write(f"<testsuite{attributes(name=path, tests=number, failures=number, errors=0)}>\n")
        for diagnostic in diagnostics:
            position = f"{diagnostic.line}:{diagnostic.column}"
            place = f"{path}:{position}"
            case = attributes(
                name=f"{diagnostic.code} {diagnostic.name} at {position}",
                classname=path,
            )
            failure = attributes(type=diagnostic.severity.value, message=diagnostic.message)
            body = escape(f"{place}: {diagnostic.code} {diagnostic.message}")
            self.write(f"  <testcase{case}><failure{failure}>{body}</failure></testcase>\n")
        self.write("</testsuite>\n")

    def finish(self) -> None:
        """Close the document; readers take a report without any test for a broken one."""
        if self._is_clean:
            suite = attributes(name="postkit", tests=1, failures=0, errors=0)
            case = attributes(name="no findings", classname="postkit")
            self.write(f"<testsuite{suite}>\n  <testcase{case}/>\n</testsuite>\n")
        self.write("</testsuites>\n")
