"""FM106: a value that does not have the form its field asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit, Fix
from postkit.front_matter import FrontMatter
from postkit.rules.base import unsafe_fix
from postkit.rules.front_matter.quotes_in_value import is_wrapped
from postkit.rules.front_matter.schema_rule import (
    SchemaRule,
    as_written,
    is_simple,
    name_of,
    shown,
)
from postkit.schema import Failure, place
from postkit.schema.patterns import matches


class PatternMismatch(SchemaRule):
    """A value does not have the form that its field asks for.

    A schema asks for a form with `pattern`. Tags, for example, become parts of addresses, so
    the built-in schemas want them in lower case, with hyphens between words: `AI Engineering`
    and `ai-engineering` would be two tags, and the first one an address with a space in it.

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
        tags: [City Life]
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

    code = "FM106"
    name = "pattern-mismatch"
    trigger = "schema-failures"
    summary = "a value does not have the form that its field asks for"
    severity = Severity.WARNING
    fixable = True
    always_unsafe = True
    keywords = frozenset({"pattern"})

    def report(
        self, document: Document, front_matter: FrontMatter, failure: Failure
    ) -> Iterator[Diagnostic]:
        """Yield the finding, on the value."""
        value = str(failure.value)
        if is_wrapped(value) and matches(str(failure.expected), value[1:-1]):
            # Only the quotes are wrong, and `quotes-in-value` says so.
            return
        span, node = place(front_matter, failure)
        slug = _slug(value)
        near_fix: Fix | None = None
        wanted = f"have the form `{failure.expected}`"
        if described := failure.schema.get("description"):
            wanted += f"; the schema describes it as `{shown(described)}`"
        is_slug = bool(slug) and matches(str(failure.expected), slug)
        is_item = isinstance(failure.path[-1], int)
        if (is_slug or is_item) and _is_several(value, span.text(document.text)):
            wanted = "be one item, not several"
        elif is_slug:
            wanted = f"be written like `{slug}`: lower case, with hyphens between words"
            new = as_written(slug, front_matter.syntax)
            if new and is_simple(node):
                near_fix = unsafe_fix(f"write {slug}", Edit.replace(span, new))
        yield self.found(
            document,
            span,
            f"`{value}` in `{name_of(failure)}` must {wanted}",
            near_fix,
        )


def _is_several(value: str, written: str) -> bool:
    """Tell whether several items have run together here: one slug of them all is not a fix."""
    inner = value.strip(" ,，、;；")
    return any(sign in inner for sign in ",，、;；") or len(written.splitlines()) > 1


def _slug(value: str) -> str:
    words = re.sub(r"[\"'“”‘’#]", "", value.lower())
    return re.sub(r"[\W_]+", "-", words).strip("-")
