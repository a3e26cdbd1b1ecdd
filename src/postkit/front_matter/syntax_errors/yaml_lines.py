"""YAML seen as lines, which is how people write it and how they break it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_PAIR = lazy_compile(
    r"(?P<lead>[ \t]*(?:- +)*)"
    r"(?P<key>\"[^\"\n]*\"|'[^'\n]*'"
    r"|(?:[^\s#:'\"\[\]{},&*!|>%@`-]|-[^\s:])(?:[^:\n]*[^:\n \t])?+)"
    r"(?P<colon>[ \t]*:)(?P<gap>[ \t]+|$)(?P<value>.*)"
)
_ITEM = lazy_compile(r"(?P<lead>[ \t]*(?:- +)*-)(?P<gap>[ \t]+|$)(?P<value>.*)")

EMPTY_VALUES = frozenset(["[]", "{}", "''", '""', "null", "~"])
"""What is written where a key is to have no value."""


class Value(NamedTuple):
    """What follows `key: ` or `- ` on a line, white space at its end taken off."""

    text: str
    span: Span
    gap: Span
    key: str | None
    indent: int


class YamlLines:
    """A piece of YAML that cannot be parsed, by lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.lines = [line.rstrip("\r") for line in text.split("\n")]

    def __len__(self) -> int:
        return len(self.lines)

    @cached_property
    def newline(self) -> str:
        """The newline that the text has."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def number_at(self, offset: int) -> int:
        """Return the index of the line at `offset`."""
        return min(bisect_right(self.starts, offset) - 1, len(self.lines) - 1)

    def span(self, number: int) -> Span:
        """Return the part of line `number` that is not white space at its edges."""
        line = self.lines[number]
        start = self.starts[number] + len(line) - len(line.lstrip())
        return Span(start, max(start, self.starts[number] + len(line.rstrip())))

    def indent(self, number: int) -> int:
        """Return how many blanks line `number` starts with."""
        line = self.lines[number]
        return len(line) - len(line.lstrip(" \t"))

    def is_blank(self, number: int) -> bool:
        """Tell whether line `number` holds nothing, or a comment only."""
        line = self.lines[number].strip()
        return not line or line.startswith("#")

    def pair(self, number: int) -> Value | None:
        """Return the value of the pair that line `number` holds."""
        match = _PAIR.match(self.lines[number])
        return self._value(number, match, match["key"]) if match else None

    def item(self, number: int) -> Value | None:
        """Return the value of the list item that line `number` holds."""
        match = _ITEM.match(self.lines[number])
        return self._value(number, match, None) if match else None

    def is_item(self, line: str) -> bool:
        """Tell whether `line` starts with the mark of a list item."""
        return _ITEM.match(line) is not None

    def value(self, number: int) -> Value | None:
        """Return the value on line `number`, be it of a pair or of a list item."""
        return self.pair(number) or self.item(number)

    def before(self, number: int) -> int | None:
        """Return the index of the nearest line above `number` that holds something."""
        for index in range(number - 1, -1, -1):
            if not self.is_blank(index):
                return index
        return None

    def continuation(self, number: int) -> range:
        """Return the lines that continue the plain value on line `number`.

        They are indented deeper than its key; blank lines between them count.
        """
        value = self.value(number)
        indent = value.indent if value else self.indent(number)
        end = last = number + 1
        while end < len(self.lines) and end < number + 200:
            if self.lines[end].strip():
                if self.indent(end) <= indent:
                    break
                last = end + 1
            end += 1
        return range(number + 1, last)

    def _value(self, number: int, match: re.Match[str], key: str | None) -> Value:
        start = self.starts[number]
        text = match["value"].rstrip()
        span = Span(start + match.start("value"), start + match.start("value") + len(text))
        gap = Span(start + match.start("gap"), start + match.end("gap"))
        indent = len(match["lead"]) - (0 if key else 1)
        return Value(text, span, gap, key, indent)
