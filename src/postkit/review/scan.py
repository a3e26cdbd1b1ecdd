"""Read the entries of all posts, from the cache where a post has not changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from postkit import __version__
from postkit.config import Configuration
from postkit.config.result_caches import ResultCaches
from postkit.config.settings import Settings
from postkit.engine.cache import Identity, identify
from postkit.engine.parallel import in_order, usable_processes
from postkit.errors import FileError
from postkit.files.read_write import read_bytes, read_source
from postkit.review.converters import Converters
from postkit.review.queue import Entry, make_entry


class _Read(NamedTuple):
    entry: Entry
    identity: Identity | None


class Reader:
    """Reads posts under one configuration.

    Args:
        configuration: the settings of each post.
        converters: the converters of ambiguous characters.
    """

    def __init__(self, configuration: Configuration, converters: Converters) -> None:
        self.configuration = configuration
        self.converters = converters
        run = [__version__, "review", os.getcwd(), converters.target_tag]
        self._caches = ResultCaches(
            configuration.settings, lambda settings: [*run, *_glossary(settings)]
        )

    def entry(self, path: str) -> Entry:
        """Return the entry of the post at `path`, read now.

        Raises:
            ConfigError: its configuration cannot be used.
        """
        return _entry(self.configuration, self.converters, path)

    def entries(self, paths: Iterable[str], show: Callable[[int], None]) -> Iterator[Entry]:
        """Yield the entry of each of `paths`; `show` gets the number of those that are done.

        Raises:
            ConfigError: a configuration cannot be used.
        """
        new: list[str] = []
        known = 0
        for path in paths:
            entry = self._known(path)
            if entry is None:
                new.append(path)
            else:
                known += 1
                yield entry
        read_post = partial(_read, self.configuration, self.converters)
        reads = in_order(read_post, new, usable_processes(), _lost)
        for number, read in enumerate(reads, known + 1):
            show(number)
            self._keep(read)
            yield read.entry
        self.close()

    def close(self) -> None:
        """Write what is new to the cache."""
        for cache in self._caches:
            cache.close()

    def _known(self, path: str) -> Entry | None:
        value = self._caches.of(path).get(path)
        return Entry.from_json(path, value) if value else None

    def _keep(self, read: _Read) -> None:
        if read.identity and not read.entry.problem:
            path = read.entry.path
            self._caches.of(path).put(path, read.identity, read.entry.to_json().encode())


def _read(configuration: Configuration, converters: Converters, path: str) -> _Read:
    identity = identify(path)
    return _Read(_entry(configuration, converters, path), identity)


def _entry(configuration: Configuration, converters: Converters, path: str) -> Entry:
    try:
        source = read_source(path)
    except FileError as error:
        return Entry(path, problem=error.message)
    settings = configuration.settings(path)
    linter = settings.linter(path)
    document = linter.parse(source)
    report = linter.check(document)
    return make_entry(report, document, settings, converters.of(settings))


def _lost(path: str) -> _Read:
    return _Read(Entry(path, problem="the process that read this post was killed"), None)


def _glossary(settings: Settings) -> list[str]:
    """Return a digest of the glossary: what it corrects is not ambiguous."""
    name = settings["convert"].get("glossary")
    if not name:
        return []
    try:
        data, _ = read_bytes(os.path.join(settings.root, name))
    except FileError:
        return []
    return [hashlib.blake2b(data, digest_size=16).hexdigest()]
