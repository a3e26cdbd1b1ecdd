"""What can be wrong in one part of a JSON Schema, though the metaschema lets it through."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from postkit.schema.formats import FORMATS, STANDARD_FORMATS
from postkit.schema.json_schema_versions import JsonSchemaVersion
from postkit.schema.keywords import KEYWORDS as ALL_KEYWORDS
from postkit.schema.keywords import TESTS, equal
from postkit.schema.patterns import matches, why_no_pattern

Found = Iterator[tuple[tuple[str | int, ...], str]]
"""Where below the part something is wrong, and what."""

TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
_REPLACED = {
    "id": "$id",
    "dependencies": "dependentRequired",
    "additionalItems": "items",
    "$recursiveRef": "$dynamicRef",
    "$recursiveAnchor": "$dynamicAnchor",
}
"""Keywords of older drafts and what replaces them in 2020-12."""
_RANGES = (
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
    ("minContains", "maxContains"),
    ("minimum", "maximum"),
)


def older_keywords(version: JsonSchemaVersion) -> frozenset[tuple[str, ...]]:
    """Return the places of keywords that are right in `version`, though 2020-12 has others."""
    if version is JsonSchemaVersion.DRAFT_2020_12:
        return frozenset()
    if version is JsonSchemaVersion.DRAFT_2019_09:
        return frozenset({("additionalItems",), ("$recursiveRef",), ("$recursiveAnchor",)})
    names = [
        "dependencies",
        "additionalItems",
        *(["id"] if version is JsonSchemaVersion.DRAFT_4 else []),
    ]
    return frozenset((name,) for name in names)


KEYWORDS = ALL_KEYWORDS - _REPLACED.keys()
"""The keywords of JSON Schema 2020-12, and `definitions`, which it keeps for old schemas."""


def nearest(wanted: str, names: Iterable[str]) -> str:
    """Return `; did you mean …?` for the nearest of `names`, nothing where none is near."""
    by_lower = {name.lower(): name for name in names}
    matches = difflib.get_close_matches(wanted.lower(), by_lower, n=1, cutoff=0.7)
    return f"; did you mean `{by_lower[matches[0]]}`?" if matches else ""


def _unknown_keywords(part: dict[str, Any]) -> Found:
    for keyword in part:
        if keyword in _REPLACED:
            new = _REPLACED[keyword]
            yield (keyword,), f"`{keyword}` belongs to an older draft; write `{new}`"
        elif keyword not in KEYWORDS and not keyword.startswith("x-"):
            hint = nearest(keyword, KEYWORDS)
            yield (keyword,), f"`{keyword}` is not a keyword of JSON Schema and is ignored{hint}"


def _bad_types(part: dict[str, Any]) -> Found:
    types = part.get("type", [])
    for name in types if isinstance(types, list) else [types]:
        if isinstance(name, str) and name not in TYPES:
            yield ("type",), f"`{name}` is not a type{nearest(name, TYPES)}"


def _bad_patterns(part: dict[str, Any]) -> Found:
    patterns: list[tuple[tuple[str, ...], Any]] = [(("pattern",), part.get("pattern"))]
    patterns += [
        (("patternProperties", item), item) for item in _mapping(part, "patternProperties")
    ]
    for place, pattern in patterns:
        reason = why_no_pattern(pattern) if isinstance(pattern, str) else None
        if reason:
            yield place, f"`{pattern}` is not a regular expression: {reason}"


def _bad_enums(part: dict[str, Any]) -> Found:
    values = part.get("enum")
    if not isinstance(values, list):
        return
    if not values:
        yield ("enum",), "`enum` is empty, so no value is allowed"
    for index, value in enumerate(values):
        if any(equal(value, earlier) for earlier in values[:index]):
            yield ("enum", index), f"`{_shown(value)}` is in `enum` twice"
        elif not _has_type(value, part.get("type")):
            yield (
                ("enum", index),
                f"`{_shown(value)}` does not have the `type` next to `enum`",
            )


def _has_type(value: Any, wanted: Any) -> bool:
    names = [wanted] if isinstance(wanted, str) else wanted
    if not isinstance(names, list) or not set(map(str, names)) <= set(TYPES):
        return True
    return TESTS["type"](names)(value)


def _bad_required(part: dict[str, Any]) -> Found:
    """Yield required fields that nothing describes: misspelt most likely."""
    properties = _mapping(part, "properties")
    required = part.get("required")
    if not (properties and isinstance(required, list)):
        return
    patterns = _mapping(part, "patternProperties")
    for index, name in enumerate(required):
        if not isinstance(name, str) or name in properties:
            continue
        if any(matches(pattern, name) for pattern in patterns):
            continue
        closed = part.get("additionalProperties") is False
        why = "required but not allowed" if closed else "required but not among `properties`"
        yield ("required", index), f"`{name}` is {why}{nearest(name, properties)}"


def _bad_ranges(part: dict[str, Any]) -> Found:
    for low, high in _RANGES:
        least, most = part.get(low), part.get(high)
        if isinstance(least, int | float) and isinstance(most, int | float) and least > most:
            yield (low,), f"`{low}` is greater than `{high}`, so no value is allowed"


def _bad_formats(part: dict[str, Any]) -> Found:
    name = part.get("format")
    if isinstance(name, str) and name not in (*STANDARD_FORMATS, *FORMATS):
        hint = nearest(name, STANDARD_FORMATS)
        yield ("format",), f"`{name}` is not a format of JSON Schema and is not checked{hint}"


def _mapping(part: dict[str, Any], keyword: str) -> dict[str, Any]:
    value = part.get(keyword)
    return value if isinstance(value, dict) else {}


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


CHECKS: tuple[Callable[[dict[str, Any]], Found], ...] = (
    _unknown_keywords,
    _bad_types,
    _bad_patterns,
    _bad_enums,
    _bad_required,
    _bad_ranges,
    _bad_formats,
)
"""Each takes a part of a schema and yields what is wrong in it."""
