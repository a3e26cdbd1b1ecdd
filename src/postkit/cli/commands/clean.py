"""`postkit clean`."""

from __future__ import annotations

import argparse
import os

from postkit.cli import EXIT_CLEAN
from postkit.config import Configuration
from postkit.engine.cache import FOLDER, remove
from postkit.errors import FileError, reason_of

_EXAMPLES = """\
examples:
  postkit clean                 the cache of the archive that this folder is in
  postkit clean posts/          of the one that posts/ is in

postkit caches what it found in each post, and checks only posts that have
changed since. Nothing else is deleted; the next run takes longer.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit clean` takes."""
    parser.epilog = _EXAMPLES
    parser.add_argument(
        "folder",
        nargs="?",
        default=os.curdir,
        metavar="FOLDER",
        help="the archive whose cache is deleted (default: this folder)",
    )
    parser.add_argument("--cache-dir", metavar="DIR", help="cache directory")


def run(options: argparse.Namespace) -> int:
    """Remove the cache; return the exit status."""
    draft = os.path.join(options.folder, "draft.md")
    folder = options.cache_dir or os.path.join(Configuration().settings(draft).root, FOLDER)
    try:
        is_removed = remove(folder)
    except OSError as error:
        raise FileError(f"cannot be removed: {reason_of(error)}", path=folder) from error
    print(f"Removed {folder}." if is_removed else f"There is no cache in {folder}.")
    return EXIT_CLEAN
