"""`postkit explain`."""

from __future__ import annotations

import argparse

from postkit.cli import EXIT_CLEAN
from postkit.cli.rule_entries import known_entries
from postkit.cli.shared_options import add_configuration_choice
from postkit.reporters.rule_page import page
from postkit.rules import find_rules

_EXAMPLES = """\
examples:
  postkit explain SM001
  postkit explain unclosed-details
  postkit explain SM                    all rules of a family
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit explain` takes."""
    parser.epilog = _EXAMPLES
    parser.add_argument("rule", metavar="RULE", help="a code (SM001), a code prefix (SM) or a name")
    add_configuration_choice(parser)


def run(options: argparse.Namespace) -> int:
    """Print the page of each rule that is named."""
    for number, rule in enumerate(find_rules(options.rule, known_entries(options))):
        if number:
            print("\n" + "=" * 72 + "\n")
        print(page(rule))
    return EXIT_CLEAN
