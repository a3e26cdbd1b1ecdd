"""Ask whether to apply each unsafe fix, as `git add -p` asks about changes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from postkit.cli import EXIT_CLEAN, EXIT_FOUND
from postkit.cli.output import Output, note, style
from postkit.cli.runs.drafts import Drafts, diff, store
from postkit.config import Configuration
from postkit.config.settings import Settings
from postkit.counts import count
from postkit.diagnostics import Diagnostic
from postkit.edits import Applicability
from postkit.engine.fixer import fix
from postkit.engine.linter import Linter
from postkit.engine.one_change import CheckedDraft, apply_fixes
from postkit.errors import FileError, UsageError
from postkit.files.read_write import read_source
from postkit.reporters import find_reporter
from postkit.source import Source

_CONTEXT = 20
"""How many characters before and after a finding tell it from others of its rule."""
_QUESTION = "Make this change [y,n,a,d,q,?]? "
_HELP = """\
y - make this change
n - leave this place as it is
a - make this change, and all others of this rule in this post
d - leave this place and the rest of this post as they are
q - stop; what was answered before is kept
"""


class _StoppedError(Exception):
    """The user wants to answer no more questions."""


class Interactive:
    """Makes the safe fixes in each draft, and asks about the others.

    Args:
        options: what the command line asks for.
        configuration: the settings of each draft.
        drafts: the drafts.

    Raises:
        UsageError: an option cannot be combined with questions.
    """

    def __init__(
        self, options: argparse.Namespace, configuration: Configuration, drafts: Drafts
    ) -> None:
        for name in ("check", "diff", "unsafe_fixes", "fix_only"):
            if getattr(options, name):
                raise UsageError(
                    f"--interactive cannot be combined with --{name.replace('_', '-')}"
                )
        if not options.fix:
            raise UsageError("--interactive needs --fix")
        if drafts.is_stdin:
            raise UsageError("--interactive reads answers from standard input: name files")
        self._configuration = configuration
        self._drafts = drafts
        self._style = style(options.color, Output(None))
        self._exit_zero = options.exit_zero
        self._fixed = self._left = 0

    def execute(self) -> int:
        """Go through all drafts; return the exit status."""
        try:
            for path in self._drafts.paths(self._drafts.report_problem):
                try:
                    self._one(read_source(path))
                except FileError as error:
                    self._drafts.report_problem(error)
        except _StoppedError:
            note("stopped; the other posts are unchanged")
        hint = "; `postkit lint` shows them" if self._left else ""
        print(f"Fixed {count(self._fixed, 'finding')}; {count(self._left, 'finding')} left{hint}.")
        is_bad = self._left and not self._exit_zero
        return max(self._drafts.status, EXIT_FOUND if is_bad else EXIT_CLEAN)

    def _one(self, source: Source) -> None:
        settings = self._configuration.settings(source.path)
        linter = settings.linter(source.path)
        result = fix(linter, source, formatter=settings.formatter(source.path))
        self._fixed += len(result.fixed)
        asking = _Asking(linter, settings, Source(result.text, source.path))
        try:
            for finding, text in asking:
                self._show(finding, text)
                asking.answer(_ask())
        finally:
            # What was answered before the user stopped is kept.
            self._fixed += asking.made
            self._left += len(linter.check(asking.document).diagnostics)
            store(source, asking.document.text)

    def _show(self, finding: Diagnostic, text: str) -> None:
        find_reporter("full")(sys.stdout.write, self._style).add((finding,))
        sys.stdout.write(diff(finding.source, text, "always" if self._style.color else "never"))


class _Asking:
    """The unsafe fixes of one draft, one after the other, each as the draft is by then."""

    def __init__(self, linter: Linter, settings: Settings, source: Source) -> None:
        self.document = linter.parse(source)
        self.made = 0
        self._linter = linter
        self._formatter = settings.formatter(source.path)
        self._declined: set[tuple[str, str, str]] = set()
        self._rules_to_make: set[str] = set()
        self._is_done = False
        self._current: tuple[Diagnostic, str]

    def __iter__(self) -> Iterator[tuple[Diagnostic, str]]:
        while not self._is_done:
            found = self._next()
            if found is None:
                return
            self._current = found
            if found[0].code in self._rules_to_make:
                self._make()
            else:
                yield found

    def answer(self, letter: str) -> None:
        """Carry out the answer about the fix that was yielded last."""
        finding, _ = self._current
        if letter == "q":
            raise _StoppedError
        self._is_done = letter == "d"
        if letter == "a":
            self._rules_to_make.add(finding.code)
        if letter in "ya":
            self._make()
        else:
            self._declined.add(_identity(finding))

    def _make(self) -> None:
        _, text = self._current
        self.document = self._linter.parse(Source(text, self.document.path))
        self.made += 1

    def _next(self) -> tuple[Diagnostic, str] | None:
        """Return the first fix that was not declined, and the text that it makes."""
        before = CheckedDraft(self.document, self._linter.check(self.document))
        for finding in before.report.diagnostics:
            is_unsafe = finding.fix and finding.fix.applicability is Applicability.UNSAFE
            if not is_unsafe or _identity(finding) in self._declined:
                continue
            change = apply_fixes(self._linter, before, [finding], self._formatter)
            if change.made and change.text != self.document.text:
                return finding, change.text
            self._declined.add(_identity(finding))
        return None


def _identity(finding: Diagnostic) -> tuple[str, str, str]:
    """Return what a finding is known by after the text before it has changed."""
    start, end = finding.span
    around = finding.source.text[max(start - _CONTEXT, 0) : end + _CONTEXT]
    return finding.code, finding.message, around


def _ask() -> str:
    """Return the letter that the user types."""
    while True:
        try:
            typed = input(_QUESTION).strip().lower()[:1]
        except EOFError:
            print()
            raise _StoppedError from None
        if typed and typed in "ynadq":
            return typed
        print(_HELP, end="")
