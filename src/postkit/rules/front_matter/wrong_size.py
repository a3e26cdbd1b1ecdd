"""FM107: a value that is too short, too long, too small or too large."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.front_matter import FrontMatter
from postkit.rules.front_matter.schema_rule import SchemaRule, subject_of
from postkit.schema import Failure, place

_MESSAGES = {
    "minLength": "must have at least {limit} character{s}, not {size}",
    "maxLength": "must have at most {limit} character{s}, not {size}",
    "minItems": "must have at least {limit} item{s}, not {size}",
    "maxItems": "must have at most {limit} item{s}, not {size}",
    "minProperties": "must have at least {limit} field{s}, not {size}",
    "maxProperties": "must have at most {limit} field{s}, not {size}",
    "minimum": "must be at least {limit}, not {size}",
    "maximum": "must be at most {limit}, not {size}",
    "exclusiveMinimum": "must be more than {limit}, not {size}",
    "exclusiveMaximum": "must be less than {limit}, not {size}",
    "multipleOf": "must be a multiple of {limit}, not {size}",
}


class WrongSize(SchemaRule):
    """A text or a list is too short or too long, a number too small or too large.

    A title that is too long for its place on the page is cut off there, and a rating of 7 out
    of 5 is a mistake.

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
    trigger = "schema-failures"
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
        plural = "" if failure.expected == 1 else "s"
        message = _MESSAGES[failure.keyword].format(limit=failure.expected, s=plural, size=size)
        yield self.found(document, span, f"{subject_of(failure)} {message}")
