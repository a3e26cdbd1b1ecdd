"""`postkit fix`: the same as `postkit lint --fix`."""

from __future__ import annotations

import argparse

from postkit.cli import lint
from postkit.cli.lint import run

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit fix` takes."""
    lint.add_shared_arguments(parser)
    parser.set_defaults(fix=True)
