"""`postkit lint` and `postkit fix`."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterator

from postkit.cli import EXIT_BUG, EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from postkit.cli.overrides import overrides
from postkit.cli.summary import statistics, summarize
from postkit.config import Configuration
from postkit.discover import find_files
from postkit.engine import Report
from postkit.errors import ConfigError, FileError, PostkitError, UsageError
from postkit.files import FileSource, decode, read_source, write_text
from postkit.fixer import FixResult, fix
from postkit.reporters import REPORTERS, Reporter, Style, Tally
from postkit.source import Source

_STDIN = "-"


def run(options: argparse.Namespace) -> int:
    """Lint, or fix, the drafts that `options` name; return the exit status."""
    configuration = Configuration(
        overrides(options), file=options.config, isolated=options.isolated
    )
    if options.show_config:
        from postkit.cli.show_config import show_config

        return show_config(configuration, options.stdin_filename or next(iter(options.paths), "."))
    if options.show_files:
        return _show_files(options, configuration)
    return _Run(options, configuration).all()


class _Run:
    """One run over all drafts."""

    def __init__(self, options: argparse.Namespace, configuration: Configuration) -> None:
        self._options = options
        self._configuration = configuration
        self._writes = options.fix or options.fix_only or options.diff
        self._tally = Tally()
        self._fixed = 0
        self._fixed_files = 0
        self._status = EXIT_CLEAN
        style = _style(options.color)
        self._reporter: Reporter = REPORTERS[options.output_format](sys.stdout.write, style)
        self._is_stdin = _STDIN in options.paths
        if self._is_stdin and len(options.paths) > 1:
            raise UsageError("`-` for standard input stands alone")
        # A repaired text or a diff on standard output is for a program: nothing joins it.
        self._prints_text = self._is_stdin and self._writes and not options.diff
        self._is_silent = (
            options.statistics or options.fix_only or options.diff or self._prints_text
        )

    def all(self) -> int:
        """Read, lint and report each draft in turn."""
        # A draft's parts hold each other and go all at once; looking for such
        # circles after every few hundred objects takes a tenth of the time.
        gc.set_threshold(100_000, 50, 50)
        progress = _progress(self._options)
        try:
            for number, source in enumerate(self._sources(), 1):
                progress(number)
                self._one(source)
        except ConfigError as error:
            # It would hold for the next draft too, and for the thousand after it.
            self._complain(error)
        progress(0)
        self._finish()
        return self._exit_status()

    def _sources(self) -> Iterator[Source]:
        options = self._options
        if self._is_stdin:
            name = options.stdin_filename
            try:
                yield Source(decode(sys.stdin.buffer.read(), name or "<stdin>"), name)
            except FileError as error:
                self._complain(error)
            return
        for file in find_files(
            options.paths or ["."], self._configuration.settings, self._complain
        ):
            try:
                source = read_source(file)
            except FileError as error:
                self._complain(error)
            else:
                yield source

    def _one(self, source: Source) -> None:
        linter = self._configuration.settings(source.path).linter(source.path)
        if self._writes:
            result = fix(linter, source, unsafe=self._options.unsafe_fixes)
            self._write(result)
            report = result.remaining
        else:
            report = linter.lint(source)
        self._show(report)

    def _write(self, result: FixResult) -> None:
        for one in result.withdrawn:
            self._note(
                f"{one.path}:{one.line}: the fix of {one.code} was withdrawn: it would have "
                "changed more than it should"
            )
        if result.unstable:
            self._note(f"{result.source.path}: fixes undo each other: {', '.join(result.unstable)}")
        source = result.source
        if self._options.diff:
            if result.is_changed:
                self._status = max(self._status, EXIT_FOUND)
                self._fixed += len(result.fixed)
                self._fixed_files += 1
                _print_diff(result)
            return
        if not isinstance(source, FileSource):
            sys.stdout.write(result.text)
        elif result.is_changed:
            try:
                write_text(source.path or "", result.text, source.fingerprint)
            except FileError as error:
                self._complain(error)
                return
        self._fixed += len(result.fixed)
        self._fixed_files += result.is_changed

    def _show(self, report: Report) -> None:
        for failure in report.failures:
            self._complain(failure, EXIT_BUG)
        self._tally.add(report.diagnostics)
        if not self._is_silent and report.diagnostics:
            self._reporter.add(report.diagnostics)

    def _finish(self) -> None:
        options = self._options
        if options.statistics:
            (sys.stderr if self._prints_text else sys.stdout).write(statistics(self._tally))
        elif not self._is_silent:
            self._reporter.finish()
        if not options.quiet:
            text = summarize(self._tally, self._fixed, self._fixed_files, options)
            is_alone = options.diff or self._prints_text or not self._reporter.is_for_people
            (sys.stderr if is_alone else sys.stdout).write(text)

    def _exit_status(self) -> int:
        if self._status >= EXIT_USAGE:
            return self._status
        if self._options.exit_zero:
            return EXIT_CLEAN
        if self._options.diff or self._options.fix_only:
            return self._status
        return EXIT_FOUND if self._tally.total else EXIT_CLEAN

    def _complain(self, error: PostkitError, status: int = EXIT_USAGE) -> None:
        self._status = max(self._status, status)
        self._note(str(error))

    def _note(self, message: str) -> None:
        sys.stdout.flush()
        print(f"postkit: {message}", file=sys.stderr)


def _show_files(options: argparse.Namespace, configuration: Configuration) -> int:
    for path in find_files(options.paths or ["."], configuration.settings):
        print(path)
    return EXIT_CLEAN


def _print_diff(result: FixResult) -> None:
    import difflib

    path = result.source.path or "<stdin>"
    old = result.source.text.splitlines(keepends=True)
    new = result.text.splitlines(keepends=True)
    for line in difflib.unified_diff(old, new, path, path):
        sys.stdout.write(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n")


def _style(color: str) -> Style:
    is_terminal = sys.stdout.isatty()
    use_color = is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = 100
    if is_terminal:
        import shutil

        width = shutil.get_terminal_size().columns
    return Style(color == "always" or (color == "auto" and use_color), max(width, 40))


def _progress(options: argparse.Namespace) -> Callable[[int], None]:
    """Return what shows how many drafts are done, on a terminal."""
    if options.quiet or not sys.stderr.isatty() or (sys.stdout.isatty() and not options.statistics):
        return lambda number: None

    def show(number: int) -> None:
        if number % 50 == 0:
            sys.stderr.write(f"\r{number} drafts\x1b[K" if number else "\r\x1b[K")
            sys.stderr.flush()

    return show
