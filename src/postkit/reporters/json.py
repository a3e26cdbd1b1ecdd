"""Findings for programs: one JSON array, or one object a line."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from postkit.diagnostics import Diagnostic
from postkit.lazy_patterns import lazy_compile
from postkit.reporters.base import Reporter, Style

_LONE = lazy_compile("[\ud800-\udfff]")


class JsonLinesReporter(Reporter):
    """One JSON object a line, in the shape of `Diagnostic.to_dict`."""

    is_for_people = False
    is_streaming = True

    def add(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Write a line for each finding."""
        for diagnostic in diagnostics:
            self.write(dump(diagnostic.to_dict()) + "\n")


class JsonArray:
    """A JSON array that is written element by element.

    Args:
        write: takes the text.
        dump: turns an element into JSON.
    """

    def __init__(self, write: Callable[[str], object], dump: Callable[[Any], str]) -> None:
        self._write = write
        self._dump = dump
        self._is_empty = True

    def add(self, value: Any) -> None:
        """Write one element."""
        self._write(f"{'[' if self._is_empty else ','}\n  {self._dump(value)}")
        self._is_empty = False

    def close(self) -> None:
        """Write the end."""
        self._write("[]" if self._is_empty else "\n]")


class JsonReporter(Reporter):
    """One JSON array of all findings, written as they come."""

    is_for_people = False

    def __init__(self, write: Callable[[str], object], style: Style) -> None:
        super().__init__(write, style)
        self._array = JsonArray(write, dump)

    def add(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Write an element for each finding."""
        for diagnostic in diagnostics:
            self._array.add(diagnostic.to_dict())

    def finish(self) -> None:
        """Close the array."""
        self._array.close()
        self.write("\n")


def dump(value: Any) -> str:
    """Return `value` as JSON on one line that can be written as UTF-8. Nothing is lost."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        # A lone surrogate cannot be written as UTF-8; escaped it is still valid JSON.
        return json.dumps(value)
    return text


def dump_strict(value: Any) -> str:
    """Return `value` as JSON on one line that every reader takes.

    RFC 8259, section 8.2, leaves open what becomes of a lone surrogate, and
    strict readers refuse the whole text: here it is written as U+FFFD.
    """
    return _LONE.sub("\ufffd", json.dumps(value, ensure_ascii=False))
