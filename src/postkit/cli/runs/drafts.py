"""The drafts that a command line names: read, shown, written."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

from postkit.cli import EXIT_CLEAN, EXIT_USAGE
from postkit.cli.output import note, uses_color
from postkit.config import Configuration
from postkit.errors import PostkitError, UsageError
from postkit.files.discover import find_files
from postkit.files.read_write import FileSource, decode, write_text
from postkit.reporters.width import display
from postkit.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

STDIN = "-"


def _stop(error: PostkitError) -> None:
    raise error


class Drafts:
    """The drafts that `options` name.

    A problem with one of them is reported on standard error, and `status` is the
    highest exit status so far; the others are still processed.

    Args:
        options: with the arguments about paths, `jobs` and `quiet`.
        configuration: says which files of a folder are drafts.
        includes: says which of the files found to use; all of them where it is None.

    Raises:
        UsageError: `-` is given together with other paths.
    """

    def __init__(
        self,
        options: argparse.Namespace,
        configuration: Configuration,
        includes: Callable[[str], bool] | None = None,
    ) -> None:
        self.options = options
        self._configuration = configuration
        self._includes = includes
        self.status = EXIT_CLEAN
        self._printed: set[str] = set()
        self.is_stdin = STDIN in options.paths
        if self.is_stdin and len(options.paths) > 1:
            raise UsageError("`-` (standard input) cannot be combined with other paths")

    def stdin(self) -> Source:
        """Return the draft on standard input.

        Raises:
            FileError: it is not text in UTF-8.
        """
        name = self.options.stdin_filename
        return Source(decode(sys.stdin.buffer.read(), name or "<stdin>"), name)

    def paths(self, on_error: Callable[[PostkitError], None] = _stop) -> Iterator[str]:
        """Yield the paths of the drafts; `on_error` takes what is wrong with one of them."""
        found = find_files(
            self.options.paths or ["."],
            self._configuration.settings,
            on_error,
            force_exclude=self.options.force_exclude,
        )
        return filter(self._includes, found) if self._includes else found

    def where_searched(self) -> str:
        """Return which files of a folder would have been drafts; empty if that is not the cause."""
        if self.status or self.is_stdin or self._includes or not names_folder(self.options):
            return ""
        folder = next(filter(os.path.isdir, self.options.paths or [os.curdir]))
        settings = self._configuration.settings(os.path.join(folder, "draft.md"))
        patterns = ", ".join(f"`{display(pattern)}`" for pattern in settings["include"])
        return (
            f" In folders postkit searches for {patterns}, without what `exclude` or git skips;"
            " name a file to have it checked whatever its ending."
        )

    def report_problem(self, message: object, status: int = EXIT_USAGE) -> None:
        """Print what is wrong with a draft, and go on; print the same message only once."""
        self.status = max(self.status, status)
        if str(message) not in self._printed:
            self._printed.add(str(message))
            note(str(message))


def names_folder(options: argparse.Namespace) -> bool:
    """Tell whether one of the paths is a folder: a file or two are not worth a cache."""
    return any(map(os.path.isdir, options.paths or [os.curdir]))


def store(source: Source, text: str) -> str:
    """Put `text` into the file that `source` came from; return what is to be printed.

    That is nothing for a file; what came from standard input goes to standard
    output, changed or not.

    Raises:
        FileError: it cannot be written.
    """
    if not isinstance(source, FileSource):
        return text
    if text != source.text:
        write_text(source.path or "", text, source.fingerprint)
    return ""


def diff(source: Source, text: str, color: str = "auto") -> str:
    """Return what `text` changes in `source`: as `patch` reads it, or to be reviewed.

    Args:
        source: the draft.
        text: its new text.
        color: `auto`, `always` or `never`.
    """
    from postkit.cli.diff import painted, unified_diff

    lines = unified_diff(display(source.path or "<stdin>"), source.text, text)
    if sys.stdout.isatty():
        # A terminal would obey the control characters of a draft.
        lines = (display(line.rstrip("\r\n")) + "\n" for line in lines)
    return "".join(map(painted, lines) if uses_color(color) else lines)
