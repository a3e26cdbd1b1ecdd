"""Output of findings: a module per format, and the table of formats.

A reporter takes the findings of one post at a time and writes them to a stream. Commands
use it, and the editor and the report word places and diffs as it does. No reporter runs a
rule, reads a file or decides an exit status.
"""

from __future__ import annotations

from postkit.load_module import load_module
from postkit.reporters.base import Reporter, Style, Tally

__all__ = ["REPORTERS", "Reporter", "Style", "Tally", "find_reporter"]

REPORTERS: dict[str, str] = {
    "full": "full.FullReporter",
    "concise": "concise.ConciseReporter",
    "json": "json.JsonReporter",
    "jsonl": "json.JsonLinesReporter",
    "github": "github.GitHubReporter",
    "gitlab": "gitlab.GitLabReporter",
    "sarif": "sarif.SarifReporter",
    "junit": "junit.JUnitReporter",
    "rdjson": "rdjson.RdjsonReporter",
    "checkstyle": "checkstyle.CheckstyleReporter",
    "azure": "azure.AzureReporter",
    "markdown": "markdown.MarkdownReporter",
}
"""The output formats by the name that `--output-format` takes: the module and the class."""


def find_reporter(name: str) -> type[Reporter]:
    """Return the reporter of the output format `name`; only its own module is loaded."""
    module, _, reporter = REPORTERS[name].partition(".")
    found: type[Reporter] = getattr(load_module(f"{__name__}.{module}"), reporter)
    return found
