"""The arguments that the command line takes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module

from postkit.cli.commands import COMMANDS


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options; `options.run` is the function that carries them out."""
    parser = argparse.ArgumentParser(
        prog="postkit",
        description="Check and repair Markdown posts, above all bilingual Chinese/English ones.",
        epilog="`postkit COMMAND --help` explains a command.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("-V", "--version", action="store_true", help="print the version")
    parsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    typed = next((one for one in arguments if not one.startswith("-")), None)
    for name, command in COMMANDS.items():
        own = parsers.add_parser(
            name,
            help=command.summary,
            description=command.summary[0].upper() + command.summary[1:] + ".",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        # The others are listed by `--help`; what they take is not asked for.
        if name == typed:
            module = import_module(command.module)
            module.add_arguments(own)
            own.set_defaults(run=module.run)
    return parser.parse_args(arguments)
