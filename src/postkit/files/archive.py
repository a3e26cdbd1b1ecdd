"""Which folder an archive is."""

from __future__ import annotations

import os


def archive_of(folder: str) -> str:
    """Return the top folder of the git repository that `folder` is in, itself outside of one."""
    at = os.path.realpath(folder or os.curdir)
    while not os.path.exists(os.path.join(at, ".git")):
        parent = os.path.dirname(at)
        if parent == at:
            return folder or os.curdir
        at = parent
    return at
