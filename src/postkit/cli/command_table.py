"""The table of subcommands. The module of one is imported only when its command is typed."""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """A subcommand: what it does in a few words, and its module in `postkit.cli.commands`."""

    summary: str
    module: str


COMMANDS: dict[str, Command] = {
    "lint": Command("report what is wrong in drafts", "lint"),
    "fix": Command("repair what can be repaired safely", "fix"),
    "format": Command("bring drafts into the one layout", "format"),
    "convert": Command("convert prose between the Chinese scripts", "convert"),
    "import": Command("make drafts of what arrives", "import_"),
    "status": Command("show where every post stands, and move it on", "status"),
    "new": Command("start a post from its schema", "new"),
    "edit": Command("change front matter over many posts", "edit"),
    "rules": Command("list all rules", "rules"),
    "explain": Command("explain a rule", "explain"),
    "clean": Command("forget what earlier runs have found", "clean"),
    "init": Command("write a configuration for a site", "init"),
    "schema": Command("infer, check and list schemas of front matter", "schema"),
    "completion": Command("print the completion script of a shell", "completion"),
    "lsp": Command("serve an editor as its language server", "lsp"),
}
"""The subcommands by name, in the order in which `postkit --help` lists them."""
