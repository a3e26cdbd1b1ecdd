"""The arguments that the command line takes, and what is nearest to a mistyped one."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Container, Iterable, Sequence
from functools import cache
from importlib import import_module

from postkit.cli.command_table import COMMANDS
from postkit.errors import did_you_mean
from postkit.lazy_patterns import lazy_compile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

_ELSEWHERE = {
    "bump": "status bump",
    "check": "lint",
    "config": "lint --show-config",
    "fmt": "format",
    "rule": "explain",
    "server": "lsp",
    "validate": "lint",
    "version": "--version",
    "watch": "lint --watch",
}
"""What somebody may type for a command: what other tools call it, or a part of it."""

_CHOICE = lazy_compile(r"invalid choice: '([^']*)' \(choose from (.*)\)")


class _Command(argparse.ArgumentParser):
    """A command whose paths may come before, between and after its options."""

    _is_mixing = False

    def error(self, message: str) -> NoReturn:
        """Stop with an error about what was typed, and the nearest that is known."""
        from postkit.reporters.width import display

        # The usage of `lint` is longer than a terminal, and hides what is wrong.
        message = display(with_suggestion(message))
        see = " See" if message.endswith("?") else "; see"
        self.exit(2, f"{self.prog}: {message}{see} `{self.prog} --help`\n")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse options first and paths afterwards; argparse calls this again to do so."""
        # argparse does not do so where a command has commands of its own.
        if self._is_mixing or self._subparsers is not None:
            return super().parse_known_args(args, namespace)
        if "--" in args and all(action.dest != "paths" for action in self._actions):
            # What takes no list of paths has nothing to mix, and argparse knows what `--` says.
            return super().parse_known_args(args, namespace)
        args, after = _split_at_dashes(args)
        self._is_mixing = True
        try:
            found, rest = self.parse_known_intermixed_args(args, namespace)
        finally:
            self._is_mixing = False
        if after:
            found.paths = [*found.paths, *after]
        return found, rest


def _split_at_dashes(args: list[str]) -> tuple[list[str], list[str]]:
    """Return the arguments before `--`, and those after it, which are paths whatever their names.

    argparse forgets what `--` said once it parses options and paths apart.
    """
    if "--" not in args:
        return args, []
    at = args.index("--")
    return args[:at], args[at + 1 :]


class _HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Help in the lines of its author, as wide as the terminal.

    argparse makes one for each argument that is added, and without a width
    imports shutil, with all that packs archives, to ask for it.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


@cache
def _columns() -> int:
    """Return the width of the terminal; 80 where there is none."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 80


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options; `options.run` is the function that carries them out."""
    typed = next((argument for argument in arguments if not argument.startswith("-")), None)
    # The other commands are listed by `--help`; what they take is not asked for.
    parser = build_parser({typed})
    if typed is not None and typed not in COMMANDS:
        parser.error(f"no command is called `{typed}`{command_suggestion(typed, COMMANDS)}")
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        _refuse(parser, str(typed), unknown)
    return options


def _refuse(parser: argparse.ArgumentParser, command: str, unknown: Sequence[str]) -> None:
    """Stop with the nearest option to the first that is not known."""
    own = next(
        action.choices[command]
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    typed = unknown[0].partition("=")[0]
    options = own._option_string_actions
    near = option_suggestion(typed, options) if typed.startswith("-") else ""
    if typed.startswith("-") and os.path.exists(unknown[0]):
        near = f"; a file of this name is written `./{unknown[0]}`"
    own.error(f"unrecognized arguments: {' '.join(unknown)}{near}")


def _command_parser(**settings: Any) -> Any:
    """Return the parser of a command; None where no more is wanted than its name."""
    # For each parser argparse looks in the file system for translations of its headings.
    return _Command(**settings) if "description" in settings else None


def build_parser(wanted: Container[str | None] = COMMANDS) -> argparse.ArgumentParser:
    """Return the parser of the command line.

    Args:
        wanted: the commands whose modules are imported, so that the parser knows
            what they take; of the others it knows the names only.
    """
    parser = _Command(
        prog="postkit",
        description="Check and fix Markdown posts, above all bilingual Chinese/English ones.",
        epilog="`postkit COMMAND --help` explains a command.",
        formatter_class=_HelpFormatter,
    )
    parser.add_argument("-V", "--version", action="store_true", help="print the version")
    parser_class: Any = _command_parser
    # Without its name argparse would format the usage, and load what measures a terminal.
    parsers = parser.add_subparsers(
        title="commands",
        metavar="COMMAND",
        required=True,
        parser_class=parser_class,
        prog=parser.prog,
    )
    for name, command in COMMANDS.items():
        if name not in wanted:
            parsers.add_parser(name, help=command.summary)
            continue
        own = parsers.add_parser(
            name,
            help=command.summary,
            description=command.summary[0].upper() + command.summary[1:] + ".",
            formatter_class=_HelpFormatter,
        )
        module = import_module(f"postkit.cli.commands.{command.module}")
        module.add_arguments(own)
        own.set_defaults(run=module.run)
    return parser


def option_suggestion(typed: str, known: Iterable[str]) -> str:
    """Return what `did_you_mean` does, for an option: its dashes make it no nearer to others."""
    import difflib

    by_name = {option.lstrip("-"): option for option in known if option.startswith("--")}
    found = difflib.get_close_matches(typed.lstrip("-"), by_name, n=1)
    return f"; did you mean `{by_name[found[0]]}`?" if found else ""


def command_suggestion(typed: str, known: Iterable[str]) -> str:
    """Return what `did_you_mean` does, for the name of a command here or in another tool."""
    own = _ELSEWHERE.get(typed)
    return f"; did you mean `postkit {own}`?" if own else did_you_mean(typed, known)


def with_suggestion(message: str) -> str:
    """Return an error of argparse about a choice, with the nearest choice."""
    match = _CHOICE.search(message)
    if match is None:
        return message
    choices = re.findall(r"[^\s,']+", match[2])
    return message + did_you_mean(match[1], choices)
