"""FM109: front matter that fails its schema in a way no other rule speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.front_matter import FrontMatter
from postkit.rules.front_matter.schema_rule import SchemaRule, subject_of
from postkit.schema import Failure, place

_WORDS = {
    "uniqueItems": "holds the same item twice",
    "anyOf": "has none of the forms that are allowed",
    "oneOf": "must have exactly one of the forms that are allowed",
    "not": "has a form that is not allowed",
    "contains": "lacks an item that must be in it",
    "dependentRequired": "needs another field beside it",
    "dependentSchemas": "does not agree with another field",
    "if": "does not agree with another field",
    "then": "does not agree with another field",
    "else": "does not agree with another field",
    "propertyNames": "holds a field with a name that is not allowed",
    "unevaluatedItems": "holds more items than are allowed",
    "prefixItems": "holds an item in the wrong place",
    "false schema": "is not allowed here",
}


class SchemaViolation(SchemaRule):
    """Front matter fails its schema in a way that no other rule speaks of.

    The schema of a site can say more than which fields there are: that one needs
    another, that a value must have one of several forms. What is allowed is said
    by the schema itself; its description of a field is quoted where it has one.

    Bad:

        ---
        title: 桥的历史
        authors: [Ana Ruiz]
        date: 2026-03-14
        layout: book.njk
        status: finished
        rating: 5
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
        rating: 5
        tags: [city-life]
        ---
    """

    code = "FM109"
    name = "schema-violation"
    summary = "front matter fails its schema in another way"
    severity = Severity.ERROR
    keywords = frozenset(_WORDS)

    def report(
        self, document: Document, front_matter: FrontMatter, failure: Failure
    ) -> Iterator[Diagnostic]:
        """Yield the finding, on the value."""
        span, _ = place(front_matter, failure)
        if not failure.path:
            span = front_matter.opening
        message = f"{subject_of(failure)} {_WORDS[failure.keyword]}"
        if failure.keyword == "dependentRequired":
            name, missing = _missing_beside(failure)
            message = f"`{name}` needs `{missing}` beside it; add it"
            mapping = front_matter.locate(failure.path)
            entry = mapping.entry(name) if mapping else None
            span = entry.key_span if entry else span
        description = failure.schema.get("description")
        if isinstance(description, str) and failure.path:
            message += f": {description}"
        yield self.found(document, span, message)


def _missing_beside(failure: Failure) -> tuple[str, str]:
    """Return the field that is there, and the one that it needs."""
    return next(
        (name, key)
        for name, needed in failure.expected.items()
        for key in needed
        if name in failure.value and key not in failure.value
    )
