"""The base class of every output format."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable

from postkit.diagnostics import Diagnostic, Severity
from postkit.edits import Applicability
from postkit.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34",
          "cyan": "36"}  # fmt: skip
_SEVERITY_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


class Style(NamedTuple):
    """How to write for a terminal, or for a file.

    Args:
        color: whether to use ANSI colours.
        width: the columns of the terminal.
        links: whether the terminal opens links.
    """

    color: bool = False
    width: int = 100
    links: bool = False

    def paint(self, text: str, *names: str) -> str:
        """Return `text` in the given colours."""
        if not self.color or not text:
            return text
        return f"\x1b[{';'.join(_CODES[name] for name in names)}m{text}\x1b[0m"

    def link_to(self, path: str | None, text: str) -> str:
        """Return `text` as a link to the file at `path`, where the terminal opens links."""
        if not self.links or not path:
            return text
        from pathlib import Path

        return f"\x1b]8;;{Path(path).absolute().as_uri()}\x1b\\{text}\x1b]8;;\x1b\\"

    def severity(self, severity: Severity, text: str) -> str:
        """Return `text` in the colour of `severity`."""
        return self.paint(text, "bold", _SEVERITY_COLORS[severity])


class Tally:
    """Counts over a whole run."""

    def __init__(self) -> None:
        self.files = 0
        self.files_with_findings = 0
        self.by_severity: Counter[Severity] = Counter()
        self.by_rule: Counter[tuple[str, str]] = Counter()
        self.fixable: Counter[Applicability] = Counter()

    def add(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Count one draft and its findings."""
        self.files += 1
        self.files_with_findings += bool(diagnostics)
        for diagnostic in diagnostics:
            self.by_severity[diagnostic.severity] += 1
            self.by_rule[diagnostic.code, diagnostic.name] += 1
            if diagnostic.fix:
                self.fixable[diagnostic.fix.applicability] += 1

    def merge(self, other: Tally) -> None:
        """Add the counts of `other`."""
        self.files += other.files
        if not other.total:
            return
        self.files_with_findings += other.files_with_findings
        self.by_severity.update(other.by_severity)
        self.by_rule.update(other.by_rule)
        self.fixable.update(other.fixable)

    def to_json(self) -> Any:
        """Return the counts as JSON values."""
        return [
            self.files,
            self.files_with_findings,
            self.by_severity,
            [[*rule, number] for rule, number in self.by_rule.items()],
            self.fixable,
        ]

    @classmethod
    def from_json(cls, value: Any) -> Tally:
        """Return the counts that `to_json` made `value` of."""
        tally = cls()
        tally.files, tally.files_with_findings, by_severity, by_rule, fixable = value
        tally.by_severity.update({Severity(name): count for name, count in by_severity.items()})
        tally.by_rule.update({(code, name): count for code, name, count in by_rule})
        tally.fixable.update({Applicability(name): count for name, count in fixable.items()})
        return tally

    @property
    def total(self) -> int:
        """The number of findings."""
        return self.by_severity.total()


class Reporter(ABC):
    """Writes findings, draft by draft, as they come.

    Args:
        write: takes text for standard output.
        style: how to write it.
    """

    is_for_people: ClassVar[bool] = True
    """Whether a summary may follow in the same stream; a machine format must be alone."""

    is_streaming: ClassVar[bool] = False
    """Whether what it writes of a draft is the same whatever comes before and after it.

    Then it can be written in any process, and kept for another run.
    """

    def __init__(self, write: Callable[[str], object], style: Style) -> None:
        self.write = write
        self.style = style

    @abstractmethod
    def add(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Write the findings of one draft, at least one, in the order of their places."""

    def finish(self) -> None:
        """Write what follows the last draft."""
        return

    def fix_mark(self, diagnostic: Diagnostic) -> str:
        """Return `[*] ` for a finding with a safe fix, `[~] ` for an unsafe one."""
        fix = diagnostic.fix
        if fix is None or fix.applicability is Applicability.DISPLAY:
            return ""
        mark = "[*]" if fix.applicability is Applicability.SAFE else "[~]"
        return self.style.paint(mark, "cyan") + " "
