"""What the rules have in common that speak of a post's JSON Schema."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, TypeGuard

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.front_matter import FrontMatter, Node, Syntax
from postkit.rules import base
from postkit.rules.base import Rule
from postkit.schema import Failure, SchemaSet, failures_of

_KIND_OF_EMPTY: tuple[Any, ...] = (None, "", [], {})


class SchemaOptions(base.Options):
    """The schemas that front matter is held against.

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
            if failure.keyword in self.keywords and not is_about_emptiness(failure, document, self):
                yield from self.report(document, front_matter, failure)

    @abstractmethod
    def report(
        self, document: Document, front_matter: FrontMatter, failure: Failure
    ) -> Iterable[Diagnostic]:
        """Yield the finding about `failure`."""

    def required(self, document: Document) -> frozenset[str]:
        """Return the fields that the schema of `document` requires."""
        schema = self.options.schemas.schema_of(document)
        return frozenset(schema.required) if schema else frozenset()


def is_empty(value: Any) -> bool:
    """Tell whether a field says nothing: null, no text, no items."""
    return value in _KIND_OF_EMPTY or (isinstance(value, str) and not value.strip())


def is_about_emptiness(failure: Failure, document: Document, rule: SchemaRule) -> bool:
    """Tell whether a required field fails because it is empty, which has a rule of its own."""
    return (
        len(failure.path) == 1
        and failure.keyword != "required"
        and is_empty(failure.value)
        and failure.path[0] in rule.required(document)
    )


def name_of(failure: Failure) -> str:
    """Return the field that a failure is about, as a writer would call it: `tags`, `seo.title`."""
    return ".".join(str(part) for part in failure.path if isinstance(part, str)) or "front matter"


def subject_of(failure: Failure) -> str:
    """Return what a failure is about as the head of a message: a field, or an item of one."""
    is_item = bool(failure.path) and isinstance(failure.path[-1], int)
    return f"{'an item of ' if is_item else ''}`{name_of(failure)}`"


def is_simple(node: Node | None) -> TypeGuard[Node]:
    """Tell whether a value is one scalar with or without quotes, for which another can stand."""
    return node is not None and node.kind == "scalar" and node.style not in ("|", ">", "*")


def as_written(value: Any, syntax: Syntax) -> str | None:
    """Return `value` as it is written, in a list of brackets too; None where nothing says it."""
    from postkit.front_matter_edits.serialize import UnwritableError, write_value

    try:
        return write_value(value, syntax, in_flow=True)
    except UnwritableError:
        return None


def nearest(wanted: str, names: Iterable[str], cutoff: float = 0.7) -> str | None:
    """Return the name that `wanted` was most likely meant to be, if one is near."""
    import difflib

    by_lower = {name.lower(): name for name in names}
    matches = difflib.get_close_matches(wanted.lower().strip(), by_lower, n=1, cutoff=cutoff)
    return by_lower[matches[0]] if matches else None
