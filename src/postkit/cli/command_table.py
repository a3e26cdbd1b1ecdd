"""The table of subcommands. The module of one is imported only when its command is typed."""

from __future__ import annotations

from postkit.named_tuples import NamedTuple


class Command(NamedTuple):
    """A subcommand: what it does in a few words, and its module in `postkit.cli.commands`."""

    summary: str
    module: str


COMMANDS: dict[str, Command] = {
    "lint": Command("report problems in posts", "lint"),
    "fix": Command("apply safe fixes", "fix"),
    "format": Command("format posts in one style", "format"),
    "convert": Command("convert prose between Simplified and Traditional Chinese", "convert"),
    "import": Command("import feeds, pages, subtitles or text as drafts", "import_"),
    "status": Command("show each post's stage, and move posts to the next", "status"),
    "new": Command("create a post from its schema", "new"),
    "edit": Command("change front matter in many posts", "edit"),
    "report": Command("report on the health of an archive", "report"),
    "review": Command("review in the browser what needs a decision", "review"),
    "pairs": Command("show passages beside their originals", "pairs"),
    "translations": Command(
        "show what translated pages lack, and how outdated they are", "translations"
    ),
    "terms": Command("draft a glossary from the terms in posts", "terms"),
    "rules": Command("list all rules", "rules"),
    "explain": Command("explain a rule", "explain"),
    "new-rule": Command("create a package for a rule of your own", "new_rule"),
    "doctor": Command("print what a bug report needs", "doctor"),
    "clean": Command("delete the cache", "clean"),
    "init": Command("write a configuration for this site", "init"),
    "schema": Command("infer, check and list front matter schemas", "schema"),
    "completion": Command("print a shell completion script", "completion"),
    "lsp": Command("run the language server for editors", "lsp"),
}
"""The subcommands by name, in the order in which `postkit --help` lists them."""
