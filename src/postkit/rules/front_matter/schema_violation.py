"""FM109: front matter that fails its schema in a way that no other rule reports."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.front_matter import FrontMatter
from postkit.rules.front_matter.schema_rule import SchemaRule, subject_of
from postkit.schema import Failure, key_span, place

_WORDS = {
    "uniqueItems": "has an item twice",
    "allOf": "does not have the form that is required",
    "anyOf": "has none of the forms that are allowed",
    "oneOf": "must have exactly one of the forms that are allowed",
    "not": "has a form that is not allowed",
    "contains": "lacks an item that must be in it",
    "minContains": "must have at least {limit} of the items that it should contain",
    "maxContains": "must have at most {limit} of the items that it should contain",
    "dependencies": "does not agree with another field",
    "dependentSchemas": "does not agree with another field",
    "if": "does not agree with another field",
    "then": "does not agree with another field",
    "else": "does not agree with another field",
    "propertyNames": "is not a name that a field may have here",
    "patternProperties": "is not allowed here",
    "properties": "is not allowed here",
    "items": "has more items than are allowed",
    "additionalItems": "has more items than are allowed",
    "unevaluatedItems": "has more items than are allowed",
    "prefixItems": "has an item in the wrong place",
    "contentEncoding": "must be encoded as {limit}",
    "contentMediaType": "must be text of the type {limit}",
    "contentSchema": "has contents that are not allowed",
    "false schema": "is not allowed here",
    "falseSchema": "is not allowed here",
    "$ref": "does not have the form that is required",
    "$dynamicRef": "does not have the form that is required",
    "$recursiveRef": "does not have the form that is required",
    "$schema": "is not among the schemas of the configuration; add it there under `[[schemas]]`",
    "nesting": "is nested too deeply to be checked",
    "dependentRequired": "needs the field `{limit}` next to it; add it",
    "pattern limit": "cannot be checked: the pattern `{limit}` of the schema takes too long on "
    "this value; simplify the pattern",
}
"""What each keyword says of a value; `{limit}` is what the schema gives for it."""


_ABOUT_KEYS = frozenset({"dependentRequired", "propertyNames"})


class SchemaViolation(SchemaRule):
    """Front matter fails its schema in a way that no other rule reports.

    A schema can say more than which fields there are: that one field needs another, or that a
    value must have one of several forms. The message quotes the schema's description of the
    field, if it has one.

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
    trigger = "schema-failures"
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
        elif failure.keyword in _ABOUT_KEYS:
            span = key_span(front_matter, failure)
        words = _WORDS[failure.keyword].replace("{limit}", str(failure.expected))
        message = f"{subject_of(failure)} {words}"
        description = failure.schema.get("description")
        if isinstance(description, str) and failure.path and failure.keyword not in _ABOUT_KEYS:
            message += f": {description}"
        yield self.found(document, span, message)
