"""FM022: a date that is no day of the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.rules.front_matter.values import overview
from postkit.source import Span

_DATE = lazy_compile(
    r"[\"']?(?P<year>\d{4})(?P<sign>[-/])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)(?!\d)"
)
_DATE_KEYS = frozenset(
    [
        *("date", "updated", "lastmod", "modified", "published", "publishdate", "pubdate"),
        *("created", "expirydate", "last_modified_at", "pub_date", "publish_date", "updateddate"),
    ]
)
"""Fields that hold dates on sites all over the world, in lower case."""


class ImpossibleDate(Rule):
    """A date is no day of the calendar, such as the 30th of February.

    Hugo and Jekyll stop the build at it; others take it for a text, or for a day in the
    next month.

    Bad:

        ---
        title: 河边的桥
        date: 2026-02-30
        ---

    Good:

        ---
        title: 河边的桥
        date: 2026-02-28
        ---
    """

    code = "FM022"
    name = "impossible-date"
    trigger = "text:date Date modified published created"
    summary = "a date is no day of the calendar"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on each such date."""
        for placed in document.once(overview).scalars:
            if placed.is_item or placed.key.lower() not in _DATE_KEYS:
                continue
            match = _DATE.match(document.text, *placed.node.span)
            if match is None or not isinstance(placed.node.value, str):
                continue
            try:
                date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                span = Span(match.start("year"), match.end("day"))
                written = span.text(document.text)
                message = f"`{written}` in `{placed.key}` is no day of the calendar; correct it"
                yield self.found(document, span, message)
