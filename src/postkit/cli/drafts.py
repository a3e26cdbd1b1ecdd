"""The drafts that a command line names: read, shown, written."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator

from postkit.cli import EXIT_CLEAN, EXIT_USAGE
from postkit.cli.diff import unified_diff
from postkit.config import Configuration
from postkit.discover import find_files
from postkit.errors import ConfigError, FileError, PostkitError, UsageError
from postkit.files import FileSource, decode, read_source, write_text
from postkit.source import Source

STDIN = "-"


def _stop(error: PostkitError) -> None:
    raise error


class Drafts:
    """The drafts that `options` name, one after the other.

    What is wrong with one of them is told on standard error and kept in
    `status`, the gravest exit status so far; the others are still done.

    Args:
        options: with the arguments that this module adds, and `quiet`.
        configuration: tells which files of a folder are drafts.
        includes: tells which of the files found are wanted; all where not given.

    Raises:
        UsageError: `-` stands beside other paths.
    """

    def __init__(
        self,
        options: argparse.Namespace,
        configuration: Configuration,
        includes: Callable[[str], bool] = lambda path: True,
    ) -> None:
        self._options = options
        self._configuration = configuration
        self._includes = includes
        self.status = EXIT_CLEAN
        self.is_stdin = STDIN in options.paths
        if self.is_stdin and len(options.paths) > 1:
            raise UsageError("`-` for standard input stands alone")

    def each(self, action: Callable[[Source], object]) -> None:
        """Call `action` on one draft after the other; a broken configuration ends that.

        A `FileError` that it raises is told, and the next draft is done.
        """
        show = progress(self._options)
        try:
            for number, source in enumerate(self._read(), 1):
                show(number)
                self._do(action, source)
        except ConfigError as error:
            # It would hold for the next draft too, and for the thousand after it.
            self.complain(error)
        show(0)

    def _do(self, action: Callable[[Source], object], source: Source) -> None:
        try:
            action(source)
        except FileError as error:
            self.complain(error)

    def stdin(self) -> Source:
        """Return the draft on standard input.

        Raises:
            FileError: it is no text in UTF-8.
        """
        name = self._options.stdin_filename
        return Source(decode(sys.stdin.buffer.read(), name or "<stdin>"), name)

    def _read(self) -> Iterator[Source]:
        if self.is_stdin:
            try:
                yield self.stdin()
            except FileError as error:
                self.complain(error)
            return
        for file in self.paths(self.complain):
            try:
                source = read_source(file)
            except FileError as error:
                self.complain(error)
            else:
                yield source

    def paths(self, on_error: Callable[[PostkitError], None] = _stop) -> Iterator[str]:
        """Yield the paths of the drafts; `on_error` takes what is wrong with one of them."""
        found = find_files(
            self._options.paths or ["."],
            self._configuration.settings,
            on_error,
            force_exclude=self._options.force_exclude,
        )
        return filter(self._includes, found)

    def complain(self, message: object, status: int = EXIT_USAGE) -> None:
        """Tell what is wrong with a draft, and go on."""
        self.status = max(self.status, status)
        note(str(message))


def store(source: Source, text: str) -> None:
    """Put `text` where `source` came from.

    What came from standard input goes to standard output, changed or not.

    Raises:
        FileError: it cannot be written.
    """
    if not isinstance(source, FileSource):
        sys.stdout.write(text)
    elif text != source.text:
        write_text(source.path or "", text, source.fingerprint)


def note(message: str) -> None:
    """Tell the user something that is no result."""
    sys.stdout.flush()
    print(f"postkit: {message}", file=sys.stderr)


def diff(source: Source, text: str) -> str:
    """Return what `text` changes in `source`, as `patch` reads it."""
    return "".join(unified_diff(source.path or "<stdin>", source.text, text))


def print_diff(source: Source, text: str) -> None:
    """Print what `text` changes in `source`."""
    sys.stdout.write(diff(source, text))


def progress(options: argparse.Namespace) -> Callable[[int], None]:
    """Return what shows how many drafts are done, on a terminal."""
    is_mixed = sys.stdout.isatty() and not getattr(options, "statistics", False)
    if options.quiet or not sys.stderr.isatty() or is_mixed:
        return lambda number: None

    def show(number: int) -> None:
        if number % 50 == 0:
            sys.stderr.write(f"\r{number} drafts\x1b[K" if number else "\r\x1b[K")
            sys.stderr.flush()

    return show
