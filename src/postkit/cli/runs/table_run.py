"""The commands on a table of drafts: `--input`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from postkit.cli import EXIT_BUG, EXIT_CLEAN, EXIT_FOUND
from postkit.errors import UsageError

if TYPE_CHECKING:
    from postkit.config import Configuration, Settings
    from postkit.source import Source

_TERMINAL_SECONDS = 1.0
_LOG_SECONDS = 30.0


def add_table_arguments(
    parser: argparse.ArgumentParser, *, has_output_file: bool = True
) -> argparse._ArgumentGroup:
    """Add what reads drafts from a table, and the output file where a command has none."""
    table = parser.add_argument_group("posts in one file")
    table.add_argument(
        "--input",
        metavar="FILE",
        help="read posts from the rows of .jsonl[.gz|.zst] or .parquet, or from .warc[.gz]",
    )
    table.add_argument("--text-column", metavar="NAME", help="the column of the posts")
    table.add_argument("--path-column", metavar="NAME", help="the column of their paths")
    table.add_argument(
        "--time-limit",
        type=float,
        metavar="SECONDS",
        help="reject a post of --input that takes longer (default: 60)",
    )
    if not has_output_file:
        table.add_argument("--output-file", metavar="FILE", help="write the rows to this file")
    return table


def check_table_options(options: argparse.Namespace) -> bool:
    """Tell whether posts come from a table.

    Raises:
        UsageError: options contradict each other.
    """
    if options.input is None:
        names = ("text_column", "path_column", "time_limit")
        for name in names:
            if getattr(options, name) is not None:
                raise UsageError(f"`--{name.replace('_', '-')}` is for `--input`")
        return False
    _choose_warc_columns(options)
    if not options.text_column or not options.output_file:
        raise UsageError("`--input` needs `--text-column` and `--output-file`")
    for name in _NOT_WITH_INPUT:
        if getattr(options, name, None):
            raise UsageError(f"`--input` does not go with `{_shown(name)}`")
    if options.time_limit is not None and not options.time_limit > 0:
        raise UsageError("`--time-limit` must be a positive number of seconds")
    return True


def _choose_warc_columns(options: argparse.Namespace) -> None:
    """Give the columns their names where the input has none: its paths are addresses."""
    from postkit.bulk.inputs import is_warc

    if is_warc(options.input):
        if options.path_column:
            raise UsageError("`--path-column` is for tables; the path in a .warc is the address")
        options.text_column = options.text_column or "text"


_NOT_WITH_INPUT = (
    *("paths", "stdin_filename", "diff", "fix_only", "statistics", "baseline", "write_baseline"),
    *("staged", "diff_base", "check", "into", "sibling", "stdout", "ambiguous", "decide"),
)
"""Options that are about files."""


def lint_table(options: argparse.Namespace, configuration: Configuration) -> int:
    """Write what is wrong with the posts of a table; return the exit status."""
    from postkit.bulk.tasks import Lint

    settings = configuration.settings()
    task = Lint(settings, _limit(options))
    return _run(options, task, _identity(settings, "lint"), makes_rows=True)


def fix_table(options: argparse.Namespace, configuration: Configuration) -> int:
    """Write the posts of a table with their fixes applied; return the exit status."""
    from postkit.engine.fixer import fix

    settings = configuration.settings()

    def change(source: Source) -> str:
        path = source.path
        result = fix(
            settings.linter(path),
            source,
            unsafe=options.unsafe_fixes,
            formatter=settings.formatter(path),
        )
        if result.remaining.failures:
            raise result.remaining.failures[0]
        return result.text

    return rewrite_table(options, settings, change, ["fix", options.unsafe_fixes])


def rewrite_table(
    options: argparse.Namespace,
    settings: Settings,
    change: Callable[[Source], str],
    choices: list[object],
) -> int:
    """Write the posts of a table after `change`; return the exit status.

    Args:
        options: what was typed.
        settings: the configuration of all posts.
        change: gives the new text of a post.
        choices: what else the results depend on, as JSON values.
    """
    from postkit.bulk.inputs import ending, is_warc
    from postkit.bulk.tasks import Rewrite

    paths = (".jsonl" if is_warc(options.input) else options.input, options.output_file)
    forms = [ending(path).split(".")[1] for path in paths]
    if forms[0] != forms[1]:
        raise UsageError(f"the output of this input must be .{forms[0]}")
    task = Rewrite(change, options.text_column, _limit(options))
    return _run(options, task, _identity(settings, *choices), makes_rows=False)


def _identity(settings: Settings, *choices: object) -> str:
    """Return a key that is the same where results would be the same."""
    from postkit.config.results_key import results_key

    return results_key(settings, "post.md", choices)


def _run(options: argparse.Namespace, task: Any, identity: str, *, makes_rows: bool) -> int:
    from postkit.bulk.inputs import Columns, ending, is_warc
    from postkit.bulk.job import Job, run_job
    from postkit.engine.parallel import usable_processes

    if is_warc(options.input):
        from postkit.bulk.warc import import_fastwarc

        import_fastwarc()
    tables = [] if is_warc(options.input) else [options.input]
    for path in (*tables, options.output_file):
        if ending(path).endswith((".parquet", ".zst")):
            from postkit.bulk.arrow import import_pyarrow

            import_pyarrow()
    jobs = options.jobs or usable_processes()
    columns = Columns(options.text_column, options.path_column)
    identity = f"{identity} {_limit(options)}"
    job = Job(
        options.input,
        options.output_file,
        columns,
        task,
        identity,
        makes_rows,
        jobs,
        _limit(options),
    )
    progress = _Progress(getattr(options, "quiet", False))
    counts = run_job(job, progress.show)
    kind = "findings" if makes_rows else "posts"
    progress.end(f"{counts.written:,} {kind}, {counts.rejected:,} rejected: `{job.rejected}`")
    if counts.bugs:
        return EXIT_BUG
    is_found = counts.rejected or (makes_rows and counts.written)
    return EXIT_FOUND if is_found and not getattr(options, "exit_zero", False) else EXIT_CLEAN


class _Progress:
    """How many posts are done, on standard error: a line that changes, or now and then one."""

    def __init__(self, is_quiet: bool) -> None:
        self._is_quiet = is_quiet
        self._is_terminal = sys.stderr.isatty()
        self._start = self._last = time.monotonic()
        self._done = 0

    def show(self, done: int) -> None:
        """Print how many are done, if it is time."""
        self._done = done
        now = time.monotonic()
        if now - self._last >= (_TERMINAL_SECONDS if self._is_terminal else _LOG_SECONDS):
            self._last = now
            self._print(self._speed(), "\r" if self._is_terminal else "\n")

    def end(self, text: str) -> None:
        """Print what came of it."""
        self._print(f"{self._speed()}; {text}", "\n")

    def _speed(self) -> str:
        seconds = time.monotonic() - self._start
        return f"{self._done:,} posts in {seconds:.1f} s, {self._done / max(seconds, 0.001):.0f}/s"

    def _print(self, text: str, end: str) -> None:
        if not self._is_quiet:
            print(text, end=end, file=sys.stderr, flush=True)


def _limit(options: argparse.Namespace) -> float:
    return float(options.time_limit or 60)


def _shown(name: str) -> str:
    return "PATH" if name == "paths" else f"--{name.replace('_', '-')}"
