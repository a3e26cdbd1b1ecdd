"""Posts whose file must be named by their day."""

from __future__ import annotations

import os


def has_dated_names(folder: str, site: str) -> bool:
    """Tell whether posts in `folder` are named such as `2026-03-14-bridge.md`.

    Jekyll takes no other names in a folder `_posts`. Hexo has a folder of that name too, in
    `source/` where it is not configured otherwise, and would make the day a part of the address.

    Args:
        folder: the folder.
        site: the generator, as in `Dialect.name`; empty if unknown.
    """
    above, name = os.path.split(os.path.abspath(folder))
    if name != "_posts" or site == "hexo":
        return False
    return bool(site) or os.path.basename(above) != "source"
