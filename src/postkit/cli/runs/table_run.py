"""The commands on a table of drafts: `--input`."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator

from postkit.bulk.arrow import import_pyarrow
from postkit.bulk.inputs import ColumnNames, ending, is_warc
from postkit.bulk.job import TableJob, run_job
from postkit.bulk.tasks import Lint, RowRewriter, Task
from postkit.cli import EXIT_BUG, EXIT_CLEAN, EXIT_FOUND
from postkit.config import Configuration, Settings
from postkit.config.results_key import results_key
from postkit.counts import count
from postkit.engine.fixer import fix
from postkit.engine.parallel import usable_processes
from postkit.errors import UsageError
from postkit.source import Source

_TERMINAL_SECONDS = 1.0
_LOG_SECONDS = 30.0


def lint_table(options: argparse.Namespace, configuration: Configuration) -> int:
    """Write what is wrong with the posts of a table; return the exit status."""
    settings = configuration.settings()
    task = Lint(settings, _limit(options))
    return _run(options, task, _identity(settings, "lint"), task.compare)


def fix_table(options: argparse.Namespace, configuration: Configuration) -> int:
    """Write the posts of a table with their fixes applied; return the exit status."""
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
    paths = (".jsonl" if is_warc(options.input) else options.input, options.output_file)
    forms = [ending(path).split(".")[1] for path in paths]
    if forms[0] != forms[1]:
        raise UsageError(f"the output of this input must be .{forms[0]}")
    task = RowRewriter(change, options.text_column, _limit(options))
    return _run(options, task, _identity(settings, *choices))


def _identity(settings: Settings, *choices: object) -> str:
    """Return a key that is the same where results would be the same."""
    return results_key(settings, "post.md", choices)


def _run(
    options: argparse.Namespace,
    task: Task,
    identity: str,
    compare: Callable[[Iterable[bytes], str], Iterator[bytes]] | None = None,
) -> int:
    if is_warc(options.input):
        from postkit.bulk.warc import import_fastwarc

        import_fastwarc()
    tables = [] if is_warc(options.input) else [options.input]
    for path in (*tables, options.output_file):
        if ending(path).endswith((".parquet", ".zst")):
            import_pyarrow()
    jobs = options.jobs or usable_processes()
    columns = ColumnNames(options.text_column, options.path_column)
    identity = f"{identity} {_limit(options)}"
    job = TableJob(
        options.input,
        options.output_file,
        columns,
        task,
        identity,
        compare,
        jobs,
        _limit(options),
    )
    _refuse_to_overwrite_input(job)
    progress = _Progress(getattr(options, "quiet", False))
    counts = run_job(job, progress.show)
    written = count(counts.written, "finding" if compare else "post")
    progress.end(f"{written}, {counts.rejected:,} rejected: `{job.rejected}`")
    if counts.bugs:
        return EXIT_BUG
    is_found = counts.rejected or (compare and counts.written)
    return EXIT_FOUND if is_found and not getattr(options, "exit_zero", False) else EXIT_CLEAN


def _refuse_to_overwrite_input(job: TableJob) -> None:
    for path in (job.target, job.rejected):
        both_exist = os.path.exists(path) and os.path.exists(job.source)
        if both_exist and os.path.samefile(path, job.source):
            raise UsageError(f"--output-file: {path} is the input, which it would replace")


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
        posts = "post" if self._done == 1 else "posts"
        return (
            f"{self._done:,} {posts} in {seconds:.1f} s, {self._done / max(seconds, 0.001):.0f}/s"
        )

    def _print(self, text: str, end: str) -> None:
        if not self._is_quiet:
            print(text, end=end, file=sys.stderr, flush=True)


def _limit(options: argparse.Namespace) -> float:
    return float(options.time_limit or 60)
