"""Paths relative to a folder, where there is such a path."""

from __future__ import annotations

import os


def relative_path(path: str | os.PathLike[str], start: str | os.PathLike[str] = os.curdir) -> str:
    """Return `path` as seen from the folder `start`; the absolute one from another drive."""
    try:
        return os.path.relpath(path, start)
    except ValueError:
        # Windows: no path leads from `D:` to `C:`.
        return os.path.abspath(path)
