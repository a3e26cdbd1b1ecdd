"""Findings for programs: one JSON array, or one object a line."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from postkit.diagnostics import Diagnostic
from postkit.lazy_patterns import lazy_compile
from postkit.reporters.base import Reporter, Style

_LONE = lazy_compile("[\ud800-\udfff]")
# What moves the cursor of a terminal or turns a line around; JSON has it raw or escaped.
_UNSEEN = lazy_compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


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


def dumps(value: Any, indent: int | None = None, separators: tuple[str, str] | None = None) -> str:
    """Return `value` as JSON that is safe to show: control characters are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    if _UNSEEN.search(text) is None:
        return text
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def dump(value: Any) -> str:
    """Return `value` as JSON on one line that can be written as UTF-8. Nothing is lost."""
    text = dumps(value)
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
    return _LONE.sub("\ufffd", dumps(value))
