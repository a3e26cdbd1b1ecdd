"""The caches in which the entries of posts are kept, the same for every command."""

from __future__ import annotations

import os

from postkit import __version__
from postkit.config import Configuration
from postkit.config.result_caches import ResultCaches


def entry_caches(configuration: Configuration, folder: str | None) -> ResultCaches:
    """Return the caches of entries.

    Args:
        configuration: the settings of each post.
        folder: where the caches are; beside the configuration of each post where None.
    """
    # A path means another file in another folder.
    run = [__version__, "entries", os.getcwd()]
    return ResultCaches(configuration.settings, lambda _: run, folder)
