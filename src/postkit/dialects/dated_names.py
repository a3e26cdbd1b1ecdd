"""Posts whose file must be named by their day."""

from __future__ import annotations

import os

from postkit.dialects.dialect import Dialect


def has_dated_names(folder: str, dialect: Dialect, *, is_site_known: bool) -> bool:
    """Tell whether posts in `folder` are named such as `2026-03-14-bridge.md`.

    Jekyll takes no other names in a folder `_posts`. Hexo has a folder of that name too, in
    `source/` where it is not configured otherwise, and would make the day a part of the address.
    """
    above, name = os.path.split(os.path.abspath(folder))
    if name != "_posts" or not dialect.dates_names:
        return False
    return is_site_known or os.path.basename(above) != "source"
