"""Which drafts a run looks at, and which of their findings it reports.

An archive has old findings that nobody fixes today. A run can leave out those in a
baseline, and those in what has not changed since a revision.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Sequence

from postkit.cli.runs.drafts import STDIN
from postkit.config import Configuration
from postkit.counts import count
from postkit.diagnostics import Diagnostic
from postkit.engine.linter import Linter, Report
from postkit.errors import ConfigError, UsageError
from postkit.files.read_write import is_inside
from postkit.files.relative_paths import relative_path
from postkit.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from postkit.engine.baseline import Baseline
    from postkit.files.git_changes import Changes

_DEFAULT = ""
"""The file of `--write-baseline` where none is named, until that is known."""


def add_scope_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what leaves old findings out to what a command takes."""
    group = parser.add_argument_group("old findings")
    group.add_argument(
        "--diff-base", metavar="REV", help="check only posts that this branch has changed since REV"
    )
    group.add_argument(
        "--changed-lines-only",
        action="store_true",
        help="with --diff-base: report only findings on changed lines",
    )
    group.add_argument(
        "--baseline", metavar="FILE", help="report only findings that are not in this baseline file"
    )
    group.add_argument("--no-baseline", action="store_true", help="ignore the configured baseline")
    group.add_argument(
        "--write-baseline",
        metavar="FILE",
        nargs="?",
        const=_DEFAULT,
        help="write the findings to a baseline instead of reporting them "
        "(default: .postkit-baseline.json)",
    )


class Scope:
    """The drafts and findings that a run is about.

    Args:
        options: with the arguments that this module adds.
        configuration: may name a baseline.

    Raises:
        UsageError: options contradict each other, or git cannot answer.
        ConfigError: the baseline cannot be used.
    """

    def __init__(self, options: argparse.Namespace, configuration: Configuration) -> None:
        if options.write_baseline and os.path.isdir(options.write_baseline):
            # `--write-baseline posts/`: the folder is what to look at, not where to write.
            options.paths.append(options.write_baseline)
            options.write_baseline = _DEFAULT
        self._lines_only: bool = options.changed_lines_only
        if self._lines_only and options.diff_base is None:
            raise UsageError("--changed-lines-only needs --diff-base")
        if options.diff_base is not None and STDIN in options.paths:
            raise UsageError(
                "--diff-base compares files: it cannot be combined with standard input"
            )
        self.is_recording: bool = options.write_baseline is not None
        self._recorded = 0
        self._recorded_files: set[str] = set()
        self._baseline = _baseline(options, configuration)
        self._changes: Changes | None = None
        if options.diff_base is not None:
            from postkit.files.git_changes import changes_since

            self._changes = changes_since(options.diff_base)

    @property
    def narrows(self) -> bool:
        """Whether it needs to see all findings of a run, in one place."""
        return self._baseline is not None or self._lines_only

    def includes(self, path: str) -> bool:
        """Tell whether the draft at `path` is to be checked."""
        return self._changes is None or path in self._changes

    def narrow(self, report: Report, linter: Linter) -> Report:
        """Return the report on a draft with only those findings that this run is about."""
        path, found = report.source.path, report.diagnostics
        if path is None:
            return report
        if self._baseline:
            if self.is_recording:
                self._record(self._baseline, report, linter)
                return report
            # A rule across posts that has not seen all of them may miss what it knew.
            across = {rule.code for rule in linter.across}
            codes = [code for code in linter.codes if code not in across]
            found = self._baseline.new(path, found, codes)
        if self._lines_only and self._changes is not None and found:
            found = self._changed(path, found, self._changes)
        return report._replace(diagnostics=found) if found != report.diagnostics else report

    def _record(self, baseline: Baseline, report: Report, linter: Linter) -> None:
        path = report.source.path or ""
        baseline.record(path, report.diagnostics, linter.codes)
        if report.diagnostics:
            self._recorded += len(report.diagnostics)
            self._recorded_files.add(path)

    def _changed(
        self, path: str, found: tuple[Diagnostic, ...], changes: Changes
    ) -> tuple[Diagnostic, ...]:
        spans = changes.spans(path, found[0].source.text)
        return tuple(path for path in found if _touches(path.span, spans))

    def finish(self) -> str:
        """Write the baseline where that was asked for; return what to say of it.

        Raises:
            FileError: the baseline cannot be written.
        """
        baseline = self._baseline
        if baseline is None:
            return ""
        baseline.forget()
        if self.is_recording:
            baseline.write()
            return (
                f"wrote {count(self._recorded, 'finding')} in "
                f"{count(len(self._recorded_files), 'file')} to {baseline.path}"
            )
        if baseline.gone:
            return (
                f"{count(baseline.gone, 'finding')} of {baseline.path} "
                f"{'is' if baseline.gone == 1 else 'are'} gone; `postkit lint --write-baseline` "
                "regenerates it"
            )
        return ""


def _touches(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether `span` shares a place with one of `others`, which are in order."""
    at = bisect_left(others, span.start, key=lambda other: other.end)
    return at < len(others) and others[at].start <= span.end


def _baseline(options: argparse.Namespace, configuration: Configuration) -> Baseline | None:
    """Return the baseline that is asked for on the command line or in the configuration."""
    named = options.baseline or ("" if options.no_baseline else _configured(options, configuration))
    if options.write_baseline is None and not named:
        return None
    from postkit.engine.baseline import DEFAULT_NAME, Baseline

    if options.write_baseline is None:
        return Baseline.load(named)
    path = options.write_baseline or named or DEFAULT_NAME
    # What is there already is read first: a slip must not overwrite a draft.
    return Baseline.load(path) if os.path.exists(path) else Baseline(path)


def _configured(options: argparse.Namespace, configuration: Configuration) -> str:
    """Return the baseline in the configuration of the first path that is given."""
    path = options.stdin_filename or next(iter(options.paths), os.curdir)
    try:
        settings = configuration.settings(os.path.join(path, "draft.md"))
    except ConfigError:
        # The error is reported with the drafts that it is for.
        return ""
    name: str = settings["baseline"]
    if not name:
        return ""
    path = os.path.join(settings.root, name)
    if not is_inside(os.path.realpath(path), os.path.realpath(settings.root)):
        # A configuration that came with an archive must not choose what is overwritten.
        raise ConfigError(
            f"`baseline`: `{name}` points outside the folder of the configuration; "
            "name a file inside it, or use `--baseline`"
        )
    return relative_path(path)
