"""What a report says of posts besides their findings, cached while they do not change."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from postkit import __version__
from postkit.cli.runs.posts import Posts
from postkit.config import Configuration
from postkit.config.result_caches import ResultCaches
from postkit.config.settings import Settings
from postkit.document import Document
from postkit.engine.cache import Identity, identify
from postkit.engine.parallel import in_order, usable_processes
from postkit.errors import PostkitError, UsageError
from postkit.files.git_history import read_months_added
from postkit.files.read_write import read_source
from postkit.health import Post
from postkit.named_tuples import NamedTuple
from postkit.workflow.overview import place

if TYPE_CHECKING:
    from postkit.front_matter import Node

_AUTHOR_FIELDS = ("author", "authors", "speaker")
_MAX_VALUES = 60
"""A text longer than this is not a value of a vocabulary."""


class ReportedPosts:
    """Reads the posts of a report.

    Args:
        options: with the arguments of `add_archive_arguments` and `add_cache_arguments`, the
            paths and `quiet`.
        configuration: their settings.
        today: the day from which their age is counted.
    """

    def __init__(
        self, options: argparse.Namespace, configuration: Configuration, today: date
    ) -> None:
        # The run that has found the findings has reported them.
        self._posts = Posts(options, configuration, are_problems_known=True)
        self._has_cache = not options.no_cache
        self._jobs = options.jobs or usable_processes()
        self._configuration = configuration
        self.today = today
        self._added = read_months_added(os.curdir)
        run = [__version__, "report"]
        self._caches = ResultCaches(configuration.settings, lambda settings: run, options.cache_dir)
        self.stages: list[str] = []
        """The names of the stages in their order."""

    @property
    def status(self) -> int:
        """The exit status."""
        return self._posts.status

    def posts(self) -> Iterator[Post]:
        """Yield each post that can be read."""
        paths = [*self._posts.paths()]
        known = {path: post for path in paths if (post := self._known(path))}
        new = (path for path in paths if path not in known)
        reads = in_order(partial(_read, self._configuration, self.today), new, self._jobs, _lost)
        for path in self._posts.progress.over(paths):
            post = known.get(path) or self._taken(path, next(reads))
            if post:
                self._add_stages(path)
                yield post
        for cache in self._caches:
            cache.close()

    def _known(self, path: str) -> Post | None:
        """Return what the cache has of the post at `path`."""
        if not self._has_cache:
            return None
        try:
            data = self._caches.get(path)
        except PostkitError:
            return None  # It is reported when the post is read.
        return self._from_json(path, data) if data else None

    def _taken(self, path: str, read: _Read) -> Post | None:
        """Return what was read of the post at `path`, and keep it."""
        if read.problem:
            self._posts.report_problem(UsageError(read.problem))
            return None
        if self._has_cache and read.identity:
            self._caches.put(path, read.identity, read.facts.encode())
        return self._from_json(path, read.facts.encode())

    def _add_stages(self, path: str) -> None:
        settings = self._configuration.settings(path)
        self.stages += [stage.name for stage in settings.stages if stage.name not in self.stages]

    def _from_json(self, path: str, data: bytes) -> Post | None:
        """Return the post of what is kept of it; None where that is damaged."""
        try:
            title, author, stage, day, is_named, values, has_original = json.loads(data)
            texts = [title, author, stage, day, *values, *chain(*values.values())]
            if not all(isinstance(text, str) for text in texts):
                return None
            return Post(
                path=path,
                title=title,
                author=author,
                stage=stage,
                days=(self.today - date.fromisoformat(day)).days,
                values={key: tuple(items) for key, items in values.items()},
                has_original=bool(has_original),
                added=self._added.get(os.path.realpath(path), "") if self._added else "",
                month=day[:7] if is_named else "",
            )
        except (ValueError, TypeError, AttributeError, RecursionError):
            return None


class _Read(NamedTuple):
    """What is kept of a post, as JSON, with the state of its file; or why it cannot be read."""

    facts: str = ""
    identity: Identity | None = None
    problem: str = ""


def _read(configuration: Configuration, today: date, path: str) -> _Read:
    """Read the post at `path`, in any process."""
    identity = identify(path)
    try:
        settings = configuration.settings(path)
        document = Document(read_source(path), dialect=settings.dialect(path))
        return _Read(json.dumps(_facts(document, path, settings, today)), identity)
    except PostkitError as error:
        return _Read(problem=str(error))


def _lost(path: str) -> _Read:
    return _Read(problem=f"{path}: the process that read this post was killed")


def _facts(document: Document, path: str, settings: Settings, today: date) -> list[Any]:
    """Return what is kept of a post: all but its path and what depends on the day."""
    field = settings["status"].get("age", "date")
    row = place(document, path, settings.stages, field=field, today=today)
    front_matter = document.front_matter
    root = front_matter.root if front_matter else None
    fields = {entry.key: _texts(entry.value) for entry in root.entries} if root else {}
    authors = next((fields[name] for name in _AUTHOR_FIELDS if fields.get(name)), ())
    lists = [entry.key for entry in root.entries if _is_list(entry.value)] if root else []
    return [
        row.title,
        ", ".join(authors),
        row.stage.name if row.stage else "",
        row.day.isoformat(),
        row.is_named,
        {key: fields[key] for key in lists},
        "<details" in document.text,
    ]


def _texts(node: Node) -> tuple[str, ...]:
    nodes = node.items if node.kind == "sequence" else (node,)
    return tuple(
        child.value
        for child in nodes
        if isinstance(child.value, str) and 0 < len(child.value) <= _MAX_VALUES
    )


def _is_list(node: Node) -> bool:
    return node.kind == "sequence" and bool(node.items)
