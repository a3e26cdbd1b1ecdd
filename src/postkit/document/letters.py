"""The letters and digits of a text, by which texts are compared."""

from __future__ import annotations


def letters(text: str) -> str:
    """Return the letters and digits of `text`, without spaces, marks and signs."""
    return "".join(filter(str.isalnum, text))


def folded_letters(text: str) -> str:
    """Return the letters and digits of `text`, whatever their case."""
    return letters(text).casefold()
