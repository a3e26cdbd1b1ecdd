"""FM022: a date that is not a day of the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.front_matter import Node
from postkit.front_matter.impossible_day import find_impossible_day
from postkit.rules.base import Rule
from postkit.rules.front_matter.schema_rule import SchemaOptions
from postkit.rules.signs.front_matter import dates_as_text
from postkit.schema import failures_of, place


class ImpossibleDate(Rule):
    """A date is not a day of the calendar, such as the 30th of February.

    Hugo and Jekyll stop the build at it; others take it for a text, or for a day of the next
    month. Where the post's schema asks for a date, FM105 reports it instead.

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
    trigger = "dates-as-text"
    summary = "a date is not a day of the calendar"
    Options = SchemaOptions

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on each such date."""
        for placed in document.once(dates_as_text):
            span = find_impossible_day(document.text, placed.node.span)
            if span and not self._fails_schema(document, placed.node):
                written = span.text(document.text)
                message = f"`{written}` in `{placed.key}` is not a day of the calendar; correct it"
                yield self.found(document, span, message)

    def _fails_schema(self, document: Document, node: Node) -> bool:
        """Tell whether `node` is not a date to the schema of the post either."""
        front_matter = document.front_matter
        return front_matter is not None and any(
            place(front_matter, failure)[1] is node
            for failure in failures_of(document, self.options.schemas)
            if failure.keyword == "format"
        )
