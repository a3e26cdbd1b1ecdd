"""What a report says of posts besides their findings, cached while they do not change."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

from postkit import __version__
from postkit.cli.runs.posts import Posts
from postkit.config import Configuration
from postkit.config.result_caches import ResultCaches
from postkit.document import Document
from postkit.engine.cache import identify
from postkit.errors import PostkitError
from postkit.files.git_history import read_months_added
from postkit.health import Post
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
        self._posts = Posts(options, configuration)
        self._has_cache = not options.no_cache
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
        """Yield each post that can be read; what cannot be is reported."""
        for path in self._posts.progress.over(self._posts.paths()):
            try:
                post = self._post(path)
            except PostkitError as error:
                self._posts.report_problem(error)
            else:
                if post:
                    yield post
        for cache in self._caches:
            cache.close()

    def _post(self, path: str) -> Post | None:
        stages = self._configuration.settings(path).stages
        self.stages += [stage.name for stage in stages if stage.name not in self.stages]
        known = self._caches.get(path) if self._has_cache else None
        post = self._from_json(path, known) if known else None
        if post:
            return post
        identity = identify(path)
        document = self._posts.read(path)
        if document is None:
            return None
        text = json.dumps(self._facts(document, path))
        if self._has_cache and identity:
            self._caches.put(path, identity, text.encode())
        return self._from_json(path, text.encode())

    def _facts(self, document: Document, path: str) -> list[Any]:
        """Return what is kept of a post: all but its path and what depends on the day."""
        settings = self._configuration.settings(path)
        field = settings["status"].get("age", "date")
        row = place(document, path, settings.stages, field=field, today=self.today)
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


def _texts(node: Node) -> tuple[str, ...]:
    nodes = node.items if node.kind == "sequence" else (node,)
    return tuple(
        child.value
        for child in nodes
        if isinstance(child.value, str) and 0 < len(child.value) <= _MAX_VALUES
    )


def _is_list(node: Node) -> bool:
    return node.kind == "sequence" and bool(node.items)
