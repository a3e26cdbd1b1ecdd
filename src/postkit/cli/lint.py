"""`postkit lint`."""

from __future__ import annotations

import argparse
import sys

from postkit.cli import EXIT_BUG, EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from postkit.cli.drafts import (
    Drafts,
    add_configuration_arguments,
    add_path_arguments,
    note,
    print_diff,
)
from postkit.cli.output import Output, style
from postkit.cli.overrides import overrides
from postkit.cli.scope import Scope, add_scope_arguments
from postkit.cli.summary import statistics, summarize
from postkit.config import Configuration
from postkit.engine import Report
from postkit.fixer import FixResult, fix
from postkit.reporters import REPORTERS, Reporter, Tally, find_reporter
from postkit.source import Source

_EXAMPLES = """\
examples:
  postkit lint                          the drafts below this folder
  postkit lint posts/ README.md         a folder and a file
  postkit lint --select FM,DB posts/    only front matter and details blocks
  postkit lint --fix --diff posts/      what the safe fixes would change
  postkit lint --diff-base origin/main  only what this branch has changed
  cat post.md | postkit lint - --stdin-filename posts/post.md

exit status:
  0  nothing found     1  something found
  2  wrong usage, bad configuration or an unreadable file
  3  a bug in postkit
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit lint` takes."""
    parser.epilog = _EXAMPLES
    add_shared_arguments(parser).add_argument(
        "--fix", action="store_true", help="repair what is safe to repair"
    )


def add_shared_arguments(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Add what `postkit lint` and `postkit fix` take; return the group about repairs."""
    add_path_arguments(parser)
    rules = parser.add_argument_group("rules")
    for option, text in (
        ("--select", "run only these rules: codes, heads of codes, names or ALL"),
        ("--extend-select", "run these rules too"),
        ("--ignore", "don't run these rules"),
    ):
        rules.add_argument(option, action="append", default=[], metavar="RULES", help=text)
    rules.add_argument(
        "--severity",
        action="append",
        default=[],
        metavar="RULE=LEVEL",
        help="report a rule as error, warning or info, or turn it off",
    )
    rules.add_argument(
        "--per-file-ignores",
        action="append",
        default=[],
        metavar="GLOB:RULES",
        help="don't run these rules on files that match",
    )
    output = parser.add_argument_group("output")
    output.add_argument("--output-format", choices=list(REPORTERS), default="full")
    output.add_argument("--output-file", metavar="FILE", help="write the findings to this file")
    output.add_argument("--statistics", action="store_true", help="count findings by rule instead")
    output.add_argument("-q", "--quiet", action="store_true", help="print findings, no summary")
    output.add_argument("--color", choices=["auto", "always", "never"], default="auto")
    output.add_argument(
        "--exit-zero", action="store_true", help="exit with 0 even if something is found"
    )
    add_scope_arguments(parser)
    repair = parser.add_argument_group("repair")
    repair.add_argument(
        "--unsafe-fixes", action="store_true", help="make repairs too that need a look"
    )
    repair.add_argument(
        "--fix-only", action="store_true", help="repair, and don't report what is left"
    )
    repair.add_argument(
        "--diff", action="store_true", help="show what would be repaired, and write nothing"
    )
    files = add_configuration_arguments(parser)
    files.add_argument(
        "--show-config", action="store_true", help="print the settings and where they come from"
    )
    files.add_argument("--show-files", action="store_true", help="print the files, and stop")
    return repair


def run(options: argparse.Namespace) -> int:
    """Lint, or fix, the drafts that `options` name; return the exit status."""
    configuration = Configuration(
        overrides(options), file=options.config, isolated=options.isolated
    )
    if options.show_config:
        from postkit.cli.show_config import show_config

        return show_config(configuration, options.stdin_filename or next(iter(options.paths), "."))
    scope = Scope(options, configuration)
    drafts = Drafts(options, configuration, scope.includes)
    if options.show_files:
        for path in drafts.paths():
            print(path)
        return EXIT_CLEAN
    return _Run(options, configuration, scope, drafts).all()


class _Run:
    """One run over all drafts."""

    def __init__(
        self,
        options: argparse.Namespace,
        configuration: Configuration,
        scope: Scope,
        drafts: Drafts,
    ) -> None:
        self._options = options
        self._configuration = configuration
        self._scope = scope
        self._drafts = drafts
        self._writes = options.fix or options.fix_only or options.diff
        self._tally = Tally()
        self._fixed = 0
        self._fixed_files = 0
        # A repaired text or a diff on standard output is for a program: nothing joins it.
        self._prints_text = self._drafts.is_stdin and self._writes and not options.diff
        shows_no_findings = options.fix_only or options.diff or self._prints_text
        self._is_silent = options.statistics or shows_no_findings or scope.is_recording
        self._output = Output(options.output_file, takes_findings=not shows_no_findings)
        reporter = find_reporter(options.output_format)
        self._is_for_program = not reporter.is_for_people and options.output_file is None
        self._reporter: Reporter | None = None
        if not self._is_silent:
            self._reporter = reporter(self._output.write, style(options.color, self._output))

    def all(self) -> int:
        """Read, lint and report each draft in turn."""
        self._drafts.each(self._one)
        self._finish()
        return self._exit_status()

    def _one(self, source: Source) -> None:
        linter = self._configuration.settings(source.path).linter(source.path)
        if self._writes:
            result = fix(linter, source, unsafe=self._options.unsafe_fixes)
            self._write(result)
            report = result.remaining
        else:
            report = linter.lint(source)
        self._show(self._scope.narrow(report, linter))

    def _write(self, result: FixResult) -> None:
        for one in result.withdrawn:
            note(
                f"{one.path}:{one.line}: the fix of {one.code} was withdrawn: it would have "
                "changed more than it should"
            )
        if result.unstable:
            note(f"{result.source.path}: fixes undo each other: {', '.join(result.unstable)}")
        if self._options.diff:
            if result.is_changed:
                print_diff(result.source, result.text)
        elif not self._drafts.store(result.source, result.text):
            return
        self._fixed += len(result.fixed)
        self._fixed_files += result.is_changed

    def _show(self, report: Report) -> None:
        for failure in report.failures:
            self._drafts.complain(failure, EXIT_BUG)
        self._tally.add(report.diagnostics)
        if self._reporter and report.diagnostics:
            self._reporter.add(report.diagnostics)

    def _finish(self) -> None:
        options = self._options
        if self._reporter:
            self._reporter.finish()
        elif options.statistics:
            write = sys.stderr.write if self._prints_text else self._output.write
            write(statistics(self._tally))
        self._output.close()
        remark = self._scope.finish()
        if options.quiet:
            return
        if not self._scope.is_recording:
            text = summarize(self._tally, self._fixed, self._fixed_files, options)
            is_alone = options.diff or self._prints_text or self._is_for_program
            (sys.stderr if is_alone else sys.stdout).write(text)
        if remark:
            note(remark)

    def _exit_status(self) -> int:
        options = self._options
        if self._drafts.status >= EXIT_USAGE:
            return self._drafts.status
        is_content = options.exit_zero or self._scope.is_recording
        if is_content or (options.fix_only and not options.diff):
            return EXIT_CLEAN
        found = self._fixed_files if options.diff else self._tally.total
        return EXIT_FOUND if found else EXIT_CLEAN
