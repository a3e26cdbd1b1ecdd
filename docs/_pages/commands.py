"""A page for each command, from the parser of the command line."""

from __future__ import annotations

import argparse
import os
import textwrap
from collections.abc import Iterator
from unittest import mock

from _pages.markdown import code_block, sentence, table
from postkit.cli.command_table import COMMANDS
from postkit.cli.parser import build_parser

_INTRODUCTION = """\
# Commands

`postkit COMMAND --help` prints the same in the terminal.
"""

_COMMON = (
    *("--exclude", "--jobs", "--no-cache", "--stdin-filename", "--quiet"),
    *("--output-format", "--check", "--diff", "--color", "--watch"),
)
"""Options that mean the same to all commands that take them."""

_COMMON_TITLE = """\
## Common options

Every command that reads an archive takes `--config`, `--isolated`, `--allow-plugins`, `--exclude`,
`--force-exclude`, `--jobs`, `--no-cache`, `--cache-dir` and `--quiet`. Other options are common
to several commands:
"""

_EXIT_STATUS = """\
## Exit status

| Status | Meaning |
| --- | --- |
| 0 | Nothing was found, and everything worked. |
| 1 | Something was found, or would be changed. |
| 2 | Wrong usage, a bad configuration, or a file that cannot be used. |
| 3 | A bug in postkit; please report it. |
"""


def pages() -> Iterator[tuple[str, str]]:
    """Yield the table of commands and the page of each."""
    yield "reference/commands/index.md", _overview()
    for name, parser in _subcommands(build_parser()):
        yield f"reference/commands/{name}.md", page(parser)


def page(parser: argparse.ArgumentParser) -> str:
    """Return the page of the command that `parser` reads."""
    return "\n\n".join(_sections(parser, "#")) + "\n"


def _sections(parser: argparse.ArgumentParser, mark: str) -> Iterator[str]:
    """Yield the parts of a page, for a command within a command too."""
    yield f"{mark} {parser.prog}"
    if parser.description:
        yield sentence(parser.description)
    yield code_block(_usage(parser))
    for group in parser._action_groups:
        rows = [[_name(action), _meaning(action, parser)] for action in _shown(group)]
        if rows:
            yield f"{mark}# {_title(group)}"
            yield table(["Argument", "Meaning"], rows)
    if parser.epilog:
        yield f"{mark}# Examples"
        yield code_block(textwrap.dedent(parser.epilog.removeprefix("examples:\n")))
    for _, own in _subcommands(parser):
        yield from _sections(own, f"{mark}#")


def _subcommands(
    parser: argparse.ArgumentParser,
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


def _usage(parser: argparse.ArgumentParser) -> str:
    # argparse breaks lines where the terminal ends.
    with mock.patch.dict(os.environ, COLUMNS="90", NO_COLOR="1"):
        usage = parser.format_usage()
    return textwrap.dedent(usage.replace("usage: ", " " * len("usage: "), 1))


def _shown(group: argparse._ArgumentGroup) -> Iterator[argparse.Action]:
    """Yield what `group` is worth telling: every command has `--help`."""
    for action in group._group_actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action._choices_actions
        elif action.help != argparse.SUPPRESS and not isinstance(action, argparse._HelpAction):
            yield action


def _title(group: argparse._ArgumentGroup) -> str:
    title = sentence(group.title or "").removesuffix(".")
    return "Arguments" if title == "Positional arguments" else title


def _name(action: argparse.Action) -> str:
    value = action.metavar if isinstance(action.metavar, str) else ""
    if not action.option_strings:
        return f"`{value or action.dest}`"
    if action.nargs == 0:
        value = ""
    elif not value and action.choices is None:
        value = action.dest.upper()
    return ", ".join(f"`{option} {value}".rstrip() + "`" for option in action.option_strings)


def _meaning(action: argparse.Action, parser: argparse.ArgumentParser) -> str:
    help_text = parser._get_formatter()._expand_help(action) if action.help else ""
    parts = [sentence(help_text)] if help_text else []
    if action.choices is not None:
        choices = ", ".join(f"`{choice}`" for choice in action.choices)
        given = isinstance(action.default, str)
        parts.append(f"One of {choices}" + (f"; `{action.default}` by default." if given else "."))
    return " ".join(parts)


def _common_options() -> str:
    """Return the table of commands that read posts, and which of the common options they take."""
    rows = []
    for name, parser in _all_commands(build_parser(), ()):
        if any(action.dest == "paths" for action in parser._actions):
            taken = parser._option_string_actions
            rows.append([f"`{name}`", *("yes" if flag in taken else "" for flag in _COMMON)])
    return table(["", *(f"`{flag}`" for flag in _COMMON)], rows)


def _all_commands(
    parser: argparse.ArgumentParser, words: tuple[str, ...]
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield each command that has none within it, by its words."""
    within = list(_subcommands(parser))
    if not within:
        yield " ".join(words), parser
    for name, own in within:
        yield from _all_commands(own, (*words, name))


def _overview() -> str:
    rows = [
        [f"[`postkit {name}`]({name}.md)", sentence(command.summary)]
        for name, command in COMMANDS.items()
    ]
    names = "\n".join(f"postkit {name} <{name}>" for name in COMMANDS)
    parts = [
        _INTRODUCTION,
        table(["Command", "What it does"], rows),
        _COMMON_TITLE,
        _common_options(),
        _EXIT_STATUS,
        f"```{{toctree}}\n:hidden:\n\n{names}\n```",
    ]
    return "\n\n".join(parts) + "\n"
