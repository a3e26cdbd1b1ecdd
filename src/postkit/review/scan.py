"""Read the entries of all posts, from the cache where a post has not changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from postkit import __version__
from postkit.archive.entry_caches import entry_caches
from postkit.archive.post_entry import PostEntry, ReportDetails, keep, make_entry
from postkit.config import Configuration
from postkit.config.converters import Converters
from postkit.config.result_caches import ResultCaches
from postkit.config.settings import Settings
from postkit.engine.cache import Identity, identify
from postkit.engine.parallel import in_order, usable_processes
from postkit.errors import FileError
from postkit.files.read_write import read_bytes, read_source
from postkit.named_tuples import NamedTuple
from postkit.review.queue import with_ambiguous


class _Read(NamedTuple):
    entry: PostEntry
    details: ReportDetails = ReportDetails()
    identity: Identity | None = None


class ScanOptions(NamedTuple):
    """How posts are found and read.

    `force_exclude` skips posts that the configuration excludes even if they are named,
    `processes` is how many work at the same time, one per core where None;
    `cache_folder` is where the cache is, beside the configuration where None.
    """

    force_exclude: bool = False
    processes: int | None = None
    cache_folder: str | None = None
    uses_cache: bool = True


BY_DEFAULT = ScanOptions()


class PostReader:
    """Reads posts under one configuration.

    Args:
        configuration: the settings of each post.
        converters: the converters of ambiguous characters; None where nothing is converted.
        reading: how posts are read.
    """

    def __init__(
        self,
        configuration: Configuration,
        converters: Converters | None,
        reading: ScanOptions = BY_DEFAULT,
    ) -> None:
        self.configuration = configuration
        self.converters = converters
        self._reading = reading
        self._caches = entry_caches(configuration, reading.cache_folder)
        if converters:
            run = [__version__, "review", os.getcwd(), converters.target.tag]
            self._caches = ResultCaches(
                configuration.settings,
                lambda settings: [*run, *_glossary(settings)],
                reading.cache_folder,
            )

    def entry(self, path: str) -> PostEntry:
        """Return the entry of the post at `path`, read now.

        Raises:
            ConfigError: its configuration cannot be used.
        """
        return _read(self.configuration, self.converters, path).entry

    def entries(self, paths: Iterable[str], show: Callable[[int], None]) -> Iterator[PostEntry]:
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
        reads = in_order(read_post, new, self._reading.processes or usable_processes(), _lost)
        for number, read in enumerate(reads, known + 1):
            show(number)
            self._keep(read)
            yield read.entry
        self.close()

    def close(self) -> None:
        """Write what is new to the cache."""
        for cache in self._caches:
            cache.close()

    def _known(self, path: str) -> PostEntry | None:
        if not self._reading.uses_cache:
            return None
        value = self._caches.get(path)
        return PostEntry.from_kept(path, value) if value else None

    def _keep(self, read: _Read) -> None:
        if self._reading.uses_cache and read.identity and not read.entry.problem:
            path = read.entry.path
            self._caches.put(path, read.identity, keep(read.entry, read.details))


def _read(configuration: Configuration, converters: Converters | None, path: str) -> _Read:
    identity = identify(path)
    try:
        source = read_source(path)
    except FileError as error:
        return _Read(PostEntry(path, problem=error.message))
    settings = configuration.settings(path)
    linter = settings.linter(path)
    document = linter.parse(source)
    report = linter.check(document)
    entry, details = make_entry(document, settings, report.diagnostics, report.facts)
    converter = converters.of(settings) if converters else None
    return _Read(with_ambiguous(entry, document, converter), details, identity)


def _lost(path: str) -> _Read:
    return _Read(PostEntry(path, problem="the process that read this post was killed"))


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
