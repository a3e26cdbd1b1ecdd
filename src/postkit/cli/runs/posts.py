"""The posts that a command line names, for commands that read them one after the other."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from postkit.cli import EXIT_CLEAN, EXIT_USAGE
from postkit.cli.output import Progress, note
from postkit.config import Configuration
from postkit.document import Document
from postkit.errors import PostkitError
from postkit.files.discover import find_files
from postkit.files.read_write import read_source


class Posts:
    """Finds and reads posts.

    A problem with one of them is reported on standard error, and `status` is the highest
    exit status so far; the others are still read.

    Args:
        options: with the arguments of `add_archive_arguments`, the paths and `quiet`.
        configuration: says which files of a folder are posts, and how each is read.
        are_problems_known: whether another run has reported what cannot be read.
    """

    def __init__(
        self,
        options: argparse.Namespace,
        configuration: Configuration,
        *,
        are_problems_known: bool = False,
    ) -> None:
        self.status = EXIT_CLEAN
        self.problems: list[str] = []
        """What is wrong with posts and folders that cannot be read."""
        self._are_problems_known = are_problems_known
        self.progress = Progress(is_quiet=options.quiet)
        self._options = options
        self._configuration = configuration

    def paths(self) -> Iterator[str]:
        """Yield the paths of the posts."""
        return find_files(
            self._options.paths or ["."],
            self._configuration.settings,
            self.report_problem,
            force_exclude=self._options.force_exclude,
        )

    def read(self, path: str) -> Document | None:
        """Return the post at `path`; None where it cannot be read, which is reported."""
        try:
            source = read_source(path)
            dialect = self._configuration.settings(path).dialect(path)
        except PostkitError as error:
            self.report_problem(error)
            return None
        return Document(source, dialect=dialect)

    def documents(self) -> Iterator[Document]:
        """Yield the posts that can be read, and show how many are done."""
        paths = self.progress.over(self.paths())
        return (document for path in paths if (document := self.read(path)))

    def report_problem(self, error: PostkitError) -> None:
        """Tell what is wrong with a post, and go on."""
        self.status = EXIT_USAGE
        self.problems.append(str(error))
        if not self._are_problems_known:
            self.progress.clear()
            note(str(error))
