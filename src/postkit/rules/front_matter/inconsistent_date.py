"""FM023: dates of one post that contradict each other."""

from __future__ import annotations

import os
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.rules.signs.front_matter import day_of

_NAME = lazy_compile(r"(?P<date>\d{4}-\d{2}-\d{2})-")
_LATER = ("updated", "lastmod", "modified", "last_modified_at")


class InconsistentDate(Rule):
    """The dates of a post contradict each other.

    The file name gives another day than `date`, as in `2026-03-14-bridge.md` with
    `date: 2026-03-15`, or a post was updated before its `date`. It is off unless selected: a
    site may name files after the day on which they were begun.

    Bad:

        ---
        title: 河边的桥
        date: 2026-03-14
        updated: 2026-03-01
        ---

    Good:

        ---
        title: 河边的桥
        date: 2026-03-14
        updated: 2026-04-01
        ---
    """

    code = "FM023"
    name = "inconsistent-date"
    trigger = "front-matter:date Date DATE"
    summary = "the dates of a post contradict each other"
    default = False

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on each date that contradicts another."""
        front_matter = document.front_matter
        entry = front_matter.entry("date") if front_matter else None
        day = day_of(entry.value.value) if entry else None
        if front_matter is None or entry is None or day is None:
            return
        name = _NAME.match(os.path.basename(document.path or ""))
        if name and (named := day_of(name["date"])) and named != day:
            message = (
                f"the file name gives the day {named}, and `date` gives {day}; use one of them"
            )
            yield self.found(document, entry.value.span, message)
        for key in _LATER:
            later = front_matter.entry(key)
            found = day_of(later.value.value) if later else None
            if later and found and found < day:
                message = f"`{key}` is {found}, which is before `date`, {day}; correct one of them"
                yield self.found(document, later.value.span, message)
