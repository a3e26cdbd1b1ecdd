"""The posts of a run of `postkit convert`."""

from __future__ import annotations

import argparse

from postkit.cli.runs.drafts import STDIN
from postkit.config import Configuration
from postkit.config.converters import Converters
from postkit.errors import PostkitError
from postkit.files.discover import find_files


def posts_to_convert(options: argparse.Namespace, configuration: Configuration) -> list[str]:
    """Return the posts that the options name; problems with a path are reported elsewhere."""

    def leave(error: PostkitError) -> None:
        """Leave the error to the code that reads the posts."""

    return list(find_files(options.paths or ["."], configuration.settings, leave))


def make_converters(options: argparse.Namespace) -> Converters:
    """Return the converters that the options of `postkit convert` ask for.

    Raises:
        UsageError: the target is unknown.
    """
    return Converters(
        options.to,
        keep=options.keep,
        glossary=options.glossary,
        ledger=options.ledger,
        everything=options.everything,
        adds_language=options.sibling,
    )


def check_glossaries(
    options: argparse.Namespace, configuration: Configuration, converters: Converters
) -> None:
    """Load the converters of all posts, so that a bad glossary stops the run at once.

    Raises:
        PostkitError: a glossary, a ledger or a configuration cannot be used.
    """
    paths = [] if STDIN in options.paths else posts_to_convert(options, configuration)
    for path in paths:
        converters.of(configuration.settings(path))
