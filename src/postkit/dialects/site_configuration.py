"""What the configuration file of a site says, as far as patterns can find it."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_MAX_LENGTH = 1_000_000


def has_setting(path: str, setting: re.Pattern[str]) -> bool:
    """Tell whether the file at `path` can be read and `setting` is in it."""
    if not os.path.isfile(path):
        return False
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return bool(setting.search(file.read(_MAX_LENGTH)))
    except OSError:
        return False
