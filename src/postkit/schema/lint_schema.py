"""Find the mistakes in a schema file: all of them, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from postkit.front_matter import Node
from postkit.front_matter.readers.json_reader import read_json
from postkit.schema.compiler import Compiler
from postkit.schema.failure import Failure
from postkit.schema.lint_subschema import CHECKS
from postkit.schema.schema import look_up
from postkit.source import BOM, LineIndex, Span

Place = tuple[str | int, ...]
"""Keys and indices from the root of a schema to a part of it."""

_ONE = frozenset(
    [
        *("additionalProperties", "contains", "contentSchema", "else", "if", "items", "not"),
        *("propertyNames", "then", "unevaluatedItems", "unevaluatedProperties"),
    ]
)
"""Keywords whose value is a schema."""
_SOME = frozenset(["allOf", "anyOf", "oneOf", "prefixItems"])
"""Keywords whose value is a list of schemas."""
_NAMED = frozenset(["$defs", "definitions", "dependentSchemas", "patternProperties", "properties"])
"""Keywords whose value is a mapping of schemas."""


class Mistake(NamedTuple):
    """Something wrong in a schema file; line and column count from 1."""

    line: int
    column: int
    message: str


def review_schema(text: str) -> list[Mistake]:
    """Return the mistakes in the JSON Schema `text`, in the order of their places.

    Besides what makes it no schema at all these are things that no validator
    speaks of: a misspelt keyword, which is ignored, a key that stands there
    twice, a required field that is described nowhere.
    """
    start = int(text.startswith(BOM))
    lines = LineIndex(text)
    if not text[start:].lstrip().startswith("{"):
        return [Mistake(1, 1, "is no JSON Schema: it must be an object, in braces")]
    reading = read_json(text, Span(start, len(text)))
    if reading.failure:
        return [Mistake(*lines.position(reading.failure.offset), reading.failure.problem)]
    root = reading.root
    assert root is not None  # It begins with a brace.
    found = list(_repeated_keys(root))
    found += [(_offset(root, place), message) for place, message in _mistakes(root.value)]
    return [Mistake(*lines.position(offset), message) for offset, message in sorted(set(found))]


def _repeated_keys(root: Node) -> Iterator[tuple[int, str]]:
    for node in root.walk():
        seen: set[str] = set()
        for entry in node.entries:
            if entry.key in seen:
                yield (
                    entry.key_span.start,
                    f"`{entry.key}` stands here a second time; only the last one counts",
                )
            seen.add(entry.key)


def _mistakes(definition: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    found = dict(_refused(definition))
    is_schema = not found
    for place, part in _parts(definition):
        for check in CHECKS:
            # Of the same place these speak more plainly than the metaschema.
            found |= {(*place, *below): message for below, message in check(part)}
    yield from found.items()
    if is_schema:
        dangling = _dangling_references(definition)
        yield from dangling.items()
        if not dangling:
            yield from _bad_defaults(definition)


def _refused(definition: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    """Yield what the metaschema of draft 2020-12 says against a schema."""
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(Draft202012Validator.META_SCHEMA)
    for error in validator.iter_errors(definition):
        yield tuple(error.absolute_path), error.message


def _parts(definition: dict[str, Any]) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Yield a schema and all the schemas in it, each with its place."""
    waiting: list[tuple[Place, Any]] = [((), definition)]
    while waiting:
        place, part = waiting.pop()
        if not isinstance(part, dict):
            continue
        yield place, part
        for keyword, value in part.items():
            here = (*place, keyword)
            if keyword in _ONE:
                waiting.append((here, value))
            elif keyword in _SOME and isinstance(value, list):
                waiting += [((*here, index), one) for index, one in enumerate(value)]
            elif keyword in _NAMED and isinstance(value, dict):
                waiting += [((*here, name), one) for name, one in value.items()]


def _dangling_references(definition: dict[str, Any]) -> dict[Place, str]:
    from referencing.exceptions import Unresolvable

    found: dict[Place, str] = {}
    for place, part in _parts(definition):
        reference = part.get("$ref")
        try:
            if isinstance(reference, str):
                look_up(definition, reference)
        except Unresolvable:
            found[*place, "$ref"] = f"`{reference}` leads to nothing in this file"
    return found


def _bad_defaults(definition: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    """Yield the defaults that the schema beside them refuses."""
    compiler = Compiler(definition)
    try:
        compiler.compile(definition)({}, (), [])
        for place, part in _parts(definition):
            failures: list[Failure] = []
            if "default" in part:
                compiler.compile(part)(part["default"], (), failures)
            if failures:
                yield (*place, "default"), "the default is not what the schema beside it allows"
    except re.error:
        return  # The pattern has been named already.
    except RecursionError:
        yield (), "a `$ref` leads back to itself"


def _offset(root: Node, place: Place) -> int:
    """Return where a part of a schema begins: its key, or itself where it has none."""
    outer: Node | None = root
    for step in place[:-1]:
        outer = outer[step] if outer else None
    if outer is None or not place:
        return root.span.start
    if isinstance(place[-1], str):
        entry = outer.entry(place[-1])
        return entry.key_span.start if entry else outer.span.start
    inner = outer[place[-1]]
    return inner.span.start if inner else outer.span.start
