"""Lint again what has changed, until the user stops it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping

from postkit.errors import PostkitError

_SHORTEST = 0.5
"""Seconds between two searches for changed files."""
_SHARE = 10
"""A search takes at most this part of the time, however many files there are."""

Times = dict[str, int]


def watch(
    paths: Callable[[], Iterable[str]],
    lint: Callable[[list[str]], object],
    is_over: Callable[[], bool] = lambda: False,
) -> None:
    """Call `lint` with the files that are new or changed, again and again.

    Args:
        paths: the files that there are now. What it raises is taken for an empty
            answer: the next search may find the file as it was again.
        lint: what to do with those that changed.
        is_over: asked before each search.
    """
    seen: Times = _times(paths)
    while not is_over():
        started = time.monotonic()
        now = _times(paths)
        changed = _changed(seen, now)
        seen = now
        if changed:
            lint(changed)
        time.sleep(max(_SHORTEST, (time.monotonic() - started) * _SHARE))


def _times(paths: Callable[[], Iterable[str]]) -> Times:
    found: Times = {}
    try:
        for path in paths():
            try:
                found[path] = os.stat(path).st_mtime_ns
            except OSError:
                continue
    except PostkitError:
        return {}
    return found


def _changed(before: Mapping[str, int], now: Mapping[str, int]) -> list[str]:
    return [path for path, at in now.items() if before.get(path) != at]
