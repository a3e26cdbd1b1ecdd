"""What each generator reads as a date, measured by building pages with it.

Hugo 0.111 and 0.168, Jekyll 4.3, Eleventy 3.1, Hexo 8, PyYAML 6.0, which MkDocs uses, and
the `Date` of JavaScript, which Astro and Docusaurus 3.10 use. A day that is in no calendar is
refused, though some of them roll it over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from postkit.lazy_patterns import lazy_compile

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?"
_NAME = r"(?P<name>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\.?"
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
_ZONE = r"(?: ?(?:Z|UTC|GMT|[ECMP][SD]T|(?:GMT|UTC)?[+-]\d{2}:?\d{2}))?"
_NUMBERS = r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})"
_WORDS = (
    rf"{_WEEKDAY}{_NAME} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})",
    rf"{_WEEKDAY}(?P<day>\d{{1,2}}) {_NAME},? (?P<year>\d{{4}})",
)
_AMERICAN = r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})"
_ISO_DAY = r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
_FULL_TIME = r"(?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2})(?:\.\d+)?"
_OFFSET = r"[+-]\d{2}:?\d{2}"
# YAML's own timestamps; in quotes they would be no date.
_YAML_MOMENT = (
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[Tt]|[ \t]+)"
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2}):(?P<second>\d{2})(?:\.\d*)?"
    r"(?:[ \t]*(?:Z|[+-]\d{1,2}(?::\d{2})?))?"
)

_LENIENT = (
    rf"{_NUMBERS}(?:[Tt ]+{_TIME}{_ZONE})?",
    *(rf"{words}(?: {_TIME}{_ZONE})?" for words in _WORDS),
)
_PATTERNS = {
    "hugo-date": (
        _ISO_DAY,
        rf"{_ISO_DAY}T{_FULL_TIME}(?:Z|{_OFFSET})?",
        rf"{_ISO_DAY} {_FULL_TIME}(?:Z| ?{_OFFSET})?",
        rf"(?P<day>\d{{2}}) {_NAME} (?P<year>\d{{4}})",
        (
            rf"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?P<day>\d{{2}}) {_NAME} (?P<year>\d{{4}})"
            rf" {_FULL_TIME} (?:[+-]\d{{4}}|[A-Z]{{3}})"
        ),
    ),
    "jekyll-date": _LENIENT,
    "eleventy-date": (
        r"(?:git )?(?:last modified|created)",
        _ISO_DAY,
        rf"{_ISO_DAY}T{_TIME}(?:Z|{_OFFSET})?",
        _YAML_MOMENT,
    ),
    "mkdocs-date": (_ISO_DAY, _YAML_MOMENT),
    "hexo-date": (*_LENIENT, r"(?P<year>\d{4})-(?P<month>\d{2})"),
    "js-date": (
        *_LENIENT,
        rf"{_NUMBERS} {_TIME} ?[AP]M",
        *(rf"{words} {_TIME} ?[AP]M" for words in _WORDS),
        rf"{_AMERICAN}(?: {_TIME}(?: ?[AP]M)?{_ZONE})?",
        r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?",
        # What `Date` prints.
        rf"{_WORDS[0]} {_TIME} GMT[+-]\d{{4}} \([^()]*\)",
    ),
}


def _reader(name: str) -> Callable[[str], bool]:
    patterns = [lazy_compile(pattern, re.IGNORECASE) for pattern in _PATTERNS[name]]

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


GENERATOR_DATES: Mapping[str, Callable[[str], bool]] = {name: _reader(name) for name in _PATTERNS}
"""By the name of a format, whether that generator reads a text as a date."""
