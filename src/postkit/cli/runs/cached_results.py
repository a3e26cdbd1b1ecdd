"""Results of earlier runs: drafts that have not changed are not checked again."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from postkit import __version__
from postkit.cli.runs.outcome import Outcome
from postkit.config import Configuration
from postkit.config.result_caches import ResultCaches
from postkit.engine.cache import Identity, identify
from postkit.reporters import Style, Tally

WORTHWHILE = 50
"""How many drafts a run must check before it creates a cache."""


class Checked(NamedTuple):
    """An outcome, and the state of the file when it was checked."""

    outcome: Outcome
    identity: Identity | None = None


class CheckWithFingerprint:
    """Checks a draft and identifies the state of its file, in any process."""

    def __init__(self, check: Callable[[str], Outcome]) -> None:
        self._check = check

    def __call__(self, path: str) -> Checked:
        """Return the outcome of the draft at `path`."""
        identity = identify(path)
        return Checked(self._check(path), identity)


class CachedResults:
    """The outcomes that the cache holds for the settings and the output of this run.

    Args:
        options: what the command line asks for.
        configuration: the settings of each draft.
        style: how findings are written.
    """

    def __init__(
        self, options: argparse.Namespace, configuration: Configuration, style: Style
    ) -> None:
        # A path means another file in another folder.
        run = [__version__, os.getcwd(), options.output_format, repr(style)]
        self._caches = ResultCaches(configuration.settings, lambda _: run, options.cache_dir)
        self._checked = 0
        self._last_clean: tuple[bytes, Outcome] = b"", Outcome(Tally())

    def get(self, path: str) -> Outcome | None:
        """Return the cached outcome of the draft at `path`, if there is one."""
        value = self._caches.of(path).get(path)
        if value is None:
            return None
        if value == self._last_clean[0]:
            # Most drafts are clean, and the same value is stored for all of them.
            return self._last_clean[1]
        try:
            outcome = Outcome.from_json(json.loads(value))
        except (ValueError, TypeError, LookupError, AttributeError):
            # Damaged, or not written by postkit.
            return None
        if not outcome.text:
            self._last_clean = value, outcome
        return outcome

    def keep(self, path: str, checked: Checked) -> None:
        """Store the outcome of the draft at `path`, unless a problem came up."""
        self._checked += 1
        outcome, identity = checked
        if identity is None or outcome.problems:
            return
        value = json.dumps(outcome.to_json(), separators=(",", ":"))
        self._caches.of(path).put(path, identity, value.encode())

    def close(self) -> None:
        """Write new results to disk."""
        for cache in self._caches:
            if cache.exists or self._checked >= WORTHWHILE:
                cache.close()


def with_cached(
    paths: Iterable[str],
    cached: CachedResults,
    check: Callable[[Iterable[str]], Iterator[Checked]],
) -> Iterator[Outcome]:
    """Yield the outcome of each of `paths`, in order; check those that are not cached.

    Args:
        paths: the drafts.
        cached: the cached results.
        check: yields the outcomes of the drafts it is given, in their order,
            and may ask for some in advance.
    """
    outcomes: dict[int, Outcome] = {}
    uncached: list[tuple[int, str]] = []

    def missing() -> Iterator[str]:
        for number, path in enumerate(paths):
            outcome = cached.get(path)
            if outcome is None:
                uncached.append((number, path))
                yield path
            else:
                outcomes[number] = outcome

    turn = 0
    for done, checked in enumerate(check(missing())):
        number, path = uncached[done]
        cached.keep(path, checked)
        yield from map(outcomes.pop, range(turn, number))
        yield checked.outcome
        turn = number + 1
    for number in sorted(outcomes):
        yield outcomes[number]
