"""The fields of front matter whose values are prose."""

from __future__ import annotations

from collections.abc import Collection

from postkit.document import Document
from postkit.schema.select import SchemaSet

USUAL_FIELDS = ("title", "subtitle", "summary", "description", "excerpt", "insight", "abstract")
"""The keys of front matter whose values are prose where no schema says so."""


def prose_fields(document: Document, schemas: SchemaSet) -> Collection[str]:
    """Return the keys of front matter whose values are prose.

    They are those that the schema of `document` marks by `"x-postkit": {"prose":
    true}`; without a schema, or one that marks none, the usual ones.
    """
    schema = schemas.schema_of(document) if document.front_matter else None
    marked = [
        key
        for key, definition in (schema.properties if schema else {}).items()
        if isinstance(definition, dict) and _is_marked(definition.get("x-postkit"))
    ]
    return marked or USUAL_FIELDS


def _is_marked(marks: object) -> bool:
    return isinstance(marks, dict) and marks.get("prose") is True
