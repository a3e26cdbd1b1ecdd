"""What a rule has found in a draft."""

from __future__ import annotations

from enum import StrEnum

from postkit.edits import Fix
from postkit.named_tuples import NamedTuple
from postkit.source import Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Severity(StrEnum):
    """How serious a finding is. An error is wrong beyond doubt and breaks the page."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the most severe, growing as the severity falls: a sort key."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Related(NamedTuple):
    """Another place that a finding is about; `message` says what is there.

    `span` is a place in the text of `source`, another draft, and in the draft itself where
    that is None.
    """

    span: Span
    message: str
    source: Source | None = None


class Diagnostic(NamedTuple):
    """One finding: which rule, what is wrong, where, and how to fix it.

    `code` and `name` are the rule's (`SM001`, `traditional-in-simplified`), `severity` says how
    severe it is. `message` is one line for a writer, lower case, without a full stop. `span`
    holds code-point offsets into the text of `source`. Lines and columns count from 1, columns
    in code points; the end is the position after the last character. `fix` solves the problem;
    it is None where only a person can. `related` are other places to read, for an editor.
    """

    code: str
    name: str
    message: str
    severity: Severity
    span: Span
    source: Source
    fix: Fix | None = None
    related: tuple[Related, ...] = ()

    @property
    def path(self) -> str | None:
        """The path of the draft, as it was given."""
        return self.source.path

    @property
    def line(self) -> int:
        """The line of the first character, from 1."""
        return self.source.lines.position(self.span.start).line

    @property
    def column(self) -> int:
        """The column of the first character, from 1, in code points."""
        return self.source.lines.position(self.span.start).column

    @property
    def end_line(self) -> int:
        """The line of the end, from 1."""
        return self.source.lines.position(self.span.end).line

    @property
    def end_column(self) -> int:
        """The column after the last character, from 1, in code points."""
        return self.source.lines.position(self.span.end).column

    def with_severity(self, severity: Severity) -> Diagnostic:
        """Return the same finding at another severity."""
        return self._replace(severity=severity)

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as JSON values, in the shape of the `json` output format.

        Positions are one-based; `start` and `end` of an edit are code-point
        offsets from 0 into the text as it was read.
        """
        fix = self.fix
        return {
            "path": self.path,
            "code": self.code,
            "name": self.name,
            "severity": self.severity.value,
            "message": self.message,
            "line": self.line,
            "column": self.column,
            "end_line": self.end_line,
            "end_column": self.end_column,
            "fix": fix
            and {
                "message": fix.message,
                "applicability": fix.applicability.value,
                "edits": [edit._asdict() for edit in fix.edits],
            },
            "related": [self._related(place) for place in self.related],
        }

    def _related(self, place: Related) -> dict[str, Any]:
        source = place.source or self.source
        start, end = map(source.lines.position, place.span)
        return {
            "path": source.path,
            "message": place.message,
            "line": start.line,
            "column": start.column,
            "end_line": end.line,
            "end_column": end.column,
        }
