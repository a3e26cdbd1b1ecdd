"""FM104: a value that is not among those allowed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit, Fix
from postkit.front_matter import FrontMatter
from postkit.rules.base import fix, unsafe_fix
from postkit.rules.front_matter.quotes_in_value import is_wrapped
from postkit.rules.front_matter.schema_rule import (
    SchemaRule,
    as_written,
    is_simple,
    nearest,
    shown,
    subject_of,
)
from postkit.schema import Failure, place

_MOST_LISTED = 12
_DECORATION = " \t\u3000\"'“”‘’「」"


class ValueNotInVocabulary(SchemaRule):
    """A value is not one of those that its field allows.

    Sites group and style pages by these values; a post with another value is missing from its
    group. The fix writes the nearest allowed value; it is safe where only quotes, spaces or
    capitals differ.

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
        status: evengreen
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

    code = "FM104"
    name = "value-not-in-vocabulary"
    trigger = "schema-failures"
    summary = "a value is not one of those that its field allows"
    severity = Severity.WARNING
    fixable = True
    keywords = frozenset({"enum", "const"})

    def report(
        self, document: Document, front_matter: FrontMatter, failure: Failure
    ) -> Iterator[Diagnostic]:
        """Yield the finding, on the value, with the nearest one that is allowed."""
        allowed = failure.expected if failure.keyword == "enum" else [failure.expected]
        names = [name for name in allowed if isinstance(name, str)]
        value = failure.value if isinstance(failure.value, str) else ""
        if is_wrapped(value) and value[1:-1] in names:
            # Only the quotes are wrong, and `quotes-in-value` says so.
            return
        near = nearest(value.strip(_DECORATION), names) if value else None
        span, node = place(front_matter, failure)
        message = f"{subject_of(failure)} is `{shown(failure.value)}`; allowed: {_listed(allowed)}"
        near_fix: Fix | None = None
        if near:
            message += f". Did you mean `{near}`?"
            is_plain = value.strip(_DECORATION).lower() == near.lower()
            new = as_written(near, front_matter.syntax)
            if new and is_simple(node):
                near_fix = (fix if is_plain else unsafe_fix)(
                    f"write {near}", Edit.replace(span, new)
                )
        yield self.found(document, span, message, near_fix)


def _listed(allowed: list[Any]) -> str:
    """Return the first of the allowed values, `null` only where it is the only one."""
    words = (word for word in allowed if word is not None)
    first = list(islice(words, _MOST_LISTED + 1)) or allowed[: _MOST_LISTED + 1]
    listed = ", ".join(map(shown, first[:_MOST_LISTED]))
    return f"{listed}, …" if len(first) > _MOST_LISTED else listed
