"""Carry a command out again when posts or settings change, until the user stops it."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Mapping

from postkit.cli import EXIT_CLEAN
from postkit.cli.output import note
from postkit.cli.runs.drafts import STDIN, Drafts
from postkit.cli.runs.news import News
from postkit.cli.shared_options import chosen_configuration
from postkit.config.settings import Settings
from postkit.errors import PostkitError, UsageError
from postkit.named_tuples import NamedTuple

_SHORTEST = 0.5
"""Seconds between two searches for changed files."""
_SHARE = 10
"""A search takes at most this part of the time, however many files there are."""


class Seen(NamedTuple):
    """An archive at one moment.

    `times` says when each post was last changed, `settings` what is in force, files that the
    configuration names included, and `problems` what is wrong.
    """

    times: Mapping[str, int]
    settings: frozenset[str]
    problems: tuple[str, ...]


def watch(options: argparse.Namespace, is_over: Callable[[], bool] = lambda: False) -> int:
    """Carry a command out, and again at each change; return the exit status.

    Args:
        options: what was typed, with `--watch`.
        is_over: asked before each search for changes.

    Raises:
        UsageError: the command would write posts, or reads standard input.
    """
    _refuse_to_write(options)
    options.news = News()
    try:
        seen = look(options)
        times = seen.times
        _carry_out(options)
        if not options.quiet:
            note(f"watching {len(seen.times):,} posts; press Ctrl+C to stop")
        while not is_over():
            started = time.monotonic()
            now = look(options)
            if now != seen:
                changed = frozenset(_changed(times, now.times))
                if not options.quiet:
                    note(_description(seen, now, changed))
                # A broken configuration hides which posts there are.
                seen, times = now, now.times or times
                options.news.start(changed)
                _carry_out(options)
            time.sleep(max(_SHORTEST, (time.monotonic() - started) * _SHARE))
    except KeyboardInterrupt:
        note("stopped")
    return EXIT_CLEAN


def _refuse_to_write(options: argparse.Namespace) -> None:
    is_dry = getattr(options, "check", False) or getattr(options, "diff", False)
    writes = not is_dry and options.writes(options)
    if writes or STDIN in options.paths or getattr(options, "input", None):
        raise UsageError(
            "--watch reads files and writes no posts: leave out `-`, `--input` and what changes "
            "posts, or add `--check` or `--diff`"
        )


def _carry_out(options: argparse.Namespace) -> None:
    # A command may add to the paths: the next run starts from what was typed.
    own = argparse.Namespace(**{**vars(options), "paths": [*options.paths]})
    try:
        options.run(own)
    except PostkitError as error:
        # It may be right again in a moment.
        note(str(error))


def look(options: argparse.Namespace) -> Seen:
    """Return the state of the archive that `options` name."""
    times: dict[str, int] = {}
    in_force: dict[int, Settings] = {}
    fingerprints: frozenset[str] = frozenset()
    problems: list[str] = []
    try:
        configuration = chosen_configuration(options)
        drafts = Drafts(options, configuration)
        for path in drafts.paths(lambda error: problems.append(str(error))):
            settings = configuration.settings(path)
            in_force[id(settings)] = settings
            try:
                times[path] = os.stat(path).st_mtime_ns
            except OSError:
                continue
        fingerprints = frozenset(settings.fingerprint() for settings in in_force.values())
    except PostkitError as error:
        problems.append(str(error))
    return Seen(times, fingerprints, tuple(problems))


def _changed(before: Mapping[str, int], now: Mapping[str, int]) -> list[str]:
    return [path for path, at in now.items() if before.get(path) != at]


def _description(before: Seen, now: Seen, changed: frozenset[str]) -> str:
    if (before.settings, before.problems) != (now.settings, now.problems):
        return "the configuration has changed"
    if len(changed) == 1:
        return f"{next(iter(changed))} has changed"
    return f"{len(changed):,} posts have changed" if changed else "posts were removed"
