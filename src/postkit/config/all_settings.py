"""All settings, with their types and defaults."""

from __future__ import annotations

from postkit.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Setting(NamedTuple):
    """A setting: its key in a configuration file, its type, its default, what it is for.

    `kind` is one of the names that `checks.py` knows how to check.
    """

    key: str
    kind: str
    default: Any
    description: str

    @property
    def names_rules(self) -> bool:
        """Whether a value names rules, which a configuration file may add."""
        return "selector" in self.kind or self.kind == "rule options"


FIELDS: tuple[Setting, ...] = (
    Setting("select", "selectors", (), "The rules that run; empty for those on by default."),
    Setting("extend-select", "selectors", (), "Rules that run besides those selected."),
    Setting("ignore", "selectors", (), "Rules that do not run."),
    Setting("per-file-ignores", "selectors by glob", {}, "Rules that do not run on some files."),
    Setting("preview", "boolean", False, "Whether rules in preview run like the others."),
    Setting("severity", "severity by selector", {}, "The severity of rules, or `off`."),
    Setting(
        "include",
        "strings",
        ("*.md", "*.markdown", "*.mdx"),
        "The files that are searched for in folders.",
    ),
    Setting("exclude", "strings", (), "Files and folders that are skipped."),
    Setting("respect-gitignore", "boolean", True, "Whether to skip files that git ignores."),
    Setting(
        "site",
        "site",
        "",
        "The site generator, or generators by file pattern; empty to detect it.",
    ),
    Setting(
        "markdown",
        "markdown",
        "",
        "The Markdown engine, or engines by file pattern; empty for that of the site.",
    ),
    Setting(
        "yaml",
        "yaml version",
        "",
        "How YAML is read: as `1.2`, `1.1` (PyYAML) or `go` (Hugo); empty to follow the site.",
    ),
    Setting(
        "baseline",
        "string",
        "",
        "The baseline, a file of findings that are accepted; empty for none.",
    ),
    Setting(
        "schemas", "schemas", None, "Which JSON Schema applies to the front matter of which posts."
    ),
    Setting("plugins", "strings", (), "Python files and packages with rules of your own."),
    Setting("patterns", "patterns", (), "Rules of your own, each a pattern and its replacement."),
    Setting("terms", "term lists", (), "Lists of terms, each a rule of your own."),
    Setting("glossaries", "strings", (), "Glossaries that `BI010` compares translations with."),
    Setting("convert", "conversion", {}, "How `postkit convert` converts."),
    Setting(
        "status", "status", {}, "The stages of a post, and the field that its age is computed from."
    ),
    Setting("format", "layout", {}, "The layout that `postkit format` gives drafts."),
    Setting("rules", "rule options", {}, "The options of rules, a table for each."),
)
"""Every setting, in the order in which `--show-config` lists them."""

DEFAULTS = {field.key: field.default for field in FIELDS}
"""The default of each setting, by its key."""


def misplaced(key: str) -> str:
    """Return where a setting goes that is in a table by mistake; empty for other keys.

    What is added at the end of a file of TOML belongs to the last table in it.
    """
    if key not in DEFAULTS:
        return ""
    return "; if the setting is meant, write it above the first line in square brackets"
