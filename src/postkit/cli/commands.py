"""The subcommands of `postkit`, each in a module of its own.

Such a module has `add_arguments(parser)` and `run(options)`, which returns the
exit status. It is imported only when its command is typed.
"""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """A subcommand: what it does in a few words, and the module that holds it."""

    summary: str
    module: str


COMMANDS: dict[str, Command] = {
    "lint": Command("report what is wrong in drafts", "postkit.cli.lint"),
    "fix": Command("repair what can be repaired safely", "postkit.cli.fix"),
    "format": Command("bring drafts into the one layout", "postkit.cli.format"),
    "convert": Command("convert prose between the Chinese scripts", "postkit.cli.convert"),
    "import": Command("make drafts of what arrives", "postkit.cli.import_"),
    "status": Command("show where every post stands, and move it on", "postkit.cli.status"),
    "new": Command("start a post from its schema", "postkit.cli.new"),
    "edit": Command("change front matter over many posts", "postkit.cli.edit"),
    "rules": Command("list all rules", "postkit.cli.rules"),
    "explain": Command("explain a rule", "postkit.cli.explain"),
    "clean": Command("forget what earlier runs have found", "postkit.cli.clean"),
    "init": Command("write a configuration for a site", "postkit.cli.init"),
    "schema": Command("infer, check and list schemas of front matter", "postkit.cli.schema"),
    "completion": Command("print the completion script of a shell", "postkit.cli.completion"),
    "lsp": Command("serve an editor as its language server", "postkit.cli.lsp"),
}
"""The subcommands by name, in the order in which `postkit --help` lists them."""
