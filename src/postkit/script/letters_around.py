"""The letters around a place: what stays of a text when its punctuation and spacing are fixed."""

from __future__ import annotations

from unicodedata import normalize

from postkit.document.letters import letters

_MOST_PER_LETTER = 4
"""A letter is searched for among this many characters: a line may be of marks only."""


def normalized_letters(text: str) -> str:
    """Return the letters and digits of `text`, those of full width as the common ones."""
    return letters(normalize("NFKC", text))


def reach_back(text: str, start: int, end: int, count: int) -> int:
    """Return where the last `count` letters of `text[start:end]` begin, or `start`."""
    start = max(start, end - count * _MOST_PER_LETTER)
    at = end
    while at > start and count:
        at -= 1
        count -= text[at].isalnum()
    return start if count else at


def reach_on(text: str, start: int, end: int, count: int) -> int:
    """Return where the first `count` letters of `text[start:end]` end, or `end`."""
    end = min(end, start + count * _MOST_PER_LETTER)
    at = start
    while at < end and count:
        count -= text[at].isalnum()
        at += 1
    return end if count else at
