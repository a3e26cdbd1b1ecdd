"""One run of `postkit lint` or `postkit fix` over all drafts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import groupby
from operator import attrgetter

from postkit.cli import EXIT_CLEAN, EXIT_FOUND, EXIT_USAGE
from postkit.cli.output import Output, note, style
from postkit.cli.runs.drafts import Drafts, names_folder
from postkit.cli.runs.outcome import Check, Outcome
from postkit.cli.runs.runner import Job, processes, run_all
from postkit.cli.runs.scope import Scope
from postkit.config import Configuration
from postkit.counts import count
from postkit.diagnostics import Diagnostic, Severity
from postkit.edits import Applicability
from postkit.engine.linter import Linter, Report
from postkit.errors import FileError
from postkit.files.read_write import read_source
from postkit.reporters import Tally, find_reporter
from postkit.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from postkit.cli.runs.cached_results import CachedResults
    from postkit.cli.runs.news import News
    from postkit.rules.across_posts.archive_rule import PlacedFact


class LintRun:
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
        self._tally = Tally()
        self._found_in: set[str] = set()
        self._facts: list[PlacedFact] = []
        self._fixed = self._fixed_files = 0
        self._is_dry = options.check or options.diff
        fixes = options.fix or options.fix_only or self._is_dry
        # A fixed text or a diff on standard output is for a program: print nothing else there.
        self._prints_text = drafts.is_stdin and fixes and not self._is_dry
        shows_no_findings = options.fix_only or self._is_dry or self._prints_text
        is_silent = options.statistics or shows_no_findings or scope.is_recording
        self._output = Output(options.output_file, takes_findings=not shows_no_findings)
        kind = find_reporter(options.output_format)
        is_for_people = kind.is_for_people and options.output_file is None
        self._is_for_program = not is_for_people and options.output_file is None
        self._news: News | None = getattr(options, "news", None) if is_for_people else None
        written = style(options.color, self._output)
        self._reporter = None if is_silent else kind(self._output.write, written)
        # Non-streaming formats need all findings at once.
        gathers = scope.narrows or not (is_silent or kind.is_streaming)
        shows = None if is_silent else partial(kind, style=written)
        # A run that is repeated is worth a cache even for a few files.
        is_worth_it = names_folder(options) or options.watch
        keeps = not (fixes or options.no_cache) and is_worth_it
        self._check = Check(options, configuration, shows, gathers=gathers, keeps=keeps)
        self._cached: CachedResults | None = None
        if keeps:
            from postkit.cli.runs.cached_results import CachedResults

            self._cached = CachedResults(options, configuration, written, is_read=not gathers)

    def execute(self) -> int:
        """Check each draft, and report in their order."""
        job = Job(self._check.check, Outcome.failure)
        from_cache = partial(self._from_cache_or_check, self._cached, job) if self._cached else None
        is_done = run_all(self._drafts, job, self._consume, from_cache)
        if is_done:
            self._compare()
            if self._news:
                self._news.finish()
        self._finish(is_done=is_done)
        return self._exit_status()

    def _from_cache_or_check(
        self, cached: CachedResults, job: Job, paths: Iterable[str]
    ) -> Iterator[Outcome]:
        """Yield the outcome of the draft at each of `paths`, in order; check new ones."""
        from postkit.cli.runs.cached_results import in_order_with_cached

        return in_order_with_cached(job, paths, processes(self._drafts), cached)

    def _consume(self, outcome: Outcome, *, is_compared: bool = False) -> None:
        self._facts += outcome.facts
        self._fixed += outcome.fixed
        self._fixed_files += outcome.is_changed
        if outcome.text and self._is_new(outcome.path, outcome.text):
            self._output.write(outcome.text)
        tally = outcome.tally if outcome.report is None else self._show(outcome.report)
        if is_compared:
            # The file was counted when it was checked.
            tally.files = 0
            tally.files_with_findings = int(tally.total > 0 and outcome.path not in self._found_in)
        elif tally.total and outcome.facts:
            self._found_in.add(outcome.facts[0].path)
        self._tally.merge(tally)

    def _show(self, report: Report) -> Tally:
        """Report what the run is asked for of `report`; return how much it is."""
        found = self._scope.narrow(report, self._linter(report.source.path)).diagnostics
        if self._reporter and found and self._is_new(report.source.path or "", _words(found)):
            self._reporter.add(found)
        tally = Tally()
        tally.add(found)
        return tally

    def _is_new(self, path: str, findings: str) -> bool:
        """Return whether `findings` are to be shown: of a repeated run, only what is new."""
        return self._news is None or self._news.has(path, findings)

    def _compare(self) -> None:
        """Report what comparing drafts with each other finds."""
        if not self._facts:
            return
        from postkit.engine.compare_posts import compare
        from postkit.rules.across_posts.archive_rule import ArchiveRule

        linters = {path: self._linter(path) for path in {fact.path for fact in self._facts}}
        rules = {
            rule.code: rule
            for linter in linters.values()
            for rule in linter.across
            if isinstance(rule, ArchiveRule)
        }
        other = lru_cache(maxsize=8)(_readable)
        for path, findings in groupby(compare(self._facts, rules), key=attrgetter("path")):
            try:
                report = linters[path].report_across(read_source(path), findings, other)
            except FileError as error:
                self._drafts.report_problem(str(error))
            else:
                self._consume(self._check.shown(report), is_compared=True)

    def _linter(self, path: str | None) -> Linter:
        return self._configuration.settings(path).linter(path)

    def _finish(self, *, is_done: bool) -> None:
        options = self._options
        if self._cached:
            self._cached.close()
        if self._reporter:
            self._reporter.finish()
        elif options.statistics:
            write = sys.stderr.write if self._prints_text else self._output.write
            write(statistics(self._tally))
        message = ""
        is_nothing = not self._tally.files and self._drafts.status >= EXIT_USAGE
        if is_done and not is_nothing:
            # A file of findings, or a baseline, of some of the posts would be taken for all; of
            # none, where a path is mistyped, for a clean archive.
            self._output.close()
            message = self._scope.finish()
        if options.quiet:
            return
        if not self._scope.is_recording:
            where = self._drafts.where_searched
            text = summarize(self._tally, self._fixed, self._fixed_files, options, where)
            is_alone = options.diff or self._prints_text or self._is_for_program
            (sys.stderr if is_alone else sys.stdout).write(text)
        if message:
            note(message)

    def _exit_status(self) -> int:
        options = self._options
        if self._drafts.status >= EXIT_USAGE:
            return self._drafts.status
        is_content = options.exit_zero or self._scope.is_recording
        if is_content or (options.fix_only and not self._is_dry):
            return EXIT_CLEAN
        found = self._fixed_files if self._is_dry else self._tally.total
        return EXIT_FOUND if found else EXIT_CLEAN


def _words(findings: Iterable[Diagnostic]) -> str:
    return repr(
        [(finding.path, finding.line, finding.code, finding.message) for finding in findings]
    )


def _readable(path: str) -> Source | None:
    """Return the post at `path`; None where it cannot be read any more."""
    try:
        return read_source(path)
    except FileError:
        return None


def summarize(
    tally: Tally,
    fixed: int,
    fixed_files: int,
    options: argparse.Namespace,
    where_searched: Callable[[], str],
) -> str:
    """Return the last lines of a run in words; `where_searched` is asked where it found no file."""
    lines: list[str] = []
    is_dry = options.check or options.diff
    if fixed:
        verb = "Would fix" if is_dry else "Fixed"
        lines.append(f"{verb} {count(fixed, 'finding')} in {count(fixed_files, 'file')}.")
    elif options.check and not options.diff:
        lines.append(f"Nothing to fix in {count(tally.files, 'file')}.")
    if is_dry or options.fix_only:
        return "".join(line + "\n" for line in lines)
    if not tally.files:
        lines.append(f"No files were checked.{where_searched()}")
        return "".join(line + "\n" for line in lines)
    if not tally.total:
        lines.append(f"No problems found in {count(tally.files, 'file')}.")
        return "".join(line + "\n" for line in lines)
    parts = ", ".join(
        count(tally.by_severity[severity], severity.value if severity != "info" else "hint")
        for severity in Severity
        if tally.by_severity[severity]
    )
    lines.append(f"Found {parts} in {count(tally.files_with_findings, 'file')} of {tally.files}.")
    safe = tally.fixable[Applicability.SAFE]
    unsafe = tally.fixable[Applicability.UNSAFE]
    if safe and not options.fix:
        lines.append(f"[*] {safe} fixable with `postkit fix`.")
    if unsafe and not options.unsafe_fixes:
        lines.append(f"[~] {unsafe} fixable with `postkit fix --unsafe-fixes`; review the result.")
    return "".join(line + "\n" for line in lines)


def statistics(tally: Tally) -> str:
    """Return a table of findings by rule, the most frequent first."""
    rows = sorted(tally.by_rule.items(), key=lambda row: (-row[1], row[0]))
    width = max((len(str(number)) for _, number in rows), default=0)
    return "".join(f"{number:>{width}}  {code}  {name}\n" for (code, name), number in rows)
