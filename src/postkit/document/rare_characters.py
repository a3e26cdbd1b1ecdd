"""Whether a draft has characters of a kind that few drafts have."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

_MOST_COMPARED = 200_000
"""How many characters of drafts are compared with those of a kind: that takes less time than to
compile a pattern of the kind, in a short run; the pattern, once compiled, a tenth of the time."""


class RareCharacters:
    """The characters of a kind.

    Args:
        is_rare: returns whether a character it is of the kind.
        search: searches a text for one that is, by a pattern that is compiled then.
    """

    def __init__(self, is_rare: Callable[[str], bool], search: Callable[[str], object]) -> None:
        self._is_rare = is_rare
        self._search = search
        self._compared = 0
        self._others: set[str] = set()

    def are_in(self, text: str) -> bool:
        """Tell whether any of them is in `text`."""
        if self._compared > _MOST_COMPARED:
            return self._search(text) is not None
        self._compared += len(text)
        new = _characters(text) - self._others
        found = set(filter(self._is_rare, new))
        self._others |= new - found
        return bool(found)


# Several kinds are searched for in the same draft, one after the other.
@lru_cache(maxsize=1)
def _characters(text: str) -> frozenset[str]:
    return frozenset(text)
