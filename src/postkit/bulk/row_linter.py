"""A linter that can be sent to other processes."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from postkit.bilingual.dictionary import load as load_dictionary
from postkit.bulk.compare_facts import compare_facts
from postkit.bulk.facts import fact_line
from postkit.bulk.own_process import OwnProcesses
from postkit.bulk.rows import Row, gather_facts, lint_rows, path_text
from postkit.bulk.time_limit import check_time_limit
from postkit.config import Configuration
from postkit.errors import UsageError

if TYPE_CHECKING:
    import os

    from postkit.config import Settings


class RowLinter:
    """A linter for one draft after another, in any number of processes.

    Only its few arguments are pickled; the copy loads the rules again when it is first used,
    and keeps them. All drafts share one configuration.

    Args:
        settings: settings by their keys in a configuration file, as for `Configuration`.
        file: the configuration file; the nearest one above the current folder where None.
        isolated: whether to look for no configuration file.
        time_limit: the wall time in seconds that a draft may take; None for no limit. It
            needs the main thread of a process, on Linux or macOS.
        own_process: whether to lint in a separate process, which is started for the first
            draft and kept. A draft that kills it gets an error row, and a time limit works in
            every thread: threads that lint at the same time have a process each.

    Raises:
        UsageError: the time limit is none.
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
        check_time_limit(time_limit)
        self._arguments = (dict(settings or {}), file, isolated, time_limit, own_process)
        self._time_limit = time_limit
        self._processes = None
        if own_process:
            within = RowLinter(settings, file=file, isolated=isolated, time_limit=time_limit)
            self._processes = OwnProcesses(within, time_limit)

    def __reduce__(self) -> tuple[Any, ...]:
        return _row_linter, self._arguments

    def rows(self, text: object, path: str | bytes | os.PathLike[str] | None = None) -> list[Row]:
        """Return the findings in a draft, and what went wrong, as `postkit.rows` does.

        Raises:
            ConfigError: the configuration cannot be used.
            UsageError: a time limit cannot be kept here, or `path` is no path.
        """
        name = path_text(path)
        if self._processes:
            return self._processes.ask("rows", text, name)
        return lint_rows(self._settings.linter(name), text, name, self._time_limit)

    def facts(
        self,
        text: object,
        path: str | bytes | os.PathLike[str] | None = None,
        row: int | None = None,
    ) -> list[Row]:
        """Return what rules across posts compare a draft by, as plain dictionaries.

        They do not keep the draft alive. A draft that cannot be read, or not in time, has no
        facts: `rows` says what is wrong with it.

        Args:
            text: the draft.
            path: its path.
            row: a number that tells the draft from others and orders it among them, where the
                path does not.

        Raises:
            ConfigError: the configuration cannot be used.
            UsageError: a time limit cannot be kept here, `path` is no path or `row` no whole
                number.
        """
        name, number = path_text(path), _whole(row)
        if self._processes:
            rows = self._processes.ask("facts", text, name, number)
            return [fact for fact in rows if "key" in fact]
        return gather_facts(self._settings.linter(name), text, name, number, self._time_limit)

    def compare(self, facts: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
        """Yield what rules across posts find in facts, in the shape of the other findings.

        Args:
            facts: rows of `facts`, in any order. Facts of the same `code` and `key` are compared
                and must all be here. Those that do not fit into memory are sorted on disk.

        Raises:
            ConfigError: the configuration cannot be used.
            UsageError: the settings do not select a rule that has facts here.
        """
        from postkit.bulk.sorted_lines import SortedLines

        lines = SortedLines(map(fact_line, facts))
        for _, finding in compare_facts(lines, self._settings.linter):
            yield finding

    def load(self) -> None:
        """Load the rules and what they read, so that it does not count as time of the first draft.

        Raises:
            ConfigError: the configuration cannot be used.
        """
        self._settings.linter(None)

    @cached_property
    def _settings(self) -> Settings:
        settings, file, isolated, *_ = self._arguments
        if self._time_limit is not None:
            # To make its index takes a second, once on a machine.
            load_dictionary()
        return Configuration(settings, file=file, isolated=isolated).settings()


def _whole(row: Any) -> int | None:
    try:
        return None if row is None else operator.index(row)
    except TypeError:
        raise UsageError(f"`row` must be a whole number, not {row!r}") from None


def _row_linter(
    settings: dict[str, Any], file: str | None, isolated: bool, limit: float | None, own: bool
) -> RowLinter:
    return RowLinter(settings, file=file, isolated=isolated, time_limit=limit, own_process=own)
