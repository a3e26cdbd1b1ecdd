"""Whether a draft has characters of a kind that few drafts have."""

from __future__ import annotations

from collections.abc import Callable

from postkit.source import Source


class RareCharacters:
    """The characters of a kind.

    Each is classified once in a run: nearly all that a draft has, drafts before it had.

    Args:
        is_rare: tells of a character whether it is of the kind.
    """

    def __init__(self, is_rare: Callable[[str], bool]) -> None:
        self._is_rare = is_rare
        self._others: set[str] = set()

    def are_in(self, source: Source) -> bool:
        """Tell whether any of them is in the text of `source`."""
        new = source.characters - self._others
        found = set(filter(self._is_rare, new))
        self._others |= new - found
        return bool(found)
