"""The rules that `postkit rules` and `postkit explain` know."""

from __future__ import annotations

import argparse

from postkit.cli.output import note
from postkit.cli.shared_options import chosen_configuration
from postkit.errors import ConfigError
from postkit.rules import TABLE, RuleEntry


def known_entries(options: argparse.Namespace) -> tuple[RuleEntry, ...]:
    """Return the rules that the configuration of the current folder can name.

    Where it cannot be used, that is reported, and these are postkit's own.

    Args:
        options: with the arguments of `add_configuration_choice`.
    """
    try:
        return chosen_configuration(options).settings().entries
    except ConfigError as error:
        note(f"{error}; only the rules that ship with postkit are available")
        return TABLE
