"""The findings in one draft as rows, and a linter that other processes can be given."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from postkit.bulk.time_limit import TimeLimitReached, time_limit
from postkit.config import Configuration
from postkit.errors import PostkitError
from postkit.source import Source

if TYPE_CHECKING:
    from postkit.config import Settings
    from postkit.engine.linter import Linter

Row = dict[str, Any]


class RowLinter:
    """A linter for one draft after another, in any number of processes.

    It pickles to its few arguments, however much it has loaded; the copy loads the
    rules again when it is first used, and keeps them. One configuration is used for all drafts.

    Args:
        settings: settings by their keys in a configuration file, as for `Configuration`.
        file: the configuration file; the nearest one above the current folder where None.
        isolated: whether to look for no configuration file.
        time_limit: the wall time in seconds that a draft may take; None for no limit. It
            needs the main thread of a process, on Linux or macOS.
        own_process: whether to lint in a process of its own, which is started for the first
            draft and kept. A draft that ends it has an error row, and a time limit works in
            every thread: threads that ask at the same time have a process each.
    """

    def __init__(
        self,
        settings: Mapping[str, Any] | None = None,
        *,
        file: str | None = None,
        isolated: bool = False,
        time_limit: float | None = None,
        own_process: bool = False,
    ) -> None:
        self._arguments = (dict(settings or {}), file, isolated, time_limit, own_process)
        self._time_limit = time_limit
        self._processes = None
        if own_process:
            from postkit.bulk.own_process import OwnProcesses

            within = RowLinter(settings, file=file, isolated=isolated, time_limit=time_limit)
            self._processes = OwnProcesses(within, time_limit)

    def __reduce__(self) -> tuple[Any, ...]:
        return _row_linter, self._arguments

    def rows(self, text: object, path: str | None = None) -> list[Row]:
        """Return the findings in a draft, and what went wrong, as `postkit.rows` does.

        Raises:
            ConfigError: the configuration cannot be used.
            UsageError: a time limit cannot be kept here.
        """
        if self._processes:
            return self._processes.rows(text, path)
        return lint_rows(self._settings.linter(path), text, path, self._time_limit)

    @cached_property
    def _settings(self) -> Settings:
        settings, file, isolated, *_ = self._arguments
        return Configuration(settings, file=file, isolated=isolated).settings()


def lint_rows(linter: Linter, text: object, path: str | None, limit: float | None) -> list[Row]:
    """Return what `linter` finds in a draft as rows; a row without `code` is an error.

    Args:
        linter: the rules.
        text: the draft. What is neither text nor UTF-8 gives an error.
        path: named in the rows.
        limit: the wall time in seconds.
    """
    try:
        draft = decoded(text)
    except ValueError as error:
        return [error_row(path, "not-text", str(error))]
    try:
        with time_limit(limit):
            report = linter.lint(Source(draft, path))
            rows = [diagnostic.to_dict() for diagnostic in report.diagnostics]
    except TimeLimitReached:
        return [time_limit_row(path, limit)]
    except PostkitError:
        raise
    except Exception as error:
        return [bug_row(path, error)]
    return rows + [error_row(path, "internal-error", bug.message) for bug in report.failures]


def decoded(text: object) -> str:
    """Return the text of a cell.

    Raises:
        ValueError: it is neither text nor bytes in UTF-8; the message says so.
    """
    if isinstance(text, str):
        return text
    if not isinstance(text, bytes):
        raise ValueError(f"the text is missing: there is {type(text).__name__} in its place")
    try:
        return text.decode()
    except UnicodeDecodeError as error:
        raise ValueError(f"the text is not UTF-8: {error.reason} at byte {error.start}") from None


def error_row(path: str | None, name: str, message: str) -> Row:
    """Return the row that says what went wrong with a draft."""
    return {
        "path": path,
        "code": None,
        "name": name,
        "severity": "error",
        "message": message,
        "line": None,
        "column": None,
        "end_line": None,
        "end_column": None,
        "fix": None,
    }


def bug_row(path: str | None, error: Exception) -> Row:
    """Return the row of a draft at which postkit itself failed."""
    message = f"failed with {type(error).__name__}: {error}; this is a bug in postkit"
    return error_row(path, "internal-error", message)


def time_limit_row(path: str | None, limit: float | None) -> Row:
    """Return the row of a draft that took too long."""
    return error_row(path, "time-limit", f"the draft takes longer than {limit} s")


def _row_linter(
    settings: dict[str, Any], file: str | None, isolated: bool, limit: float | None, own: bool
) -> RowLinter:
    return RowLinter(settings, file=file, isolated=isolated, time_limit=limit, own_process=own)
