"""The state of the board: the entries of all posts, and what has changed since when."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from threading import RLock

from postkit.archive.post_entry import PostEntry, ProposalEntry, ProposalKind, items_of
from postkit.config import Configuration
from postkit.config.converters import Converters
from postkit.engine.cache import Stamp
from postkit.errors import FileError, PostkitError
from postkit.files.discover import find_files
from postkit.files.relative_paths import relative_path
from postkit.named_tuples import NamedTuple
from postkit.review.comparison import ComparedPosts
from postkit.review.decision_log import FILE, Decisions
from postkit.review.post_folders import PostFolders
from postkit.review.queue import TO_DECIDE, QueueSummary, context_id, summarize
from postkit.review.scan import BY_DEFAULT, PostReader, ScanOptions

_MOST_CHANGES = 1000
"""How many changes are remembered; a browser that missed more loads its page again."""


class QueueRow(NamedTuple):
    """A post with what is left to decide in it."""

    entry: PostEntry
    summary: QueueSummary


class Board:
    """The posts of one archive, and the decisions about them. Any thread may use it.

    Args:
        configure: makes the configuration; called again when a decision has changed it.
        paths: what is reviewed, as on the command line.
        to: the target of a conversion whose ambiguous characters are decided too.
        reading: how posts are found and read.

    Raises:
        PostkitError: a path, the target or a configuration cannot be used.
    """

    def __init__(
        self,
        configure: Callable[[], Configuration],
        paths: Sequence[str],
        to: str = "",
        reading: ScanOptions = BY_DEFAULT,
    ) -> None:
        self.lock = RLock()
        self.version = 1
        self._configure = configure
        self._paths = list(paths)
        self._reading = reading
        self._reader = PostReader(configure(), Converters(to) if to else None, reading)
        first = next(iter(paths), os.curdir)
        self.example = os.path.join(first, "post.md") if os.path.isdir(first) else first
        """A path whose settings are those of the archive."""
        self.root = self.configuration.settings(self.example).root
        self.decisions = Decisions(relative_path(os.path.join(self.root, FILE)))
        self.comparison = ComparedPosts(lambda path: self.configuration.settings(path).linter(path))
        self._compared: dict[str, list[ProposalEntry]] = {}
        self._rows: dict[str, QueueRow] = {}
        self._stamps: dict[str, Stamp | None] = {}
        self._folders = PostFolders(self._paths)
        self._changes: list[tuple[int, str]] = []

    @property
    def configuration(self) -> Configuration:
        """The settings of each post."""
        return self._reader.configuration

    @property
    def converters(self) -> Converters | None:
        """The converters of ambiguous characters; None where nothing is converted."""
        return self._reader.converters

    @property
    def target_tag(self) -> str:
        """The language tag of the target; empty where nothing is converted."""
        return self.converters.target.tag if self.converters else ""

    def load(self, show: Callable[[int], None], on_error: Callable[[PostkitError], None]) -> None:
        """Read all posts.

        Args:
            show: gets the number of posts that are done.
            on_error: takes what is wrong with a path.

        Raises:
            ConfigError: a configuration cannot be used.
        """
        self.decisions.read()
        paths = self._find(on_error)
        self._stamps = {path: _stamp(path) for path in paths}
        self._folders.watch(paths)
        entries = {entry.path: entry for entry in self._reader.entries(paths, show)}
        self._compare({path: entries[path] for path in paths})
        self._rows = {path: self._row(entries[path]) for path in paths}

    def _find(self, on_error: Callable[[PostkitError], None]) -> list[str]:
        force, settings = self._reading.force_exclude, self.configuration.settings
        return list(find_files(self._paths, settings, on_error, force_exclude=force))

    def __contains__(self, path: str) -> bool:
        """Whether `path` is a post of the archive: no other file is ever shown or written."""
        return path in self._rows

    def rows(self) -> list[QueueRow]:
        """Return all posts."""
        return list(self._rows.values())

    def row(self, path: str) -> QueueRow:
        """Return one post."""
        return self._rows[path]

    def queue(
        self, kind: ProposalKind | None = None, rule: str = "", text: str = ""
    ) -> list[QueueRow]:
        """Return the posts with proposals, those first that gain most; last those with safe fixes.

        Args:
            kind: only posts with proposals of this kind.
            rule: only posts with findings of a rule whose code or name starts so.
            text: only posts with this in their path or title.
        """
        text = text.lower()
        entries = self.configuration.settings(self.example).entries
        named = (entry.code for entry in entries if entry.name.startswith(rule.lower()))
        codes = (rule.upper(), *named)
        found = [
            row
            for row in self.rows()
            if (row.summary.counts[kind] if kind else row.summary.codes or row.entry.problem)
            and (not rule or any(code.startswith(codes) for code in row.summary.codes))
            and (not text or text in row.entry.path.lower() or text in row.entry.title.lower())
        ]
        found.sort(key=lambda row: (-row.summary.gain, row.entry.path))
        return found

    def totals(self) -> dict[ProposalKind, int]:
        """Return how many proposals of each kind are left."""
        rows = self.rows()
        return {kind: sum(row.summary.counts[kind] for row in rows) for kind in ProposalKind}

    def posts_to_decide(self) -> int:
        """Return in how many posts something is to be decided."""
        return sum(any(row.summary.counts[kind] for kind in TO_DECIDE) for row in self.rows())

    def key(self, path: str) -> str:
        """Return the path by which the decisions file names the post at `path`."""
        return relative_path(path, self.root).replace(os.sep, "/")

    def path(self, key: str) -> str | None:
        """Return the path of the post that the decisions file names `key`; None for no post."""
        return next((path for path in self._rows if self.key(path) == key), None)

    def settled(self, path: str) -> set[str]:
        """Return the ids of the proposals in a post that need no decision any more."""
        ids = set(self.decisions.rejected(self.key(path))) if self.decisions.any_rejected else set()
        if self.converters:
            converter = self.converters.of(self.configuration.settings(path))
            ids.update(map(context_id, converter.ledger.choices))
        return ids

    def update(self, path: str, entry: PostEntry | None = None) -> None:
        """Read the post at `path` again, and let all browsers know.

        Args:
            path: the post.
            entry: what the queue says of it now, where that is known.
        """
        if entry is None:
            entry = self._reader.entry(path)
        with self.lock:
            self._stamps[path] = _stamp(path)
            for other in self._compare({path: entry}) - {path}:
                self._rows[other] = self._row(self._rows[other].entry)
                self._changed(other)
            self._rows[path] = self._row(entry)
            self._changed(path)

    def updated_decisions(self, path: str) -> None:
        """Count again what is left in a post, after decisions that leave its text as it is."""
        with self.lock:
            self._rows[path] = self._row(self._rows[path].entry)
            self._changed(path)

    def reconfigure(self, code: str) -> None:
        """Read the configuration again; the posts where `code` found something are read later.

        Args:
            code: a rule; empty for the ambiguous characters.
        """
        with self.lock:
            converters = Converters(self.target_tag) if self.converters else None
            self._reader = PostReader(self._configure(), converters, self._reading)
            for row in self.rows():
                if any(item.code == code for item in row.entry.items):
                    self._stamps[row.entry.path] = None

    def watch(self) -> None:
        """Take in what others have changed: posts, new posts, the file of decisions.

        Raises:
            PostkitError: the file of decisions or a configuration cannot be read.
        """
        if self.decisions.read():
            with self.lock:
                for path, row in list(self._rows.items()):
                    self._rows[path] = self._row(row.entry)
                self._changed("")
        for path in list(self._stamps):
            stamp = _stamp(path)
            if stamp is None:
                self._remove(path)
            elif stamp != self._stamps.get(path):
                self.update(path)
        for path in self._new_paths():
            self.update(path)

    def changes(self, since: int) -> tuple[int, list[str]] | None:
        """Return the version, and the posts that changed after `since`; None if too many have.

        An empty path means that any post may have changed.
        """
        with self.lock:
            if since < self.version - len(self._changes) or since > self.version:
                return None
            return self.version, [path for number, path in self._changes if number > since]

    def close(self) -> None:
        """Keep what was read for the next time."""
        self._reader.close()

    def _row(self, entry: PostEntry) -> QueueRow:
        items = [*entry.items, *self._compared.get(entry.path, ())]
        settled = self.settled(entry.path) if items else ()
        return QueueRow(entry, summarize(items, settled))

    def _compare(self, entries: Mapping[str, PostEntry]) -> set[str]:
        """Compare posts that are new or changed; return those of which other things are found."""
        affected = self.comparison.replace({path: entry.facts for path, entry in entries.items()})
        for path in affected | entries.keys():
            found = items_of(self.comparison.findings(path))
            if found:
                self._compared[path] = found
            else:
                self._compared.pop(path, None)
        return affected

    def _changed(self, path: str) -> None:
        self.version += 1
        self._changes.append((self.version, path))
        del self._changes[:-_MOST_CHANGES]

    def _remove(self, path: str) -> None:
        with self.lock:
            self._stamps.pop(path, None)
            if self._rows.pop(path, None):
                for other in self._compare({path: PostEntry(path)}) & self._rows.keys():
                    self._rows[other] = self._row(self._rows[other].entry)
                    self._changed(other)
                self._changed(path)

    def _new_paths(self) -> Iterator[str]:
        """Yield posts that are new in one of the folders."""
        if not self._folders.have_changed():
            return
        try:
            paths = self._find(_ignore)
        except FileError:
            return  # All that was named is gone.
        self._folders.watch(paths)
        yield from (path for path in paths if path not in self._rows)


def _ignore(error: PostkitError) -> None:
    """Leave a path that cannot be used: it was reported at the start."""


def _stamp(path: str) -> Stamp | None:
    try:
        return Stamp.of(path)
    except OSError:
        return None
