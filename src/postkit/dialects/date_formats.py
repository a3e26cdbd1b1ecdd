"""What each generator reads as a date, measured by building pages with it.

Hugo 0.111 and 0.168, Jekyll 4.3, Eleventy 3.1, Hexo 8, PyYAML 6.0, which MkDocs uses, and
the `Date` of JavaScript, which Astro and Docusaurus 3.10 use.
"""

from __future__ import annotations

from collections.abc import Mapping

from postkit.named_tuples import NamedTuple


class DateFormat(NamedTuple):
    """How one of them reads dates.

    Args:
        reader: what people call it; empty for a library that several use.
        examples: dates that it reads.
        patterns: all that it reads, whatever the case of letters.
        has_local_times: whether a time of day without its offset is that of the site; others
            take it for UTC.
    """

    reader: str
    examples: tuple[str, ...]
    patterns: tuple[str, ...]
    has_local_times: bool = False


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

DATE_FORMATS: Mapping[str, DateFormat] = {
    "hugo-date": DateFormat(
        "Hugo",
        ("2026-03-14", "2026-03-14T09:30:00+08:00"),
        (
            _ISO_DAY,
            rf"{_ISO_DAY}T{_FULL_TIME}(?:Z|{_OFFSET})?",
            rf"{_ISO_DAY} {_FULL_TIME}(?:Z| ?{_OFFSET})?",
            rf"(?P<day>\d{{2}}) {_NAME} (?P<year>\d{{4}})",
            (
                rf"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?P<day>\d{{2}}) {_NAME} (?P<year>\d{{4}})"
                rf" {_FULL_TIME} (?:[+-]\d{{4}}|[A-Z]{{3}})"
            ),
        ),
        has_local_times=True,
    ),
    "jekyll-date": DateFormat(
        "Jekyll",
        ("2026-03-14", "2026-03-14 09:30:00 +0800"),
        _LENIENT,
    ),
    "eleventy-date": DateFormat(
        "Eleventy",
        ("2026-03-14", "2026-03-14T09:30:00Z"),
        (
            r"(?:git )?(?:last modified|created)",
            _ISO_DAY,
            rf"{_ISO_DAY}T{_TIME}(?:Z|{_OFFSET})?",
            _YAML_MOMENT,
        ),
    ),
    "mkdocs-date": DateFormat(
        "MkDocs",
        ("2026-03-14", "2026-03-14 09:30:00"),
        (_ISO_DAY, _YAML_MOMENT),
    ),
    "hexo-date": DateFormat(
        "Hexo",
        ("2026-03-14", "2026-03-14 09:30:00"),
        (*_LENIENT, r"(?P<year>\d{4})-(?P<month>\d{2})"),
        has_local_times=True,
    ),
    "js-date": DateFormat(
        "",
        ("2026-03-14",),
        (
            *_LENIENT,
            rf"{_NUMBERS} {_TIME} ?[AP]M",
            *(rf"{words} {_TIME} ?[AP]M" for words in _WORDS),
            rf"{_AMERICAN}(?: {_TIME}(?: ?[AP]M)?{_ZONE})?",
            r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?",
            # What `Date` prints.
            rf"{_WORDS[0]} {_TIME} GMT[+-]\d{{4}} \([^()]*\)",
        ),
    ),
}
"""By the name of the format in a schema."""
