"""Characters that are unusual in Chinese and English prose, found in one pass.

Letters of other scripts, look-alikes, invisible and damaged characters: each is
rare and of its own kind. A search for each would read the text ten times to find
nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from enum import StrEnum
from functools import cache, lru_cache

from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from postkit.document import Document

_MOST_COMPARED = 200_000
"""How many characters of drafts are compared with those of a kind: that takes less time than to
compile a pattern of the kind, in a short run; the pattern, once compiled, a tenth of the time."""


class RareCharacters:
    """The characters of a kind.

    Args:
        is_rare: returns whether a character is of the kind.
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


class UnusualKind(StrEnum):
    """What is unusual about a character."""

    FULLWIDTH = "full-width"
    """Latin letters and digits of full width."""
    EUROPEAN = "european"
    """Cyrillic and Greek letters."""
    FOREIGN = "foreign"
    """Letters of a script that is neither Latin, Cyrillic, Greek nor Han."""
    COMPATIBILITY = "compatibility"
    """Compatibility ideographs, radicals and ligatures."""
    INVISIBLE = "invisible"
    """Characters of no width."""
    BIDIRECTIONAL = "bidirectional"
    """Controls of the writing direction."""
    CONTROL = "control"
    """Control characters and Unicode's line separators."""
    REPLACEMENT = "replacement"
    """U+FFFD, in the place of a lost character."""
    PRIVATE = "private"
    """Private-use characters."""
    SUSPECT = "suspect"
    """Letters that open UTF-8 read as Windows-1252, and are rare otherwise."""


_RANGES: tuple[tuple[str, UnusualKind], ...] = (
    ("\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb", UnusualKind.CONTROL),
    ("\xad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2064", UnusualKind.INVISIBLE),
    ("\u206a-\u206f\u3164\ufeff\uffa0", UnusualKind.INVISIBLE),
    ("\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069", UnusualKind.BIDIRECTIONAL),
    ("\xc2\xc3\xe2-\xe9\xef\xf0", UnusualKind.SUSPECT),
    ("\u0370-\u037d\u0386-\u052f\u1f00-\u1fff\u2de0-\u2dff\ua640-\ua69f", UnusualKind.EUROPEAN),
    ("\u0531-\u05f4\u0620-\u06ff\u0710-\u085e\u08a0-\u0e3e\u0e40-\u109f", UnusualKind.FOREIGN),
    ("\u10a0-\u115e\u1161-\u17b3\u17b6-\u180d\u180f-\u1cff", UnusualKind.FOREIGN),
    ("\u2d00-\u2ddf\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff", UnusualKind.FOREIGN),
    ("\u3131-\u3163\u3165-\u318e\u31f0-\u31ff\ua000-\ua4cf\ua840-\uabff", UnusualKind.FOREIGN),
    ("\uac00-\ud7fb\ufb13-\ufdff\ufe70-\ufefc\uff66-\uff9f\uffa1-\uffdc", UnusualKind.FOREIGN),
    ("\u2e80-\u2fd5\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22", UnusualKind.COMPATIBILITY),
    ("\ufa25\ufa26\ufa2a-\ufad9\ufb00-\ufb06", UnusualKind.COMPATIBILITY),
    ("\uff10-\uff19\uff21-\uff3a\uff41-\uff5a", UnusualKind.FULLWIDTH),
    ("\ue000-\uf8ff", UnusualKind.PRIVATE),
    ("\ufffd", UnusualKind.REPLACEMENT),
)
"""Ranges as they are in a character class; the twelve unified ideographs among
the compatibility ones (U+FA0E and so on) are left out. A class that stays within
the Basic Multilingual Plane is searched ten times faster than one that does not.
"""

# The search for a bare set is three times as fast as that for `[set]+`.
_UNUSUAL = lazy_compile(f"[{''.join(ranges for ranges, _ in _RANGES)}]")

Unusual = dict[UnusualKind, tuple[Span, ...]]


def unusual(document: Document) -> Unusual:
    """Return the runs of unusual characters in the whole draft, by kind, in their order.

    Every kind has an entry. Runs of one kind are maximal. Front matter, code and
    everything else is included: a rule leaves out what is not its concern. Ask
    for it by `document.once(unusual)`.
    """
    if not document.once(has_unusual):
        # So it is in most posts.
        return dict.fromkeys(UnusualKind, ())
    text, end = document.text, 0
    found: dict[UnusualKind, list[Span]] = {kind: [] for kind in UnusualKind}
    while match := _UNUSUAL.search(text, end):
        start = match.start()
        kind, end = _kind_of(match[0]), match.end()
        while end < len(text) and _kind_of(text[end]) is kind:
            end += 1
        if kind:
            found[kind].append(Span(start, end))
    return {kind: tuple(spans) for kind, spans in found.items()}


def has_unusual(document: Document) -> bool:
    """Tell whether the draft has any unusual character. Ask by `document.once(has_unusual)`."""
    return _FEW_HAVE.are_in(document.text)


@cache
def _kind_of(char: str) -> UnusualKind | None:
    """Return the kind of a character, None where it is usual."""
    starts, ends, kinds = _kinds()
    at = bisect_right(starts, char) - 1
    return kinds[at] if at >= 0 and char <= ends[at] else None


_FEW_HAVE = RareCharacters(
    lambda char: _kind_of(char) is not None, lambda text: _UNUSUAL.search(text)
)


@cache
def _kinds() -> tuple[list[str], list[str], list[UnusualKind]]:
    """Return the first and the last characters of the ranges, and their kinds, in order."""
    found = sorted(
        (match[1], match[2] or match[1], kind)
        for ranges, kind in _RANGES
        for match in re.finditer("(.)(?:-(.))?", ranges, re.DOTALL)
    )
    starts, ends, kinds = zip(*found, strict=True)
    return list(starts), list(ends), list(kinds)
