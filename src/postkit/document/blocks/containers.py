"""The open containers: block quotes (CommonMark 5.1) and list items (5.2)."""

from __future__ import annotations

from bisect import bisect_left

from postkit.document.blocks.cursor import Cursor
from postkit.document.blocks.starts import BULLETS, CODE_INDENT, NUMBER_MARKER

_QUOTE = -1


class Containers:
    """The open containers, from the outermost inwards."""

    __slots__ = ("_indents", "_is_last_empty", "_quotes")

    def __init__(self) -> None:
        # The columns by which the lines of an item are indented, or that it is a quote.
        self._indents: list[int] = []
        # Which of them are quotes.
        self._quotes: list[int] = []
        # Whether nothing is in the innermost item yet: a blank line then ends it.
        self._is_last_empty = False

    def __len__(self) -> int:
        return len(self._indents)

    def continued_by(self, line: Cursor) -> int:
        """Return how many containers `line` continues, and go after their markers."""
        for depth, indent in enumerate(self._indents):
            if line.is_blank:
                return self._continued_by_blank(depth)
            if indent == _QUOTE:
                if line.indent >= CODE_INDENT or line.char != ">":
                    return depth
                _skip_quote_marker(line)
            elif line.indent >= indent:
                line.skip_columns(indent)
            else:
                return depth
        return len(self._indents)

    def _continued_by_blank(self, depth: int) -> int:
        """Return how many containers a line continues that is blank after the first `depth`.

        It continues all items, so they are not walked through: a thousand blank
        lines in a thousand nested lists would take a million steps.
        """
        following = bisect_left(self._quotes, depth)
        if following < len(self._quotes):
            return self._quotes[following]
        return len(self._indents) - self._is_last_empty

    def end_before(self, indent: int) -> bool:
        """Tell whether there are any, and a line that is indented by `indent` continues none.

        That line starts with no `>`.
        """
        return bool(self._indents) and (self._indents[0] > indent or self._indents[0] == _QUOTE)

    def close(self, count: int) -> None:
        """Close all but the first `count` containers."""
        if count < len(self._indents):
            self._is_last_empty = False
            del self._indents[count:]
            del self._quotes[bisect_left(self._quotes, count) :]

    def fill(self) -> None:
        """Say that something is in the innermost container."""
        self._is_last_empty = False

    def open_quote(self, line: Cursor) -> None:
        """Open the quote at whose marker `line` is."""
        _skip_quote_marker(line)
        self._quotes.append(len(self._indents))
        self._open(_QUOTE)

    def open_item(self, line: Cursor, marker_end: int) -> None:
        """Open the list item whose marker is at the cursor and ends at `marker_end`."""
        width = line.indent + marker_end - line.at
        line.skip_to(marker_end)
        # After the marker is one space; more of them are the content's indentation,
        # unless that would be code (5.2, second case).
        is_code = line.indent > CODE_INDENT
        gap = 1 if line.is_blank or is_code else line.indent
        if not line.is_blank:
            line.skip_columns(gap)
        self._open(width + gap)
        self._is_last_empty = line.is_blank

    def open_indented(self, line: Cursor) -> None:
        """Open a container for the lines that are indented below `line`, which is used up."""
        indent = line.indent + CODE_INDENT
        line.skip_to(line.end)
        self._open(indent)

    def _open(self, indent: int) -> None:
        self._indents.append(indent)
        self._is_last_empty = False


def _skip_quote_marker(line: Cursor) -> None:
    line.skip_to(line.at + 1)
    if line.indent:
        line.skip_columns(1)


def item_marker_end(line: Cursor, *, interrupts: bool) -> int | None:
    """Return the end of the list marker at the cursor, or None where there is none.

    Args:
        line: the line.
        interrupts: whether the item would interrupt a paragraph: then it must have
            content, and a list of numbers must start at 1 (5.2).
    """
    number, end = "", line.at + 1
    if line.text.startswith(BULLETS, line.at):
        if end < line.end and line.text[end] not in " \t":
            return None
    else:
        marker = NUMBER_MARKER.match(line.text, line.at, line.end)
        if marker is None:
            return None
        number, end = marker[1], marker.end()
    if interrupts:
        is_empty = not line.text[end : line.end].strip(" \t")
        if is_empty or (number and int(number) != 1):
            return None
    return end
