"""FM025: a post that is dated after today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.rules import base
from postkit.rules.base import Rule
from postkit.rules.signs.front_matter import day_of


class Options(base.Options):
    """The options of this rule.

    Args:
        fields: the fields that say when a post is published.
        today: returns the day that dates are compared with.
    """

    fields: tuple[str, ...] = ("date", "publishDate", "pubDate")
    today: Callable[[], date] = date.today


class FutureDate(Rule):
    """A post is dated after today.

    Hugo and Jekyll leave it out of the site until that day; others publish it at once, at the
    top of their lists. It is off unless selected: some sites schedule posts this way. A post
    with `draft: true` is not reported. A time with an offset counts as the day that it is in
    the time zone where postkit runs.

    Bad:

        ---
        title: 河边的桥
        date: 9026-03-14
        ---

    Good:

        ---
        title: 河边的桥
        date: 2026-03-14
        ---
    """

    code = "FM025"
    name = "future-date"
    trigger = "front-matter:date Date DATE"
    summary = "a post is dated after today"
    default = False
    depends_on_day = True
    Options = Options

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on each date after today."""
        front_matter = document.front_matter
        if front_matter is None or front_matter.values.get("draft") is True:
            return
        today = self.options.today()
        for field in self.options.fields:
            entry = front_matter.entry(field)
            day = _day_here(entry.value.value) if entry else None
            if entry and day and day > today:
                message = (
                    f"`{entry.key}` is {day}, which is after today, {today}; correct it, "
                    "or publish the post on that day"
                )
                yield self.found(document, entry.value.span, message)


def _day_here(value: Any) -> date | None:
    """Return the day that a date names, of a time with an offset the one that it is here."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return day_of(value)
    if isinstance(value, datetime) and value.tzinfo:
        try:
            return value.astimezone().date()
        except OverflowError:
            return value.date()
    return day_of(value)
