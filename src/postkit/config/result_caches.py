"""The caches that hold the results of a run, found by the posts that they are about."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

from postkit.config.results_key import results_key
from postkit.config.settings import Settings
from postkit.engine.cache import FOLDER, Cache, Identity, identify
from postkit.engine.counterparts import Listings

_MARK = b"#"
"""Before a value that also depends on another page: its digest follows, and a blank."""


class ResultCaches:
    """A cache for each choice of settings, made when a post with it is first asked for.

    Args:
        settings: gives the settings of the post at a path.
        run: gives what else results depend on under some settings, as JSON values.
        folder: where the caches are; beside the configuration of each post where None.
    """

    def __init__(
        self,
        settings: Callable[[str], Settings],
        run: Callable[[Settings], Sequence[object]],
        folder: str | None = None,
    ) -> None:
        self._settings = settings
        self._run = run
        self._folder = folder
        self._caches: dict[tuple[str, str], Cache] = {}
        self._by_folder: dict[str, tuple[Cache, Settings]] = {}
        self._listings = Listings()
        self._marks: dict[str, bytes] = {}

    def __iter__(self) -> Iterator[Cache]:
        """Yield the caches that were asked for."""
        return iter(self._caches.values())

    def get(self, path: str) -> bytes | None:
        """Return what was kept of the post at `path`, if it and the page it translates are as then.

        Raises:
            ConfigError: a file that its settings name cannot be read.
        """
        cache, settings = self._of(path)
        value = cache.get(path)
        mark = _counterpart_mark(settings.counterpart(path, self._listings))
        if value is None or not value.startswith(mark):
            self._marks[path] = mark
            return None
        # Values are JSON: none starts like a mark.
        return None if value[len(mark) :].startswith(_MARK) else value[len(mark) :]

    def put(self, path: str, identity: Identity, value: bytes) -> None:
        """Keep `value` of the post at `path`, which `get` was asked for.

        Args:
            path: the post.
            identity: the post as it was before it was read.
            value: what is to be kept: JSON.

        Raises:
            ConfigError: a file that its settings name cannot be read.
        """
        cache, settings = self._of(path)
        mark = self._marks.pop(path, None)
        if mark is None:
            mark = _counterpart_mark(settings.counterpart(path, self._listings))
        cache.put(path, identity, mark + value)

    def _of(self, path: str) -> tuple[Cache, Settings]:
        """Return the cache for the post at `path`, and its settings; posts of one folder share it.

        Raises:
            ConfigError: a file that its settings name cannot be read.
        """
        folder = os.path.dirname(path)
        found = self._by_folder.get(folder)
        if found is None:
            settings = self._settings(path)
            found = self._by_folder[folder] = self._of_settings(path, settings), settings
        return found

    def _of_settings(self, path: str, settings: Settings) -> Cache:
        folder = self._folder or os.path.join(settings.root, FOLDER)
        key = results_key(settings, path, self._run(settings))
        # Folders without a configuration of their own have equal settings.
        found = self._caches.get((folder, key))
        if found is None:
            found = self._caches[folder, key] = Cache(folder, key)
        return found


def _counterpart_mark(counterpart: str | None) -> bytes:
    """Return what identifies the page that a post is compared with, if any."""
    found = identify(counterpart) if counterpart else None
    return b"%b%b " % (_MARK, found.digest.hex().encode()) if found else b""
