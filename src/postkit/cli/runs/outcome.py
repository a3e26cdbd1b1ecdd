"""What checking one draft yields, in this process or another."""

from __future__ import annotations

from collections.abc import Callable

from postkit.cli import EXIT_BUG, EXIT_USAGE
from postkit.cli.runs.drafts import diff, store
from postkit.config import Configuration
from postkit.engine.linter import Report
from postkit.errors import FileError, InternalError, PostkitError
from postkit.named_tuples import NamedTuple
from postkit.reporters import Reporter, Style, Tally
from postkit.reporters.width import display
from postkit.source import Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from postkit.config.settings import Settings
    from postkit.document import Document
    from postkit.engine.fixer import FixResult
    from postkit.engine.linter import Linter
    from postkit.rules.across_posts.archive_rule import PlacedFact


class Outcome(NamedTuple):
    """What to report and count for one draft.

    `text` is what goes to the output as it is, `report` what the reporter still
    has to see, `facts` what the draft is compared with others by. `problems`
    are what went wrong, each with its exit status; `notes` are messages for the log.
    `findings` are the findings as lines of JSON, and `entry` the post in short, where they
    are kept for other commands. `path` is the draft's, where `text` is about it.
    """

    tally: Tally
    text: str = ""
    report: Report | None = None
    facts: tuple[PlacedFact, ...] = ()
    problems: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()
    fixed: int = 0
    is_changed: bool = False
    findings: str = ""
    entry: bytes = b""
    path: str = ""

    @property
    def is_silent(self) -> bool:
        """Whether nothing is printed about the draft."""
        return not (self.text or self.problems or self.notes or self.report)

    @classmethod
    def failure(cls, message: str, status: int) -> Outcome:
        """Return the outcome of a draft that could not be checked."""
        return cls(Tally(), problems=((message, status),))

    def to_json(self) -> Any:
        """Return the outcome of a mere check as JSON values, for the cache."""
        facts = [[fact.path, *fact.fact[:3], *fact.fact.span] for fact in self.facts]
        return [self.tally.to_json(), self.text, facts]

    @classmethod
    def from_json(cls, value: Any) -> Outcome:
        """Return the outcome that `to_json` made `value` of."""
        from postkit.rules.across_posts.archive_rule import Fact, PlacedFact

        tally, text, facts = value
        return cls(
            Tally.from_json(tally),
            text,
            facts=tuple(
                PlacedFact(path, Fact(code, key, written, Span(start, end)))
                for path, code, key, written, start, end in facts
            ),
        )


class Check:
    """Checks or fixes a draft, in any process.

    Args:
        options: what the command line asks for.
        configuration: the settings of each draft.
        make_reporter: makes what shows findings; None where they are not shown.
        gathers: whether findings are handed over, to be shown beside all others.
        keeps: whether findings and posts are kept for other commands.
    """

    def __init__(
        self,
        options: argparse.Namespace,
        configuration: Configuration,
        make_reporter: Callable[[Callable[[str], object]], Reporter] | None,
        *,
        gathers: bool,
        keeps: bool = False,
    ) -> None:
        self._keeps = keeps
        self._options = options
        self._configuration = configuration
        self._make_reporter = make_reporter
        self._gathers = gathers
        self._is_dry = options.check or options.diff
        self._fixes = options.fix or options.fix_only or self._is_dry

    def check(self, source: Source) -> Outcome:
        """Return the outcome of `source`, which is written if it is to be fixed."""
        settings = self._configuration.settings(source.path)
        linter = settings.linter(source.path)
        if not self._fixes:
            return self._checked(linter, settings, source)
        from postkit.engine.fixer import fix

        unsafe = self._options.unsafe_fixes
        result = fix(linter, source, unsafe=unsafe, formatter=settings.formatter(source.path))
        outcome = self.shown(result.remaining)._replace(notes=tuple(_remarks(result)))
        if self._options.diff:
            outcome = outcome._replace(text=diff(source, result.text, self._options.color))
        elif self._options.check:
            name = display(source.path or "<stdin>")
            outcome = outcome._replace(text=f"Would fix: {name}\n" if result.is_changed else "")
        else:
            try:
                # A fixed text is printed where no findings are.
                outcome = outcome._replace(text=store(source, result.text) or outcome.text)
            except FileError as error:
                # The file is as it was, with all that was found in it.
                outcome = self.shown(linter.lint(source))
                return outcome._replace(problems=(*outcome.problems, (str(error), EXIT_USAGE)))
        return outcome._replace(fixed=len(result.fixed), is_changed=result.is_changed)

    def _checked(self, linter: Linter, settings: Settings, source: Source) -> Outcome:
        document = linter.parse(source)
        report = linter.check(document)
        outcome = self.shown(report)
        if not self._keeps:
            return outcome
        return outcome._replace(
            findings=_as_json(report), entry=_kept_entry(document, settings, report)
        )

    def shown(self, report: Report) -> Outcome:
        """Return `report` as an outcome."""
        parts: list[str] = []
        if self._make_reporter and report.diagnostics and not self._gathers:
            self._make_reporter(parts.append).add(report.diagnostics)
        tally = Tally()
        tally.add(report.diagnostics)
        if not report.diagnostics:
            # Of its source no more than the path is asked for.
            report = report._replace(source=Source("", report.source.path))
        return Outcome(
            tally,
            "".join(parts),
            report if self._gathers else None,
            _placed(report) if report.facts else (),
            tuple((str(failure), _status(failure)) for failure in report.failures),
            path=report.source.path or "",
        )


def _placed(report: Report) -> tuple[PlacedFact, ...]:
    from postkit.rules.across_posts.archive_rule import PlacedFact

    return tuple(PlacedFact(report.source.path or "", fact) for fact in report.facts)


def _kept_entry(document: Document, settings: Settings, report: Report) -> bytes:
    from postkit.archive.post_entry import keep, make_entry

    try:
        return keep(*make_entry(document, settings, report.diagnostics, report.facts))
    except FileError:
        return b""  # It was deleted a moment ago.


def _as_json(report: Report) -> str:
    if not report.diagnostics:
        return ""
    from postkit.reporters.json import JsonLinesReporter

    lines: list[str] = []
    JsonLinesReporter(lines.append, Style()).add(report.diagnostics)
    return "".join(lines)


def _status(failure: PostkitError) -> int:
    return EXIT_BUG if isinstance(failure, InternalError) else EXIT_USAGE


def _remarks(result: FixResult) -> list[str]:
    # A file name may hold a newline, after which the log of a job would look for commands.
    path = display(result.source.path or "-")
    notes = [
        f"{path}:{finding.line}: the fix of {finding.code} was withdrawn: it would have "
        "changed more than it should"
        for finding in result.withdrawn
    ]
    if result.unstable:
        notes.append(f"{path}: fixes undo each other: {', '.join(result.unstable)}")
    return notes
