"""GitHub Actions: workflow commands that annotate the changed files."""

from __future__ import annotations

from postkit.diagnostics import Diagnostic, Severity
from postkit.reporters.annotations import AnnotationReporter
from postkit.reporters.paths import repository_path
from postkit.reporters.width import display

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GitHubReporter(AnnotationReporter):
    """`::error file=…,line=…::message`, as the toolkit of GitHub Actions writes it."""

    host = "GitHub"

    def kind(self, severity: Severity) -> str:
        """Return `error`, `warning` or `notice`."""
        return _KINDS[severity]

    def annotation(self, diagnostic: Diagnostic) -> str:
        """Return the workflow command for `diagnostic`."""
        properties: dict[str, object] = {"title": f"{diagnostic.code} {diagnostic.name}"}
        if diagnostic.path is not None:
            properties["file"] = repository_path(diagnostic.path)
        properties["line"] = diagnostic.line
        # GitHub takes columns only where a finding is on one line, and their
        # end is the last column, not the one after it.
        if diagnostic.end_line == diagnostic.line:
            properties["endLine"] = diagnostic.line
            properties["col"] = diagnostic.column
            properties["endColumn"] = max(diagnostic.end_column - 1, diagnostic.column)
        else:
            properties["endLine"] = diagnostic.end_line
        listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
        return f"::{self.kind(diagnostic.severity)} {listed}::{_data(diagnostic.message)}"


def _data(text: str) -> str:
    return display(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
