"""Find the mistakes in a schema file: all of them, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from postkit.cli.lint_subschema import CHECKS, older_keywords
from postkit.errors import ConfigError
from postkit.front_matter import Node
from postkit.named_tuples import NamedTuple
from postkit.schema.documents import Documents
from postkit.schema.json_schema_versions import JsonSchemaVersion, version_of, why_unknown_version
from postkit.schema.json_values import as_json
from postkit.schema.metaschema_messages import describe_refusal
from postkit.schema.patterns import why_no_pattern
from postkit.schema.read_file import language_of, reader_of
from postkit.schema.schema import Schema
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


def review_schema(text: str, path: str = "") -> list[Mistake]:
    """Return the mistakes in the JSON Schema `text`, in the order of their places.

    Besides what makes it no schema at all these are things that no validator
    reports: a misspelt keyword, which is ignored, a repeated key, a required
    field that is described nowhere.

    Args:
        text: the schema.
        path: its file; the suffix tells whether it is JSON, YAML or TOML.
    """
    start = int(text.startswith(BOM))
    lines = LineIndex(text)
    if language_of(path) == "JSON" and not text[start:].lstrip().startswith("{"):
        return [Mistake(1, 1, "is not a JSON Schema: it must be an object, in braces")]
    reading = reader_of(path)(text, Span(start, len(text)))
    if reading.failure:
        return [Mistake(*lines.position(reading.failure.offset), reading.failure.problem)]
    root = reading.root
    if root is None or root.kind != "mapping":
        return [Mistake(1, 1, "is not a JSON Schema: it must be an object")]
    found = list(_repeated_keys(root))
    found += [(_offset(root, place), message) for place, message in _mistakes(root.value, path)]
    return [Mistake(*lines.position(offset), message) for offset, message in sorted(set(found))]


def _repeated_keys(root: Node) -> Iterator[tuple[int, str]]:
    for node in root.walk():
        seen: set[str] = set()
        for entry in node.entries:
            if entry.key in seen:
                yield (
                    entry.key_span.start,
                    f"`{entry.key}` is repeated; only the last one counts",
                )
            seen.add(entry.key)


def _mistakes(written: dict[str, Any], path: str) -> Iterator[tuple[Place, str]]:
    definition = as_json(written)
    version = version_of(definition)
    found = dict(_refused(definition, version))
    is_schema = not found
    unknown_version = why_unknown_version(definition)
    if unknown_version:
        found["$schema",] = unknown_version
    older = older_keywords(version)
    for place, part in _parts(definition):
        for check in CHECKS:
            # At the same place these messages are clearer than the metaschema's.
            found |= {
                (*place, *below): message
                for below, message in check(part)
                if below[:1] not in older
            }
    yield from found.items()
    if is_schema and not any(why_no_pattern(pattern) for pattern in _patterns(definition)):
        dangling = _dangling_references(definition, path)
        yield from dangling.items()
        if not dangling:
            yield from _bad_defaults(definition, path)


def _patterns(definition: dict[str, Any]) -> Iterator[str]:
    for _, part in _parts(definition):
        names = part.get("patternProperties")
        yield from (pattern for pattern in [part.get("pattern")] if isinstance(pattern, str))
        yield from names if isinstance(names, dict) else ()


def _refused(definition: dict[str, Any], version: JsonSchemaVersion) -> Iterator[tuple[Place, str]]:
    """Yield what the metaschema of its draft says against a schema."""
    import jsonschema

    validator = getattr(jsonschema, version.class_name)
    for error in validator(validator.META_SCHEMA).iter_errors(definition):
        yield tuple(error.absolute_path), describe_refusal(error)


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
                waiting += [((*here, index), item) for index, item in enumerate(value)]
            elif keyword in _NAMED and isinstance(value, dict):
                waiting += [((*here, name), item) for name, item in value.items()]


def _dangling_references(definition: dict[str, Any], path: str) -> dict[Place, str]:
    try:
        dangling = set(Documents(definition, path, "", "").dangling())
    except ConfigError as error:
        return {(): error.message.removeprefix(": ")}
    return {
        (*place, "$ref"): f"`{part['$ref']}` leads to nothing in this file"
        for place, part in _parts(definition)
        if isinstance(part.get("$ref"), str) and part["$ref"] in dangling
    }


def _bad_defaults(definition: dict[str, Any], path: str) -> Iterator[tuple[Place, str]]:
    """Yield the defaults that the schema beside them refuses."""
    try:
        Schema(definition, "", path).check_itself()
        for place, part in _parts(definition):
            if "default" in part and _at(definition, place, path).failures(part["default"]):
                yield (*place, "default"), "the default is not what the schema beside it allows"
    except ConfigError as error:
        reason = error.message.removeprefix(": ").removeprefix("a `$ref` in it ")
        yield (), f"a `$ref` {reason}" if reason.startswith("leads") else reason


def _at(definition: dict[str, Any], place: Place, path: str) -> Schema:
    """Return the part of a schema at a place as a schema of its own."""
    if not place:
        return Schema(definition, "", path)
    name = "id" if version_of(definition) is JsonSchemaVersion.DRAFT_4 else "$id"
    address = definition.get(name, "schema:root")
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in place)
    whole = {
        "$ref": f"{address.partition('#')[0]}#/{'/'.join(map(quote, steps))}",
        "definitions": {"root": {**definition, name: address}},
    }
    if "$schema" in definition:
        whole["$schema"] = definition["$schema"]
    return Schema(whole, "", path)


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
