"""Compare values of front matter as an editor means it.

YAML reads `2026-03-14` as a date and `'2026-03-14'` as text; both are that day.
A text is never a number, and `true` never 1.
"""

from __future__ import annotations

import operator
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

_ORDERS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def find(values: Mapping[str, Any], path: tuple[str, ...]) -> tuple[bool, Any]:
    """Tell whether the field at `path` is there, and return its value, None where it is not."""
    at: Any = values
    for name in path:
        if not isinstance(at, Mapping) or name not in at:
            return False, None
        at = at[name]
    return True, at


def as_day(value: Any) -> date | None:
    """Return the day that a date, a time or the text of either names; None for others."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    head = value.strip()[:10]
    rest = value.strip()[10:11]
    try:
        return date.fromisoformat(head) if len(head) == 10 and rest in ("", "T", "t", " ") else None
    except ValueError:
        return None


def equal(one: Any, other: Any) -> bool:
    """Tell whether two values are the same to an editor."""
    one, other = _alike(one, other)
    return type(one) is type(other) and bool(one == other)


def compare(left: Any, sign: str, right: Any) -> bool:
    """Tell whether `left` is in the order `sign` to `right`; not for different kinds."""
    left, right = _alike(left, right)
    if type(left) is not type(right) or not isinstance(left, str | float | date):
        return False
    return bool(_ORDERS[sign](left, right))


def contains(whole: Any, part: Any) -> bool:
    """Tell whether the list `whole` holds `part`, or the text `whole` the text `part`."""
    if isinstance(whole, list):
        return any(equal(item, part) for item in whole)
    return isinstance(whole, str) and isinstance(part, str) and part in whole


def _alike(one: Any, other: Any) -> tuple[Any, Any]:
    """Return the two with days as days where one is a day, and numbers as numbers."""
    if isinstance(one, date) or isinstance(other, date):
        days = as_day(one), as_day(other)
        if None not in days:
            return days
    return _number(one), _number(other)


def _number(value: Any) -> Any:
    # Not through float() where it would lose digits.
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return float(value) if is_whole and abs(value) < 2**53 else value
