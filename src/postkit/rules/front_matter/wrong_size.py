"""FM107: a value that is too short, too long, too small or too large."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.front_matter import FrontMatter
from postkit.rules.front_matter.schema_rule import SchemaRule, name_of, place
from postkit.schema import Failure

_MESSAGES = {
    "minLength": "must have at least {} characters, not {}",
    "maxLength": "must have at most {} characters, not {}",
    "minItems": "must have at least {} items, not {}",
    "maxItems": "must have at most {} items, not {}",
    "minProperties": "must have at least {} fields, not {}",
    "maxProperties": "must have at most {} fields, not {}",
    "minimum": "must be at least {}, not {}",
    "maximum": "must be at most {}, not {}",
    "exclusiveMinimum": "must be more than {}, not {}",
    "exclusiveMaximum": "must be less than {}, not {}",
    "multipleOf": "must be a multiple of {}, not {}",
}


class WrongSize(SchemaRule):
    """A text or a list is too short or too long, a number too small or too large.

    A title that is longer than its place on the page is cut off there, and a rating
    of 7 out of 5 is a slip.

    Bad:

        ---
        title: 桥的历史
        authors: [Ana Ruiz]
        date: 2026-03-14
        layout: book.njk
        status: finished
        finished: 2026-03-12
        rating: 7
        tags: [city-life]
        ---

    Good:

        ---
        title: 桥的历史
        authors: [Ana Ruiz]
        date: 2026-03-14
        layout: book.njk
        status: finished
        finished: 2026-03-12
        rating: 4
        tags: [city-life]
        ---
    """

    code = "FM107"
    name = "wrong-size"
    summary = "a value is too short, too long, too small or too large"
    severity = Severity.WARNING
    keywords = frozenset(_MESSAGES)

    def report(
        self, document: Document, front_matter: FrontMatter, failure: Failure
    ) -> Iterator[Diagnostic]:
        """Yield the finding, on the value."""
        span, _ = place(front_matter, failure)
        value = failure.value
        size = len(value) if isinstance(value, str | list | dict) else value
        message = _MESSAGES[failure.keyword].format(failure.expected, size)
        yield self.found(document, span, f"`{name_of(failure)}` {message}")
