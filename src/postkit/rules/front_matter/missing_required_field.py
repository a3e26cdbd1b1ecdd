"""FM101: a field is missing that the schema requires."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.front_matter import FrontMatter
from postkit.rules.front_matter.schema_rule import SchemaRule, name_of
from postkit.schema import Failure


class MissingRequiredField(SchemaRule):
    """A required field is missing from the front matter.

    The site's templates rely on it: without it a page is incomplete, or the build fails. The
    post's schema says which fields are required.

    Bad:

        ---
        title: 河边的新桥
        summary: 一座新桥怎样改变了两岸居民的一天。
        date: 2026-03-14
        layout: post.njk
        source: https://example.org/talks/bridge
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

    code = "FM101"
    name = "missing-required-field"
    trigger = "schema-failures"
    summary = "a required field is missing from the front matter"
    severity = Severity.ERROR
    keywords = frozenset({"required"})

    def report(
        self, document: Document, front_matter: FrontMatter, failure: Failure
    ) -> Iterator[Diagnostic]:
        """Yield the finding, on the key of the mapping that lacks the field."""
        parent = front_matter.locate(failure.path[:-1])
        is_top = len(failure.path) == 1 or parent is None
        span = front_matter.opening if is_top or parent is None else parent.span
        yield self.found(document, span, f"the field `{name_of(failure)}` is missing; add it")
