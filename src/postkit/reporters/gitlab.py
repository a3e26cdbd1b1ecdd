"""GitLab: a Code Quality report."""

from __future__ import annotations

from collections.abc import Callable

from postkit.diagnostics import Diagnostic, Severity
from postkit.engine.fingerprint import unique_fingerprints
from postkit.reporters.base import Reporter, Style
from postkit.reporters.json import JsonArray, dump_strict
from postkit.reporters.paths import repository_path

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitLabReporter(Reporter):
    """A JSON array in the part of the Code Climate format that GitLab reads.

    GitLab knows by the fingerprint which findings a merge request adds, and
    drops a second finding with the same one.
    """

    is_for_people = False

    def __init__(self, write: Callable[[str], object], style: Style) -> None:
        super().__init__(write, style)
        self._array = JsonArray(write, dump_strict)

    def add(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Write an element for each finding."""
        for diagnostic, fingerprint in unique_fingerprints(diagnostics):
            self._array.add(
                {
                    "type": "issue",
                    "description": f"{diagnostic.code}: {diagnostic.message}",
                    "check_name": diagnostic.name,
                    "categories": ["Style"],
                    "fingerprint": fingerprint,
                    "severity": _SEVERITIES[diagnostic.severity],
                    "location": {
                        "path": repository_path(diagnostic.path),
                        "lines": {"begin": diagnostic.line, "end": diagnostic.end_line},
                    },
                }
            )

    def finish(self) -> None:
        """Close the array."""
        self._array.close()
        self.write("\n")
