"""Whether a command would change a draft, cached while the draft stays the same."""

from __future__ import annotations

import argparse
import json
import os

from postkit import __version__
from postkit.cli.runs.cached_results import CheckedFile, close_worthwhile
from postkit.cli.runs.rewritten import Rewritten, planned
from postkit.config import Configuration
from postkit.config.result_caches import ResultCaches


class CachedChanges:
    """What the cache knows of drafts: whether they need a change, and the notes about them.

    Args:
        options: with the arguments of `add_cache_arguments` and `add_rewrite_arguments`.
        configuration: the settings of each draft.
        name: what the command is called in the cache.
        verb: what is said of a draft that would change: `Would format`.
    """

    def __init__(
        self, options: argparse.Namespace, configuration: Configuration, name: str, verb: str
    ) -> None:
        # A path means another file in another folder.
        run = [__version__, name, os.getcwd()]
        self._caches = ResultCaches(configuration.settings, lambda _: run, options.cache_dir)
        self._only_names = options.check and not options.diff
        self._verb = verb
        self._checked = 0

    def get(self, path: str) -> Rewritten | None:
        """Return the result for the draft at `path`, if it is known and needs no text."""
        value = self._caches.get(path)
        try:
            is_changed, *notes = json.loads(value or b"[null]")
        except (ValueError, TypeError):
            return None
        if not isinstance(is_changed, bool) or not all(isinstance(note, str) for note in notes):
            return None
        if is_changed and not self._only_names:
            return None
        text = planned(self._verb, path) if is_changed else ""
        return Rewritten(text, notes=tuple(notes), is_changed=is_changed, path=path)

    def keep(self, path: str, checked: CheckedFile[Rewritten]) -> None:
        """Store the result for the draft at `path`; one that was written is another draft now."""
        self._checked += 1
        result, identity = checked
        if identity and (result.is_changed is False or (result.is_changed and self._only_names)):
            value = json.dumps([result.is_changed, *result.notes])
            self._caches.put(path, identity, value.encode())

    def close(self) -> None:
        """Write what is new to disk."""
        close_worthwhile(self._caches, self._checked)
