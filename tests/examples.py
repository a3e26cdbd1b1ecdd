"""How many examples of a property are tried."""

from __future__ import annotations

from hypothesis import settings

FEW = 20
"""What the fast tests try of a property that says nothing about it."""


def up_to(number: int) -> settings:
    """Return settings that try `number` examples; the fast tests try a tenth of them."""
    is_fast = settings().max_examples == FEW
    return settings(max_examples=max(number // 10, FEW) if is_fast else number)
