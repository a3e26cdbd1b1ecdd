"""`postkit new-rule`."""

from __future__ import annotations

import argparse
import os
import re

from postkit.cli import EXIT_CLEAN
from postkit.cli.new_files import write_files
from postkit.errors import UsageError
from postkit.presets.rule_package import rule_package
from postkit.rules import TABLE
from postkit.rules.entry import FAMILIES

_EXAMPLES = """\
examples:
  postkit new-rule doubled-exclamation
  postkit new-rule doubled-exclamation --code HS001 --into rules/exclamation

Writes a package with a rule, its test and its entry point. Install it, and the
rule runs beside the others; or name its file in the configuration:

  plugins = ["postkit-doubled-exclamation/src/postkit_doubled_exclamation"]
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit new-rule` takes."""
    parser.epilog = _EXAMPLES
    parser.add_argument(
        "name", metavar="NAME", help="what the rule finds, in lower-case words joined by hyphens"
    )
    parser.add_argument(
        "--code", default="HS001", help="its code: letters of your own and three digits (HS001)"
    )
    parser.add_argument("--into", metavar="DIR", help="the folder to write (default: postkit-NAME)")
    parser.add_argument("--force", action="store_true", help="overwrite existing files")


def run(options: argparse.Namespace) -> int:
    """Write the package of a new rule."""
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", options.name):
        raise UsageError(
            f"`{options.name}`: write lower-case words joined by hyphens: `doubled-exclamation`"
        )
    if not re.fullmatch(r"[A-Z]{2,5}[0-9]{3}", options.code):
        raise UsageError(f"--code {options.code}: write two to five letters and three digits")
    if options.code[:-3] in FAMILIES:
        raise UsageError(f"--code {options.code}: choose letters that are not postkit's own")
    if any(entry.name == options.name for entry in TABLE):
        raise UsageError(f"`{options.name}` is a rule of postkit; choose another name")
    folder = options.into or f"postkit-{options.name}"
    files = [
        (os.path.join(folder, path), text)
        for path, text in rule_package(options.name, options.code)
    ]
    write_files(files, force=options.force)
    for path, _ in files:
        print(f"wrote {path}")
    print(f"Next: `python -m pytest {folder}`, then `pip install -e {folder}`")
    return EXIT_CLEAN
