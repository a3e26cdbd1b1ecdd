"""Findings for programs: one JSON array, or one object a line."""

from __future__ import annotations

import json
from collections.abc import Callable

from postkit.diagnostics import Diagnostic
from postkit.reporters.base import Reporter, Style


class JsonLinesReporter(Reporter):
    """One JSON object a line, in the shape of `Diagnostic.to_dict`."""

    is_for_people = False

    def add(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Write a line for each finding."""
        for one in diagnostics:
            self.write(_dump(one) + "\n")


class JsonReporter(Reporter):
    """One JSON array of all findings, written as they come."""

    is_for_people = False

    def __init__(self, write: Callable[[str], object], style: Style) -> None:
        super().__init__(write, style)
        self._separator = "[\n"

    def add(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Write an element for each finding."""
        for one in diagnostics:
            self.write(f"{self._separator}  {_dump(one)}")
            self._separator = ",\n"

    def finish(self) -> None:
        """Close the array."""
        self.write("[]\n" if self._separator == "[\n" else "\n]\n")


def _dump(one: Diagnostic) -> str:
    value = one.to_dict()
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        # A lone surrogate cannot be written as UTF-8; escaped it is still valid JSON.
        return json.dumps(value)
    return text
