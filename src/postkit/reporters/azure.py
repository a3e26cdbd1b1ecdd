"""Azure Pipelines: logging commands."""

from __future__ import annotations

from postkit.diagnostics import Diagnostic, Severity
from postkit.reporters.annotations import AnnotationReporter
from postkit.reporters.paths import repository_path
from postkit.reporters.width import display


class AzureReporter(AnnotationReporter):
    """`##vso[task.logissue …]message`, as the task library of Azure Pipelines writes it."""

    host = "Azure Pipelines"

    def kind(self, severity: Severity) -> str:
        """Return `error` or `warning`: there is nothing below."""
        return "error" if severity is Severity.ERROR else "warning"

    def annotation(self, diagnostic: Diagnostic) -> str:
        """Return the logging command for `diagnostic`."""
        properties: dict[str, object] = {"type": self.kind(diagnostic.severity)}
        if diagnostic.path is not None:
            properties["sourcepath"] = repository_path(diagnostic.path)
        properties |= {
            "linenumber": diagnostic.line,
            "columnnumber": diagnostic.column,
            "code": diagnostic.code,
        }
        listed = "".join(f"{key}={_property(str(value))};" for key, value in properties.items())
        return f"##vso[task.logissue {listed}]{_data(diagnostic.message)}"


def _data(text: str) -> str:
    return display(text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace("]", "%5D").replace(";", "%3B")
