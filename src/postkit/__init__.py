r"""postkit: a linter and publishing workflow for Markdown posts, Chinese and English.

    >>> import postkit
    >>> report = postkit.lint_text("---\ntitle: a: b\n---\n", path="post.md")
    >>> [finding.code for finding in report.diagnostics]
    ['FM004']

`__all__` lists the public interface, for programs that check, fix, convert or import
texts. All of it is loaded when it is first used, so that `import postkit` costs next to
nothing. Names that are not listed may change with any release.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from postkit.api import (
        bump_text,
        convert_text,
        fix_text,
        format_text,
        import_text,
        lint_paths,
        lint_text,
        rows,
    )
    from postkit.bulk.arrow import arrow_schema, lint_batches
    from postkit.bulk.fact_batches import compare_batches, fact_batches, fact_schema
    from postkit.bulk.row_linter import RowLinter
    from postkit.config import Configuration, Settings
    from postkit.conversion import Conversion
    from postkit.diagnostics import Diagnostic, Severity
    from postkit.document import Block, Document, FrontMatter, Regions
    from postkit.edits import Applicability, Edit, Fix, apply_edits
    from postkit.engine.fixer import FixResult
    from postkit.engine.linter import Linter, Report
    from postkit.errors import (
        ChangeError,
        ConfigError,
        FileError,
        InternalError,
        LimitError,
        PostkitError,
        UsageError,
    )
    from postkit.formatting import FormatResult, Formatter, Layout
    from postkit.front_matter import Entry, Node
    from postkit.front_matter.python_frontmatter import FrontMatterError, load, loads
    from postkit.front_matter_edits.list_items import add_item, drop_item, replace_item
    from postkit.front_matter_edits.set_value import remove_key, rename_key, set_value
    from postkit.ingest import RawInput
    from postkit.ingest.draft import Draft, Import
    from postkit.ingest.importer import Importer
    from postkit.rules import Options, Rule
    from postkit.source import LineIndex, Position, Source, Span
    from postkit.workflow.bump import Move

__version__ = "0.1.0"

_HOMES = {
    "Applicability": "edits",
    "Block": "document",
    "ChangeError": "errors",
    "ConfigError": "errors",
    "Configuration": "config",
    "Conversion": "conversion",
    "Diagnostic": "diagnostics",
    "Document": "document",
    "Draft": "ingest.draft",
    "Edit": "edits",
    "Entry": "front_matter",
    "FileError": "errors",
    "Fix": "edits",
    "FixResult": "engine.fixer",
    "FormatResult": "formatting",
    "Formatter": "formatting",
    "FrontMatter": "document",
    "FrontMatterError": "front_matter.python_frontmatter",
    "Import": "ingest.draft",
    "Importer": "ingest.importer",
    "InternalError": "errors",
    "Layout": "formatting",
    "LimitError": "errors",
    "LineIndex": "source",
    "Linter": "engine.linter",
    "Move": "workflow.bump",
    "Node": "front_matter",
    "Options": "rules",
    "Position": "source",
    "PostkitError": "errors",
    "RawInput": "ingest",
    "Regions": "document",
    "Report": "engine.linter",
    "RowLinter": "bulk.row_linter",
    "Rule": "rules",
    "Settings": "config",
    "Severity": "diagnostics",
    "Source": "source",
    "Span": "source",
    "UsageError": "errors",
    "add_item": "front_matter_edits.list_items",
    "apply_edits": "edits",
    "arrow_schema": "bulk.arrow",
    "bump_text": "api",
    "compare_batches": "bulk.fact_batches",
    "convert_text": "api",
    "drop_item": "front_matter_edits.list_items",
    "fact_batches": "bulk.fact_batches",
    "fact_schema": "bulk.fact_batches",
    "fix_text": "api",
    "format_text": "api",
    "import_text": "api",
    "lint_batches": "bulk.arrow",
    "lint_paths": "api",
    "lint_text": "api",
    "load": "front_matter.python_frontmatter",
    "loads": "front_matter.python_frontmatter",
    "remove_key": "front_matter_edits.set_value",
    "rename_key": "front_matter_edits.set_value",
    "replace_item": "front_matter_edits.list_items",
    "rows": "api",
    "set_value": "front_matter_edits.set_value",
}

__all__ = [
    "Applicability",
    "Block",
    "ChangeError",
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
    "FormatResult",
    "Formatter",
    "FrontMatter",
    "FrontMatterError",
    "Import",
    "Importer",
    "InternalError",
    "Layout",
    "LimitError",
    "LineIndex",
    "Linter",
    "Move",
    "Node",
    "Options",
    "Position",
    "PostkitError",
    "RawInput",
    "Regions",
    "Report",
    "RowLinter",
    "Rule",
    "Settings",
    "Severity",
    "Source",
    "Span",
    "UsageError",
    "__version__",
    "add_item",
    "apply_edits",
    "arrow_schema",
    "bump_text",
    "compare_batches",
    "convert_text",
    "drop_item",
    "fact_batches",
    "fact_schema",
    "fix_text",
    "format_text",
    "import_text",
    "lint_batches",
    "lint_paths",
    "lint_text",
    "load",
    "loads",
    "remove_key",
    "rename_key",
    "replace_item",
    "rows",
    "set_value",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from postkit.load_module import load_module

    value = getattr(load_module(f"postkit.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
