"""Where code ends that starts in a text, told without cutting the text into blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property


class CodeEnds:
    """The ends of fenced code and of code spans in `text[:end]`.

    Args:
        text: the whole draft.
        end: where its Markdown ends.
        blank_line: what ends a paragraph, and so every code span in it.
        longest: how many characters a code span has at most; None for any number.
    """

    def __init__(
        self, text: str, end: int, blank_line: re.Pattern[str], longest: int | None = None
    ) -> None:
        self._text = text
        self._end = end
        self._blank_line = blank_line
        self._longest = longest

    def of_fence(self, fence: str, start: int) -> int:
        """Return where the block ends that the line of `fence`, which ends at `start`, opens."""
        closing = re.compile(rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t\r]*$", re.MULTILINE)
        end = closing.search(self._text, start, self._end)
        return end.end() if end else self._end

    def of_span(self, ticks: str, start: int) -> int:
        """Return where the code span ends whose backticks end at `start`; `start` if it is none."""
        places = self._places.get(len(ticks), [])
        index = bisect_right(places, start - len(ticks))
        if index == len(places):
            return start
        closing = places[index]
        if self._longest is not None and closing - start > self._longest:
            return start
        if self._blank_line.search(self._text, start, closing):
            return start
        return closing + len(ticks)

    @cached_property
    def _places(self) -> dict[int, list[int]]:
        """Where runs of backticks start, by their length."""
        places: dict[int, list[int]] = {}
        for ticks in re.finditer("`+", self._text[: self._end]):
            places.setdefault(len(ticks[0]), []).append(ticks.start())
        return places
