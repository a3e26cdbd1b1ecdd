"""Results of earlier runs: drafts that have not changed are not checked again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import (
    TYPE_CHECKING,
    Any,
    Generic,
    NamedTuple,  # noqa: TID251 - that of ours takes no type parameters
    Protocol,
    TypeVar,
)

from postkit import __version__
from postkit.archive.entry_caches import entry_caches
from postkit.cli.runs.outcome import Outcome
from postkit.config import Configuration
from postkit.config.result_caches import ResultCaches
from postkit.engine.cache import Cache, Identity, read_identified
from postkit.engine.parallel import in_order
from postkit.files.read_write import FileSource
from postkit.reporters import Style, Tally

if TYPE_CHECKING:
    import argparse

    from postkit.cli.runs.runner import HasMessages, Job

_DATA = "jsonl"
"""The output format that is kept of each check, for other commands."""

WORTHWHILE = 50
"""How many drafts a run must check before it creates a cache."""


R = TypeVar("R")
M = TypeVar("M", bound="HasMessages")


class CheckedFile(NamedTuple, Generic[R]):
    """An outcome, and the state of the file when it was checked."""

    outcome: R
    identity: Identity | None = None


class CheckWithFingerprint:
    """Checks a draft and identifies the state of its file, in any process."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def __call__(self, path: str) -> CheckedFile[Any]:
        """Return the outcome of the draft at `path`."""
        identity: Identity | None = None

        def read(path: str) -> FileSource:
            nonlocal identity
            source, identity = read_identified(path)
            return source

        outcome = self._job(path, read)
        return CheckedFile(outcome, identity)


class Store(Protocol[R]):
    """Keeps outcomes from one run to the next."""

    def get(self, path: str) -> R | None:
        """Return the cached outcome of the draft at `path`, if there is one."""

    def keep(self, path: str, checked: CheckedFile[R]) -> None:
        """Store the outcome of the draft at `path`, if it is of any use."""


class CachedResults:
    """The outcomes that the cache holds for the settings and the output of this run.

    Args:
        options: what the command line asks for.
        configuration: the settings of each draft.
        style: how findings are written.
        is_read: whether this run shows what earlier ones have found. Otherwise it keeps
            only what other commands ask for.
    """

    def __init__(
        self,
        options: argparse.Namespace,
        configuration: Configuration,
        style: Style,
        *,
        is_read: bool,
    ) -> None:
        def caches(form: str, style: Style) -> ResultCaches:
            # A path means another file in another folder.
            run = [__version__, os.getcwd(), form, repr(style)]
            return ResultCaches(configuration.settings, lambda _: run, options.cache_dir)

        # Where findings are only counted, nothing is kept of how they look.
        form = "" if options.statistics else options.output_format
        # `postkit report` asks for the findings as data, whatever `postkit lint` has written.
        self._as_data = caches(_DATA, Style())
        self._entries = entry_caches(configuration, options.cache_dir)
        self._shown = None
        if is_read:
            self._shown = self._as_data if form == _DATA else caches(form, style)
        self._checked = 0
        self._last_clean: tuple[bytes, Outcome] = b"", Outcome(Tally())

    def get(self, path: str) -> Outcome | None:
        """Return the cached outcome of the draft at `path`, if there is one."""
        value = self._shown.get(path) if self._shown else None
        if value is None:
            return None
        if value == self._last_clean[0]:
            # Most drafts are clean, and the same value is stored for all of them.
            return self._last_clean[1]
        try:
            outcome = Outcome.from_json(json.loads(value.decode()))
        except (ValueError, TypeError, LookupError, AttributeError):
            # Damaged, or not written by postkit.
            return None
        if not outcome.text:
            self._last_clean = value, outcome
            return outcome
        return outcome._replace(path=path)

    def keep(self, path: str, checked: CheckedFile[Outcome]) -> None:
        """Store the outcome of the draft at `path`, unless a problem came up."""
        self._checked += 1
        outcome, identity = checked
        if identity is None or outcome.problems:
            return
        if self._shown not in (None, self._as_data):
            _put(self._shown, path, identity, outcome)
        _put(self._as_data, path, identity, outcome._replace(text=outcome.findings))
        if outcome.entry:
            self._entries.put(path, identity, outcome.entry)

    def close(self) -> None:
        """Write new results to disk."""
        kept = {id(part): part for part in (self._shown, self._as_data, self._entries) if part}
        close_worthwhile(chain.from_iterable(kept.values()), self._checked)


def _put(caches: ResultCaches, path: str, identity: Identity, outcome: Outcome) -> None:
    value = json.dumps(outcome.to_json(), separators=(",", ":"))
    caches.put(path, identity, value.encode())


def close_worthwhile(caches: Iterable[Cache], checked: int) -> None:
    """Write new results to disk; for a few drafts that were `checked` make no new cache."""
    for cache in caches:
        if cache.exists or checked >= WORTHWHILE:
            cache.close()


def in_order_with_cached(
    job: Job, paths: Iterable[str], processes: int, cached: Store[M]
) -> Iterator[M]:
    """Yield the result of `job` for each of `paths`, in order; do those that are not cached."""
    return with_cached(
        paths,
        cached,
        lambda uncached: in_order(
            CheckWithFingerprint(job),
            uncached,
            processes,
            lambda path: CheckedFile(job.lost(path)),
        ),
    )


def with_cached(
    paths: Iterable[str],
    cached: Store[R],
    check: Callable[[Iterable[str]], Iterator[CheckedFile[R]]],
) -> Iterator[R]:
    """Yield the outcome of each of `paths`, in order; check those that are not cached.

    Args:
        paths: the drafts.
        cached: the cached results.
        check: yields the outcomes of the drafts it is given, in their order,
            and may ask for some in advance.
    """
    outcomes: dict[int, R] = {}
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
