"""Numbers with what they count, for messages in English."""

from __future__ import annotations


def count(number: int, noun: str) -> str:
    """Return `number` with `noun` in the right form: `1 file`, `2 files`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
