"""One line a finding: `path:line:column: CODE message`."""

from __future__ import annotations

from postkit.diagnostics import Diagnostic
from postkit.reporters.base import Reporter
from postkit.reporters.width import display


class ConciseReporter(Reporter):
    """`post.md:3:1: SM001 [*] message`; `[*]` marks a safe fix."""

    is_streaming = True

    def add(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Write a line for each finding."""
        paint = self.style.paint
        for one in diagnostics:
            place = f"{paint(display(one.path or '-'), 'bold')}:{one.line}:{one.column}:"
            code = self.style.severity(one.severity, one.code)
            self.write(f"{place} {code} {fix_mark(one, self)}{display(one.message)}\n")


def fix_mark(one: Diagnostic, reporter: Reporter) -> str:
    """Return `[*] ` for a finding with a safe fix, `[~] ` for an unsafe one."""
    if one.fix is None or one.fix.applicability == "display":
        return ""
    mark = "[*]" if one.fix.applicability == "safe" else "[~]"
    return reporter.style.paint(mark, "cyan") + " "
