"""The dates that generators read, as formats of a schema.

A day that is in no calendar is refused, though some generators roll it over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from postkit.dialects.date_formats import DATE_FORMATS
from postkit.lazy_patterns import lazy_compile

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _reader(written: Sequence[str]) -> Callable[[str], bool]:
    patterns = [lazy_compile(pattern, re.IGNORECASE) for pattern in written]

    def reads(text: str) -> bool:
        matches = (pattern.fullmatch(text.strip()) for pattern in patterns)
        return any(match is not None and _is_real(match) for match in matches)

    return reads


def _is_real(match: re.Match[str]) -> bool:
    """Tell whether the day is in the calendar, and the time on the clock."""
    found = {name: value for name, value in match.groupdict().items() if value}
    if "year" not in found:
        return True
    month = found.get("month", "1")
    if "name" in found:
        month = str(_MONTHS.index(found["name"][:3].lower()) + 1)
    try:
        date(int(found["year"]), int(month), int(found.get("day", "1")))
    except ValueError:
        return False
    hour, minute, second = (int(found.get(name, "0")) for name in ("hour", "minute", "second"))
    return hour < 24 and minute < 60 and second < 60


GENERATOR_DATES: Mapping[str, Callable[[str], bool]] = {
    name: _reader(form.patterns) for name, form in DATE_FORMATS.items()
}
"""By the name of a format, whether that generator reads a text as a date."""
