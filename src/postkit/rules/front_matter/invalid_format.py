"""FM105: a date or address that is not written as one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.dialects.date_formats import DATE_FORMATS
from postkit.document import Document
from postkit.edits import Edit, Fix
from postkit.front_matter import FrontMatter, Node
from postkit.front_matter.impossible_day import find_impossible_day
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import fix, unsafe_fix
from postkit.rules.front_matter.schema_rule import SchemaRule, shown, subject_of
from postkit.schema import Failure, place
from postkit.schema.formats import is_date

_LOOK = {
    "date": "a date such as `2026-03-14`",
    "date-time": "a date and time such as `2026-03-14T09:30:00+08:00`",
    "loose-date-time": "a date and time such as `2026-03-14 09:30`",
    "time": "a time such as `09:30:00Z`",
    "duration": "a duration such as `P3D` or `PT1H30M`",
    "uri": "an address such as `https://example.org/page`",
    "iri": "an address such as `https://example.org/page`",
    "uri-reference": "an address such as `/page`, without spaces",
    "iri-reference": "an address such as `/page`, without spaces",
    "site-path": "the path of the page on this site, such as `/2026/bridge/`",
    "email": "an e-mail address such as `name@example.org`",
    "idn-email": "an e-mail address such as `name@example.org`",
    "hostname": "a host name such as `example.org`",
    "idn-hostname": "a host name such as `example.org`",
    "ipv4": "an address such as `192.0.2.1`",
    "ipv6": "an address such as `2001:db8::1`",
    "uuid": "a UUID such as `f81d4fae-7dec-11d0-a765-00a0c91e6bf6`",
    "regex": "a regular expression",
}
"""What a value of each format looks like; for those of generators see `_look`."""
_NUMBER_DATE = lazy_compile(
    r"(?P<year>[0-9]{4})\s*(?:(?P<sign>[-/.])|年)\s*(?P<month>[0-9]{1,2})\s*(?(sign)(?P=sign)|月)"
    r"\s*(?P<day>[0-9]{1,2})(?(sign)|\s*+日?)(?:[,;]|(?P<rest>[T ].*|\s*\((?:周|星期|週).\)))?"
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_MONTH = r"(?P<month>[A-Z][a-z]{2,8})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_ENGLISH_DATES = (
    lazy_compile(rf"{_MONTH}\s+{_DAY},?\s+(?P<year>[0-9]{{4}})"),
    lazy_compile(rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?P<year>[0-9]{{4}})"),
)
_DASHES = str.maketrans("–—−‐‑", "-----")
_BARE_ADDRESS = lazy_compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+/\S*")


class InvalidFormat(SchemaRule):
    """A date or an address is not written as one.

    Programs sort and compare dates as text, which works only if all are written
    year, month, day: `2026-03-14`. An address needs its `https://` to be a link.

    Bad:

        ---
        title: 河边的新桥
        summary: 一座新桥怎样改变了两岸居民的一天。
        date: 2026/3/14
        layout: post.njk
        source: https://example.org/talks/bridge
        speaker: Ana Ruiz
        area: life-family
        category: culture
        tags: [city-life]
        ---

    Good:

        ---
        title: 河边的新桥
        summary: 一座新桥怎样改变了两岸居民的一天。
        date: 2026-03-14
        layout: post.njk
        source: https://example.org/talks/bridge
        speaker: Ana Ruiz
        area: life-family
        category: culture
        tags: [city-life]
        ---
    """

    code = "FM105"
    name = "invalid-format"
    trigger = "schema-failures"
    summary = "a date or address is not written as one"
    severity = Severity.ERROR
    fixable = True
    keywords = frozenset({"format"})

    def report(
        self, document: Document, front_matter: FrontMatter, failure: Failure
    ) -> Iterator[Diagnostic]:
        """Yield the finding, on the value."""
        span, node = place(front_matter, failure)
        look = _look(str(failure.expected))
        is_bare = node is not None and node.kind == "scalar" and not node.style
        value = span.text(document.text) if is_bare else failure.value
        if "date" in str(failure.expected) and find_impossible_day(document.text, span):
            reason = ", which is not a day of the calendar; correct it"
        else:
            reason = f"; it must be {look}"
        yield self.found(
            document,
            span,
            f"{subject_of(failure)} is `{shown(value)}`{reason}",
            _fix_of(failure, node) if node else None,
        )


def _look(form: str) -> str:
    """Return what a value of the format looks like."""
    dates = DATE_FORMATS.get(form)
    if dates is None:
        return _LOOK.get(form, f"a {form}")
    kind = f"a date that {dates.reader} reads," if dates.reader else "a date"
    return f"{kind} such as {' or '.join(f'`{example}`' for example in dates.examples)}"


def _fix_of(failure: Failure, node: Node) -> Fix | None:
    if node.kind != "scalar" or node.style not in ("", "'", '"'):
        return None
    value = str(failure.value).strip()
    if failure.expected in ("uri", "iri") and _BARE_ADDRESS.fullmatch(value):
        new, make = f"https://{value}", unsafe_fix  # Whether it is right nobody knows.
    elif failure.expected == "date" and (found := _read_day(value)):
        new, rest = found
        make = unsafe_fix if rest else fix
    else:
        return None
    return make(f"write {new}", Edit.replace(node.span, f"{node.style}{new}{node.style}"))


def _read_day(value: str) -> tuple[str, str] | None:
    """Return the day that `value` means, written as one, and the rest, such as a time of day.

    None where it may mean no day.
    """
    plain = unicodedata.normalize("NFKC", value).translate(_DASHES)
    if match := _NUMBER_DATE.fullmatch(plain):
        month, rest = int(match["month"]), match["rest"] or ""
    elif match := next(filter(None, (date.fullmatch(plain) for date in _ENGLISH_DATES)), None):
        name = match["month"].lower()
        names = (number for number, full in enumerate(_MONTHS, 1) if full.startswith(name))
        month, rest = next(names, 0), ""
    else:
        return None
    written = f"{int(match['year']):04}-{month:02}-{int(match['day']):02}"
    return (written, rest) if is_date(written) else None
