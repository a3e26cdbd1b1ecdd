"""How many examples of a property are tried, and how large hostile texts are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings

FEW = 5
"""What the fast tests try of a property that says nothing about it."""

_T = TypeVar("_T")


def up_to(number: int) -> settings:
    """Return settings that try `number` examples; the fast tests try a fortieth of them."""
    return settings(max_examples=max(number // 40, FEW) if _is_fast() else number)


def size(number: int) -> int:
    """Return how large a hostile text is to be; it is an eighth of that in the fast tests."""
    return number // 8 if _is_fast() else number


def some_of(items: Sequence[_T]) -> Sequence[_T]:
    """Return all items, of which the fast tests try every tenth."""
    return items[::10] if _is_fast() else items


def _is_fast() -> bool:
    return settings().max_examples == FEW
