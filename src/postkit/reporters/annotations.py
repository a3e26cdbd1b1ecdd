"""Annotations in the log of a CI job, of which a host shows only so many."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Callable
from typing import ClassVar

from postkit.counts import count
from postkit.diagnostics import Diagnostic, Severity
from postkit.reporters.base import Reporter, Style
from postkit.reporters.width import display

_SHOWN = 10
"""How many of each kind GitHub and Azure Pipelines show for a step."""


class AnnotationReporter(Reporter):
    """The most severe findings as annotations, all others as lines of the log."""

    is_for_people = False
    host: ClassVar[str]

    def __init__(self, write: Callable[[str], object], style: Style) -> None:
        super().__init__(write, style)
        self._first: dict[str, list[Diagnostic]] = {}
        self._left_out: Counter[str] = Counter()

    def add(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep the first findings of each kind for the end, and write a line for each other."""
        for diagnostic in diagnostics:
            kind = self.kind(diagnostic.severity)
            first = self._first.setdefault(kind, [])
            if len(first) < _SHOWN:
                first.append(diagnostic)
            else:
                self._left_out[kind] += 1
                self.write(_line(diagnostic))

    def finish(self) -> None:
        """Write the annotations, the most severe first, and how many findings are left out."""
        shown = [diagnostic for first in self._first.values() for diagnostic in first]
        for diagnostic in sorted(shown, key=lambda diagnostic: diagnostic.severity.rank):
            self.write(self.annotation(diagnostic) + "\n")
        if self._left_out:
            kinds = " and ".join(
                count(number, f"more {kind}") for kind, number in sorted(self._left_out.items())
            )
            self.write(
                f"postkit: {kinds} appear above, in the log only: "
                f"{self.host} shows {_SHOWN} of each kind for a step\n"
            )

    @abstractmethod
    def kind(self, severity: Severity) -> str:
        """Return the word for an annotation of this severity."""

    @abstractmethod
    def annotation(self, diagnostic: Diagnostic) -> str:
        """Return the command that makes the host show `diagnostic`."""


def _line(diagnostic: Diagnostic) -> str:
    """Return a line of the log that no host takes for a command, whatever a file is called."""
    place = f"{display(diagnostic.path or '-')}:{diagnostic.line}:{diagnostic.column}"
    text = f"{place}: {diagnostic.code} {display(diagnostic.message)}"
    return "  - " + text.replace("##", "# #") + "\n"
