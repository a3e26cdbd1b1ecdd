"""What the rules find in one version of a draft that is being fixed."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.engine.linter import Linter, Report
from postkit.rules import Rule
from postkit.rules.entry import DeferredRule


def find_errors(report: Report) -> list[Diagnostic]:
    """Return the findings of severity error."""
    return [found for found in report.diagnostics if found.severity is Severity.ERROR]


def has_new_errors(before: Document, old: Report, new: Report) -> bool:
    """Tell whether `new` holds more errors of a rule than `old`, the report on `before`.

    Front matter that could not be read had none because nobody could look for them.
    """
    head = before.front_matter
    is_readable = head is not None and head.root is not None
    counts = Counter(found.code for found in find_errors(new))
    known = Counter(found.code for found in find_errors(old))
    return any(
        count > known[code] for code, count in counts.items() if is_readable or code[:2] != "FM"
    )


class CheckedVersion:
    """What the rules find in one version of the draft, those that may fix it first.

    What the others report counts only in the last version.

    Args:
        linter: the rules.
        document: the version.
        unsafe: whether unsafe fixes are applied, too.

    Attributes:
        first: what the rules find that may fix it.
    """

    def __init__(self, linter: Linter, document: Document, unsafe: bool) -> None:
        self._linter = linter
        self._document = document
        # Whether a comment suppresses anything all rules have to tell together.
        self._is_whole = bool(document.suppressions)
        self._unsafe = unsafe
        self.first = linter.check(document, self._is_asked_first)

    @cached_property
    def report(self) -> Report:
        """What all rules find."""
        if self._is_whole:
            return self.first
        rest = self._linter.check(self._document, lambda rule: not self._is_asked_first(rule))
        return self.first.merge(rest)

    def brings_up_error(self, after: Document) -> bool:
        """Tell whether `after`, the draft after fixes, has errors that this version lacks."""
        return has_new_errors(self._document, self.report, self._linter.check(after))

    def _is_asked_first(self, rule: Rule | DeferredRule) -> bool:
        return self._is_whole or (rule.fixable and (self._unsafe or not rule.always_unsafe))
