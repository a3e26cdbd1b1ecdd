"""Sets of characters as a regular expression of ECMA 262 names them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

CharSet = tuple[int, ...]
"""Code points where a set begins, ends, begins again …: sorted, each range half open."""

_END = 0x110000


def char_set(ranges: Iterable[tuple[int, int]]) -> CharSet:
    """Return the set of the code points in `ranges`, whose ends belong to them."""
    bounds: list[int] = []
    for first, last in sorted(ranges):
        if bounds and first <= bounds[-1]:
            bounds[-1] = max(bounds[-1], last + 1)
        else:
            bounds += [first, last + 1]
    return tuple(bounds)


def complement(chars: CharSet) -> CharSet:
    """Return all the other code points."""
    starts = chars[1:] if chars[:1] == (0,) else (0, *chars)
    return starts[:-1] if starts[-1:] == (_END,) else (*starts, _END)


def union(sets: Iterable[CharSet]) -> CharSet:
    """Return the code points of all `sets`."""
    return char_set((chars[i], chars[i + 1] - 1) for chars in sets for i in range(0, len(chars), 2))


def has(chars: CharSet, char: str) -> bool:
    """Tell whether `char` is in the set."""
    return bisect_right(chars, ord(char)) % 2 == 1


_LINE_ENDS = char_set([(10, 10), (13, 13), (0x2028, 0x2029)])
_SPACES = char_set(
    [
        *[(9, 13), (32, 32), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029)],
        *[(0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF)],
    ]
)
_DIGITS = char_set([(48, 57)])
_WORD = char_set([(48, 57), (65, 90), (95, 95), (97, 122)])

ANY = complement(_LINE_ENDS)
"""What `.` matches."""
CLASSES = {
    "d": _DIGITS,
    "D": complement(_DIGITS),
    "s": _SPACES,
    "S": complement(_SPACES),
    "w": _WORD,
    "W": complement(_WORD),
}
"""What the letter after a backslash matches; digits and letters are those of ASCII."""
CONTROLS = {"t": 9, "n": 10, "v": 11, "f": 12, "r": 13}
"""The control characters that a letter after a backslash names."""
