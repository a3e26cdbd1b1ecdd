"""FM108: a field that the schema does not know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit, Fix
from postkit.front_matter import FrontMatter
from postkit.rules.base import unsafe_fix
from postkit.rules.front_matter.schema_rule import SchemaRule, name_of, nearest
from postkit.schema import Failure, key_span


class UnknownField(SchemaRule):
    """A field is not one of those that the schema describes.

    Usually its name is misspelt, and its value is missing where it belongs.

    Bad:

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
        statsu: evergreen
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
        status: evergreen
        ---
    """

    code = "FM108"
    name = "unknown-field"
    trigger = "schema-failures"
    summary = "a field is not one of those that the schema describes"
    severity = Severity.WARNING
    fixable = True
    always_unsafe = True
    keywords = frozenset({"additionalProperties", "unevaluatedProperties"})

    def report(
        self, document: Document, front_matter: FrontMatter, failure: Failure
    ) -> Iterator[Diagnostic]:
        """Yield the finding, on the key, with the nearest one that is known."""
        if not failure.path:
            message = "there is a field that the schema does not describe"
            yield self.found(document, front_matter.opening, message)
            return
        span = key_span(front_matter, failure)
        known = _known_fields(failure.schema)
        near = nearest(str(failure.path[-1]), known)
        message = f"`{name_of(failure)}` is not a field of this kind of post"
        near_fix: Fix | None = None
        if near:
            message += f"; did you mean `{near}`?"
            if front_matter.entry(*failure.path[:-1], near) is None:
                near_fix = unsafe_fix(f"call it {near}", Edit.replace(span, near))
        yield self.found(document, span, message, near_fix)


def _known_fields(schema: dict[str, Any]) -> list[str]:
    """Return the fields that `schema` describes, itself or in the schemas that it is made of."""
    known = list(schema.get("properties", {}))
    for keyword in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(keyword, ()):
            known += _known_fields(part) if isinstance(part, dict) else []
    return known
