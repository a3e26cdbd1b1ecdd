"""The key under which results are cached: all that they depend on besides the draft itself."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b

from postkit.config.settings import Settings
from postkit.files.front_matter_habit import habit_of_folder


def results_key(settings: Settings, path: str, run: Sequence[object]) -> str:
    """Return the key for results about the draft at `path`, as hexadecimal digits.

    Args:
        settings: what is in force for the draft.
        path: the draft; others in its folder have the same key under equal settings.
        run: what else the results depend on, as JSON values: the output format, for one.

    Raises:
        ConfigError: a file that the settings name cannot be read.
    """
    habit = habit_of_folder(os.path.dirname(os.path.abspath(path)))
    # The order of a set is another in each process.
    dialect = [
        sorted(fact) if isinstance(fact, frozenset) else fact for fact in settings.dialect(path)
    ]
    parts = json.dumps([_code_stamp(), *run, settings.fingerprint(), dialect, habit])
    return blake2b(parts.encode(), digest_size=16).hexdigest()


@cache
def _code_stamp() -> int:
    """Return when the newest file of this package was written: a rule may change in a release."""
    newest = 0
    pending = [os.path.dirname(os.path.dirname(__file__))]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    pending.append(entry.path)
                elif entry.name.endswith((".py", ".json")):
                    newest = max(newest, entry.stat().st_mtime_ns)
    return newest
