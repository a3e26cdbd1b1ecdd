"""`postkit schema check`."""

from __future__ import annotations

import argparse
import sys

from postkit.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from postkit.cli.lint_schema import review_schema
from postkit.cli.output import note
from postkit.counts import count
from postkit.errors import FileError
from postkit.files.read_write import read_source
from postkit.reporters.width import display_path

_EXAMPLES = """\
examples:
  postkit schema check schemas/*.json

A schema is JSON, YAML or TOML, of draft 4, 6, 7, 2019-09 or 2020-12 as its
`$schema` says. Besides invalid schemas this finds mistakes that validators
accept: misspelt keywords, duplicate keys and values, required fields that
nothing describes, limits and defaults that contradict each other.

exit status:
  0  nothing found     1  something found     2  a file cannot be read
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit schema check` takes."""
    parser.epilog = _EXAMPLES
    parser.add_argument("files", nargs="+", metavar="FILE", help="files with a JSON Schema")
    parser.add_argument("-q", "--quiet", action="store_true", help="print no summary")


def run(options: argparse.Namespace) -> int:
    """Print the mistakes in the schemas; return the exit status."""
    status = EXIT_CLEAN
    total = checked = 0
    for path in options.files:
        try:
            text = read_source(path).text
        except FileError as error:
            status = EXIT_USAGE
            note(str(error))
            continue
        checked += 1
        for line, column, message in review_schema(text, path):
            print(display_path(f"{path}:{line}:{column}: {message}"))
            total += 1
    if checked and not options.quiet:
        found = f"Found {count(total, 'mistake')}" if total else "No mistakes found"
        print(f"{found} in {count(checked, 'schema')}.", file=sys.stderr)
    return max(status, EXIT_FOUND if total else EXIT_CLEAN)
