"""FM102: a required field is there, but empty."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.rules.base import Rule
from postkit.rules.front_matter.schema_rule import SchemaOptions, is_empty, may_be_null


class EmptyRequiredField(Rule):
    """A required field has no value: `title:`, `title: ''` or `tags: []`.

    It was left for later and forgotten, and the page is published without it. A field whose
    schema allows the type `null` may be empty.

    Bad:

        ---
        title: ''
        summary: 一座新桥怎样改变了两岸居民的一天。
        date: 2026-03-14
        layout: post.njk
        source: https://example.org/talks/bridge
        speaker: Ana Ruiz
        area: life-family
        category: culture
        tags: [city-life]
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
        ---
    """

    code = "FM102"
    name = "empty-required-field"
    trigger = "empty-fields"
    summary = "a required field is empty"
    severity = Severity.WARNING
    Options = SchemaOptions

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each such field, on its key."""
        front_matter = document.front_matter
        if front_matter is None or not front_matter.values:
            return
        schema = self.options.schemas.schema_of(document)
        if schema is None:
            return
        values = front_matter.values
        for name in schema.required:
            if name in values and not is_empty(values[name]):
                continue
            entry = front_matter.entry(name)
            if entry and is_empty(entry.value.value) and not may_be_null(schema, name):
                yield self.found(document, entry.key_span, f"`{name}` is empty; fill it in")
