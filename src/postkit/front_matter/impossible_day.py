"""Texts that look like a day of the calendar and are not."""

from __future__ import annotations

from datetime import date

from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_DAY = lazy_compile(
    r"[\"']?(?P<year>\d{4})(?P<sign>[-/])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)(?!\d)"
)


def find_impossible_day(text: str, span: Span) -> Span | None:
    """Return the day that a text in `span` starts with where the calendar has no such day."""
    match = _DAY.match(text, *span)
    if match is None:
        return None
    try:
        date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return Span(match.start("year"), match.end("day"))
    return None
