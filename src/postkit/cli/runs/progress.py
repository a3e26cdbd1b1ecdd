"""How far a long run is: a line of the terminal that changes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from postkit.cli.terminal import obeys_escapes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")

_STEP = 50
"""Posts between two numbers: enough that showing them costs nothing."""


class Progress:
    """Shows how many posts are done, on standard error if that is a terminal.

    Args:
        is_quiet: whether to show nothing anywhere.
    """

    def __init__(self, *, is_quiet: bool = False) -> None:
        self._is_on = not is_quiet and obeys_escapes(sys.stderr)
        self._is_shown = False

    def show(self, number: int) -> None:
        """Show that `number` posts are done, now and then."""
        if self._is_on and number % _STEP == 0:
            # What was printed before ends with its line.
            sys.stdout.flush()
            sys.stderr.write(f"\r{number:,} posts\x1b[K")
            sys.stderr.flush()
            self._is_shown = True

    def clear(self) -> None:
        """Take the number off the terminal, before anything else is printed there."""
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._is_shown = False

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """Yield `items`, and show how many are done; each is one post."""
        try:
            for number, item in enumerate(items, 1):
                yield item
                self.show(number)
        finally:
            self.clear()
