"""`postkit status bump`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date

from postkit.cli import EXIT_BUG, EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from postkit.cli.output import Progress, note
from postkit.cli.runs.drafts import diff
from postkit.config import Configuration
from postkit.config.settings import Settings
from postkit.counts import count
from postkit.diagnostics import Diagnostic
from postkit.errors import FileError, InternalError, PostkitError, UsageError
from postkit.files.discover import find_files
from postkit.files.read_write import read_source
from postkit.source import Source
from postkit.workflow.bump import Bump, Lint, Move, RefusedError, write_all


def bump(options: argparse.Namespace, configuration: Configuration, paths: Sequence[str]) -> int:
    """Move the posts at `paths` to another stage, all or none; return the exit status."""
    if not paths:
        raise UsageError("`postkit status bump` needs the posts to move")
    if options.output_format != "text":
        raise UsageError("`--output-format` is only for `postkit status`, which shows the board")
    run = _Bumping(options, configuration, _day(options.on))
    found = find_files(
        paths, configuration.settings, run.report_problem, force_exclude=options.force_exclude
    )
    for path in run.progress.over(found):
        run.plan(path)
    return run.finish()


class _Bumping:
    """One run: first every post is examined, then all are written."""

    def __init__(
        self, options: argparse.Namespace, configuration: Configuration, day: date | None
    ) -> None:
        self.progress = Progress(is_quiet=options.quiet)
        self._options = options
        self._configuration = configuration
        self._day = day
        self._today = date.today()
        self._status = EXIT_CLEAN
        self._refused = 0
        self._moves: list[Move] = []

    def report_problem(self, error: PostkitError, status: int = EXIT_USAGE) -> None:
        """Tell why a post does not move."""
        self._status = max(self._status, status)
        self._refused += 1
        self.progress.clear()
        note(str(error))

    def plan(self, path: str) -> None:
        """Find out what moving the post at `path` means."""
        settings = self._configuration.settings(path)
        wish = Bump(
            settings.stages,
            self._options.to,
            today=self._today,
            day=self._day,
            force=self._options.force,
            dialect=settings.dialect(path),
        )
        try:
            self._moves.append(wish.plan(read_source(path), _lint(settings)))
        except RefusedError as error:
            self.report_problem(error, EXIT_FOUND)
        except InternalError as error:
            self.report_problem(error, EXIT_BUG)
        except FileError as error:
            self.report_problem(error)

    def finish(self) -> int:
        """Write what was planned, if no post was refused."""
        moving = [move for move in self._moves if move.is_changed]
        is_dry = self._options.check or self._options.diff
        if self._options.diff:
            for move in moving:
                sys.stdout.write(diff(move.source, move.text, self._options.color))
        if self._refused:
            if moving:
                note(f"nothing was written: {count(self._refused, 'post')} cannot be moved")
            return self._status
        if not is_dry:
            write_all(moving)
        self._report(is_dry)
        return EXIT_FOUND if is_dry and moving else EXIT_CLEAN

    def _report(self, is_dry: bool) -> None:
        if self._options.quiet:
            return
        stream = sys.stderr if self._options.diff else sys.stdout
        for move in self._moves:
            before = move.before.name if move.before else "no stage"
            if move.before is move.after:
                print(f"{move.source.path}: is already in {before}", file=stream)
            else:
                verb = "would go from " if is_dry else ""
                print(f"{move.source.path}: {verb}{before} → {move.after.name}", file=stream)


def _lint(settings: Settings) -> Lint:
    def lint(source: Source) -> Sequence[Diagnostic]:
        report = settings.linter(source.path).lint(source)
        if report.failures:
            raise report.failures[0]
        return report.diagnostics

    return lint


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise UsageError(f"--on {text}: write a day as 2026-03-14")
    return day
