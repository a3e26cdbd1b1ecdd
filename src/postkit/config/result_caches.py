"""The caches that hold the results of a run, found by the posts that they are about."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

from postkit.config.results_key import results_key
from postkit.config.settings import Settings
from postkit.engine.cache import FOLDER, Cache


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
        self._by_folder: dict[str, Cache] = {}

    def __iter__(self) -> Iterator[Cache]:
        """Yield the caches that were asked for."""
        return iter(self._caches.values())

    def of(self, path: str) -> Cache:
        """Return the cache for the post at `path`; posts of one folder share it.

        Raises:
            ConfigError: a file that its settings name cannot be read.
        """
        folder = os.path.dirname(path)
        found = self._by_folder.get(folder)
        if found is None:
            found = self._by_folder[folder] = self._of_settings(path)
        return found

    def _of_settings(self, path: str) -> Cache:
        settings = self._settings(path)
        folder = self._folder or os.path.join(settings.root, FOLDER)
        key = results_key(settings, path, self._run(settings))
        # Folders without a configuration of their own have equal settings.
        found = self._caches.get((folder, key))
        if found is None:
            found = self._caches[folder, key] = Cache(folder, key)
        return found
