"""What a report says of posts besides their findings, from the cache of the run that found them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from datetime import date
from functools import partial

from postkit.archive.entry_caches import entry_caches
from postkit.archive.post_entry import PostEntry, ReportDetails, make_entry
from postkit.cli.runs.posts import Posts
from postkit.config import Configuration
from postkit.document import Document
from postkit.engine.parallel import in_order, usable_processes
from postkit.errors import PostkitError, UsageError
from postkit.files.git_history import read_months_added
from postkit.files.read_write import read_source
from postkit.health import PostFigures


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
        self._caches = entry_caches(configuration, options.cache_dir)
        self.stages: list[str] = []
        """The names of the stages in their order."""

    @property
    def status(self) -> int:
        """The exit status."""
        return self._posts.status

    @property
    def unread(self) -> list[str]:
        """Which posts and folders could not be read, and why."""
        return self._posts.problems

    def posts(self) -> Iterator[PostFigures]:
        """Yield each post that can be read."""
        paths = [*self._posts.paths()]
        known = {path: post for path in paths if (post := self._known(path))}
        new = (path for path in paths if path not in known)
        reads = in_order(partial(_read, self._configuration), new, self._jobs, _lost)
        for path in self._posts.progress.over(paths):
            entry, details = known.get(path) or next(reads)
            if entry.problem:
                self._posts.report_problem(UsageError(entry.problem))
            else:
                self._add_stages(path)
                yield self._post(entry, details)

    def _known(self, path: str) -> tuple[PostEntry, ReportDetails] | None:
        """Return what the cache has of the post at `path`."""
        if not self._has_cache:
            return None
        try:
            data = self._caches.get(path)
        except PostkitError:
            return None  # It is reported when the post is read.
        if data is None:
            return None
        entry, details = PostEntry.from_kept(path, data), ReportDetails.from_kept(data)
        return (entry, details) if entry and details else None

    def _add_stages(self, path: str) -> None:
        stages = self._configuration.settings(path).stages
        self.stages += [stage.name for stage in stages if stage.name not in self.stages]

    def _post(self, entry: PostEntry, details: ReportDetails) -> PostFigures:
        path = entry.path
        return PostFigures(
            path=path,
            title=entry.title,
            author=details.author,
            stage=entry.stage,
            days=(self.today - date.fromisoformat(entry.day)).days,
            values=details.values,
            has_original=details.has_original,
            added=self._added.get(os.path.realpath(path), "") if self._added else "",
            month=entry.day[:7] if details.is_named else "",
        )


def _read(configuration: Configuration, path: str) -> tuple[PostEntry, ReportDetails]:
    """Read the post at `path` without looking for findings, in any process."""
    try:
        settings = configuration.settings(path)
        document = Document(read_source(path), dialect=settings.dialect(path))
        return make_entry(document, settings)
    except PostkitError as error:
        return PostEntry(path, problem=str(error)), ReportDetails()


def _lost(path: str) -> tuple[PostEntry, ReportDetails]:
    return PostEntry(
        path, problem=f"{path}: the process that read this post was killed"
    ), ReportDetails()
