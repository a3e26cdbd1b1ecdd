"""postkit: a linter and publishing workflow for Markdown posts, Chinese and English.

    >>> import postkit
    >>> report = postkit.lint_text("# no front matter", path="post.md")
    >>> [finding.code for finding in report.diagnostics]
    ['FM001']

What stands in `__all__` is the public interface; all of it is loaded when it is
first used, so that `import postkit` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from postkit.api import convert_text, fix_text, lint_paths, lint_text
    from postkit.config import Configuration, Settings
    from postkit.conversion import Conversion
    from postkit.diagnostics import Diagnostic, Severity
    from postkit.document import Block, Document, FrontMatter, Regions
    from postkit.document.front_matter import Entry, Node
    from postkit.edits import Applicability, Edit, Fix, apply_edits
    from postkit.engine import Linter, Report
    from postkit.errors import ConfigError, FileError, InternalError, PostkitError, UsageError
    from postkit.fixer import FixResult
    from postkit.importer import Draft, Import, Importer
    from postkit.ingest import Arrival
    from postkit.post import FrontMatterError, load, loads
    from postkit.rules import Options, Rule
    from postkit.source import LineIndex, Position, Source, Span

__version__ = "0.1.0"

_HOMES = {
    "Applicability": "edits",
    "Arrival": "ingest",
    "Block": "document",
    "ConfigError": "errors",
    "Configuration": "config",
    "Conversion": "conversion",
    "Diagnostic": "diagnostics",
    "Document": "document",
    "Draft": "importer",
    "Edit": "edits",
    "Entry": "document.front_matter",
    "FileError": "errors",
    "Fix": "edits",
    "FixResult": "fixer",
    "FrontMatter": "document",
    "FrontMatterError": "post",
    "Import": "importer",
    "Importer": "importer",
    "InternalError": "errors",
    "LineIndex": "source",
    "Linter": "engine",
    "Node": "document.front_matter",
    "Options": "rules",
    "Position": "source",
    "PostkitError": "errors",
    "Regions": "document",
    "Report": "engine",
    "Rule": "rules",
    "Settings": "config",
    "Severity": "diagnostics",
    "Source": "source",
    "Span": "source",
    "UsageError": "errors",
    "apply_edits": "edits",
    "convert_text": "api",
    "fix_text": "api",
    "lint_paths": "api",
    "lint_text": "api",
    "load": "post",
    "loads": "post",
}

__all__ = [
    "Applicability",
    "Arrival",
    "Block",
    "ConfigError",
    "Configuration",
    "Conversion",
    "Diagnostic",
    "Document",
    "Draft",
    "Edit",
    "Entry",
    "FileError",
    "Fix",
    "FixResult",
    "FrontMatter",
    "FrontMatterError",
    "Import",
    "Importer",
    "InternalError",
    "LineIndex",
    "Linter",
    "Node",
    "Options",
    "Position",
    "PostkitError",
    "Regions",
    "Report",
    "Rule",
    "Settings",
    "Severity",
    "Source",
    "Span",
    "UsageError",
    "__version__",
    "apply_edits",
    "convert_text",
    "fix_text",
    "lint_paths",
    "lint_text",
    "load",
    "loads",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"postkit.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
