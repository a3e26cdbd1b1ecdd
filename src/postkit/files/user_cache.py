"""The user's cache folder, where each system has it."""

from __future__ import annotations

import os
import sys


def user_cache_folder() -> str:
    """Return the folder for postkit's own files in the user's cache; it may not exist yet.

    `XDG_CACHE_HOME` where it is set (https://specifications.freedesktop.org/basedir-spec/),
    else what is usual on the system.
    """
    chosen = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(chosen):
        return os.path.join(chosen, "postkit")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
        base = base if os.path.isabs(base) else os.path.expanduser(r"~\AppData\Local")
        return os.path.join(base, "postkit", "Cache")
    usual = "~/Library/Caches/postkit" if sys.platform == "darwin" else "~/.cache/postkit"
    return os.path.expanduser(usual)
