"""Dates as feeds, pages and portals write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?"
_ZONE = r"[ ]?(?P<zone>Z\b|UTC\b|GMT\b|[+-]\d\d:?\d\d)"
_CLOCK = rf"(?:(?:[T,]|,?[ ]{{1,3}}|[ ]?){_TIME}(?:{_ZONE})?)?"

_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?[ ])?"
_YEAR = r"(?<!\d)(?P<year>\d{4})"

# RFC 822 (section 5), ISO 8601, the forms of Chinese portals, American dates.
_FORMS = tuple(
    lazy_compile(form + _CLOCK, re.IGNORECASE)
    for form in (
        rf"{_WEEKDAY}\b(?P<day>\d{{1,2}})[ -](?P<month>{_MONTH})[ -](?P<year>\d{{4}})",
        rf"{_YEAR}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})(?!\d)",
        rf"{_YEAR}[ ]?年[ ]?(?P<month>\d{{1,2}})[ ]?月[ ]?(?P<day>\d{{1,2}})(?:[ ]?日)?",
        rf"\b(?P<month>{_MONTH})[ ](?P<day>\d{{1,2}}),[ ](?P<year>\d{{4}})",
    )
)


class Dated(NamedTuple):
    """A date found in a text, and where it is."""

    date: date
    span: Span


def find_date(text: str) -> Dated | None:
    """Return the first date in `text`, None where there is none.

    Where the time is given too, the date is a `datetime`; it stays in the zone
    that it was written in.
    """
    found: list[Dated] = []
    for form in _FORMS:
        for match in form.finditer(text):
            value = _value(match)
            if value is not None:
                found.append(Dated(value, Span(*match.span())))
                break
    return min(found, key=lambda item: item.span) if found else None


def parse_date(text: str) -> date | None:
    """Return the date that `text` starts with or holds, None where it holds none."""
    dated = find_date(text[:200])
    return dated.date if dated else None


def _value(match: re.Match[str]) -> date | None:
    month = match["month"]
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
    try:
        day = date(int(match["year"]), number, int(match["day"]))
        if not match["hour"]:
            return day
        return datetime(
            day.year,
            day.month,
            day.day,
            int(match["hour"]),
            int(match["minute"]),
            int(match["second"] or 0),
            tzinfo=_zone(match["zone"]),
        )
    except ValueError:
        return None  # The 30th of February, a version number such as 2024.13.1.


def _zone(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text[0] not in "+-":
        return UTC
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)
