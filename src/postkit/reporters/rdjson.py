"""The Reviewdog Diagnostic Format, `rdjson`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from postkit.diagnostics import Diagnostic
from postkit.edits import Edit, apply_edits
from postkit.reporters.base import Reporter, Style
from postkit.reporters.columns import Columns
from postkit.reporters.json import JsonArray, dump_strict
from postkit.reporters.paths import STDIN
from postkit.source import Span

_LONGEST = 4000
"""Characters that a suggestion may replace: more than that nobody reviews in a comment."""


class RdjsonReporter(Reporter):
    """One JSON object with all findings; columns count bytes of UTF-8, as reviewdog does."""

    is_for_people = False

    def __init__(self, write: Callable[[str], object], style: Style) -> None:
        super().__init__(write, style)
        write(f'{{"source": {dump_strict({"name": "postkit"})}, "diagnostics": ')
        self._array = JsonArray(write, dump_strict)

    def add(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Write an element for each finding."""
        columns = Columns(diagnostics[0].source, "utf-8")
        for diagnostic in diagnostics:
            self._array.add(
                {
                    "message": diagnostic.message,
                    "location": {
                        "path": diagnostic.path or STDIN,
                        "range": _range(diagnostic.span, columns),
                    },
                    "severity": diagnostic.severity.name,
                    "code": {"value": diagnostic.code},
                    "suggestions": _suggestions(diagnostic, columns),
                }
            )

    def finish(self) -> None:
        """Close the array and the object."""
        self._array.close()
        self.write("}\n")


def _suggestions(diagnostic: Diagnostic, columns: Columns) -> list[dict[str, Any]]:
    """Return the fix as one change, for a reviewer takes a suggestion by itself or leaves it."""
    edits = set(diagnostic.fix.edits) if diagnostic.fix else ()
    if not edits:
        return []
    span = Span(min(edit.start for edit in edits), max(edit.end for edit in edits))
    if span.end - span.start > _LONGEST:
        return []
    moved = [Edit(start - span.start, end - span.start, text) for start, end, text in edits]
    text = apply_edits(span.text(diagnostic.source.text), moved)
    return [{"range": _range(span, columns), "text": text}]


def _range(span: Span, columns: Columns) -> dict[str, Any]:
    return {
        "start": columns.position(span.start)._asdict(),
        "end": columns.position(span.end)._asdict(),
    }
