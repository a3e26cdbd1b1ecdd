"""The base class of the rules about a post's JSON Schema."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Iterable, Iterator
from functools import lru_cache

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.front_matter import FrontMatter, Node, Syntax
from postkit.front_matter_edits.serialize import UnwritableError, write_value
from postkit.rules import base
from postkit.rules.base import Rule
from postkit.schema import Failure, Schema, SchemaSet, failures_of, place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar, TypeGuard

_MOST_SHOWN = 80
_NEAR = 70
"""From 0 to 100: two names that are so alike may be meant to be one."""
_ASK_FOR_TEXT = frozenset(["format", "pattern", "minLength"])
"""The keywords that an empty text fails, whatever else they ask for."""
_KIND_OF_EMPTY: tuple[Any, ...] = (None, "", [], {})


class SchemaOptions(base.Options):
    """The schemas that front matter is checked against.

    Args:
        schemas: set by the table `[[schemas]]` of the configuration.
    """

    schemas: SchemaSet = SchemaSet.built_in()


class SchemaRule(Rule):
    """A rule about some of the ways in which front matter fails its schema."""

    Options = SchemaOptions
    keywords: ClassVar[frozenset[str]]
    """The keywords of JSON Schema whose failures this rule reports."""

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each failure of this rule's keywords."""
        front_matter = document.front_matter
        if front_matter is None:
            return
        for failure in failures_of(document, self.options.schemas):
            if failure.keyword not in self.keywords or is_about_emptiness(failure, document, self):
                continue
            if failure.keyword in _ASK_FOR_TEXT and is_empty(failure.value):
                span, _ = place(front_matter, failure)
                message = f"{subject_of(failure)} is empty; fill it in or remove it"
                yield self.found(document, span, message)
            else:
                yield from self.report(document, front_matter, failure)

    @abstractmethod
    def report(
        self, document: Document, front_matter: FrontMatter, failure: Failure
    ) -> Iterable[Diagnostic]:
        """Yield the finding about `failure`."""


def is_empty(value: Any) -> bool:
    """Tell whether a field says nothing: null, no text, no items."""
    return value in _KIND_OF_EMPTY or (isinstance(value, str) and not value.strip())


def is_about_emptiness(failure: Failure, document: Document, rule: SchemaRule) -> bool:
    """Tell whether a required field fails because it is empty, which has a rule of its own."""
    if len(failure.path) != 1 or failure.keyword == "required" or not is_empty(failure.value):
        return False
    schema = rule.options.schemas.schema_of(document)
    name = str(failure.path[0])
    if schema is None or name not in schema.required:
        return False
    # An empty text says as little as the null that is allowed.
    return isinstance(failure.value, str) or not may_be_null(schema, name)


def may_be_null(schema: Schema, name: str) -> bool:
    """Tell whether the schema says in so many words that a field may be empty."""
    described = schema.properties.get(name)
    kinds = described.get("type", ()) if isinstance(described, dict) else ()
    return "null" in ([kinds] if isinstance(kinds, str) else kinds)


def name_of(failure: Failure) -> str:
    """Return the field that a failure is about, as a writer would call it: `tags`, `seo.title`."""
    return ".".join(str(part) for part in failure.path if isinstance(part, str)) or "front matter"


def subject_of(failure: Failure) -> str:
    """Return what a failure is about as the head of a message: a field, or an item of one."""
    if not failure.path:
        return "the front matter"
    is_item = bool(failure.path) and isinstance(failure.path[-1], int)
    return f"{'an item of ' if is_item else ''}`{name_of(failure)}`"


def is_simple(node: Node | None) -> TypeGuard[Node]:
    """Tell whether a value is one scalar with or without quotes, that another can replace."""
    return node is not None and node.kind == "scalar" and node.style not in ("|", ">", "*")


def as_written(value: Any, syntax: Syntax) -> str | None:
    """Return `value` as it is written, in a list of brackets too; None where nothing says it."""
    try:
        return write_value(value, syntax, in_flow=True)
    except UnwritableError:
        return None


def nearest(wanted: str, names: Iterable[str]) -> str | None:
    """Return the name that `wanted` was most likely meant to be, if one is near."""
    from rapidfuzz import fuzz, process

    by_lower = _by_lower(tuple(names))
    match = process.extractOne(
        wanted.lower().strip(), by_lower.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR
    )
    return by_lower[match[0]] if match else None


# A post may have thousands of values that are not in one vocabulary of thousands.
@lru_cache(maxsize=8)
def _by_lower(names: tuple[str, ...]) -> dict[str, str]:
    return {name.lower(): name for name in names}


def shown(value: Any) -> str:
    """Return a value of front matter as a message shows it: not too long, on one line."""
    if value is None:
        return "empty"
    if not isinstance(value, str):
        value = json.dumps(value, ensure_ascii=False, default=str)
    line = " ".join(value.splitlines())
    return line if len(line) <= _MOST_SHOWN else f"{line[:_MOST_SHOWN]}…"
