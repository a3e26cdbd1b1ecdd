"""Schemas of plain keywords, turned into functions that yield failures.

A validator of JSON Schema takes longer to import than a post to lint. What is
not plain, be it one keyword deep in a schema, leaves the whole schema to it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from postkit.schema.failure import Failure, Path
from postkit.schema.formats import FORMATS
from postkit.schema.json_schema_versions import JsonSchemaVersion, version_of
from postkit.schema.keywords import TESTS
from postkit.schema.pointers import resolve
from postkit.schema.regular import compile_regular

Check = Callable[[Any, Path, list[Failure]], None]
"""Puts how a value at a path fails into a list."""

_OBJECT_KEYWORDS = frozenset(
    {"properties", "required", "additionalProperties", "patternProperties"}
)
_TYPE_NAMES = frozenset(["array", "boolean", "integer", "null", "number", "object", "string"])


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_name_list(value: Any) -> bool:
    is_list = isinstance(value, list) and all(isinstance(name, str) for name in value)
    return is_list and len(set(value)) == len(value)


def _is_type(value: Any) -> bool:
    names = [value] if isinstance(value, str) else value
    return bool(names) and _is_name_list(names) and _TYPE_NAMES.issuperset(names)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_switch(value: Any) -> bool:
    return isinstance(value, bool)


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


_SHAPES: dict[str, Callable[[Any], bool]] = {
    "type": _is_type,
    "enum": lambda value: isinstance(value, list) and len(value) > 0,
    "const": lambda value: True,
    "pattern": lambda value: _is_text(value) and compile_regular(value) is not None,
    "format": lambda value: _is_text(value) and value in FORMATS,
    **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems"), _is_count),
    **dict.fromkeys(("minProperties", "maxProperties"), _is_count),
    **dict.fromkeys(("minimum", "maximum"), _is_number),
    **dict.fromkeys(("exclusiveMinimum", "exclusiveMaximum"), _is_number),
    **dict.fromkeys(("uniqueItems", "deprecated", "readOnly", "writeOnly"), _is_switch),
    **dict.fromkeys(("title", "description", "$comment"), _is_text),
    **dict.fromkeys(("required",), _is_name_list),
    "examples": _is_list,
    "default": lambda value: True,
}
"""The plain keywords, with what tests whether a value of theirs is one that they may have."""
_AT_THE_ROOT = frozenset({"$schema", "$id"})
_WITH_SCHEMAS = frozenset({"properties", "patternProperties", "$defs", "definitions"})
_WITH_A_SCHEMA = frozenset({"additionalProperties", "items"})


def compile_plain(definition: dict[str, Any]) -> Check | None:
    """Return the check of a schema, None where it holds anything that is not plain.

    What it returns is a valid schema: each keyword has been examined.
    """
    version = version_of(definition)
    if version is JsonSchemaVersion.DRAFT_4:
        return None  # Some of its keywords mean something else.
    try:
        return _Compiler(definition, version).compile(definition)
    except (_NotPlainError, RecursionError):
        return None


class _NotPlainError(Exception):
    """Some part of the schema is left to a validator."""


class _Compiler:
    """Compiles the parts of one schema, each once."""

    def __init__(self, root: dict[str, Any], version: JsonSchemaVersion) -> None:
        self._root = root
        self._version = version
        self._compiled: dict[int, Check] = {}

    def compile(self, schema: Any) -> Check:
        if schema is True or schema == {}:
            return _accept
        if not isinstance(schema, dict):
            raise _NotPlainError
        known = self._compiled.get(id(schema))
        if known is None:
            # A schema may refer to itself: what is being compiled is there already.
            self._compiled[id(schema)] = lambda *given: self._compiled[id(schema)](*given)
            known = self._compiled[id(schema)] = self._compile(schema)
        return known

    def _compile(self, schema: dict[str, Any]) -> Check:
        for keyword, value in schema.items():
            self._require_plain(schema, keyword, value)
        checks = [
            _test(keyword, schema, TESTS[keyword](schema[keyword]))
            for keyword in TESTS
            if keyword in schema
        ]
        if "$ref" in schema:
            checks.append(self.compile(self._target(schema)))
        if not _OBJECT_KEYWORDS.isdisjoint(schema):
            checks.append(self._object(schema))
        if "items" in schema:
            checks.append(_items(self.compile(schema["items"])))
        for keyword in ("$defs", "definitions"):
            for part in schema.get(keyword, {}).values():
                self.compile(part)
        return checks[0] if len(checks) == 1 else _all(checks)

    def _require_plain(self, schema: dict[str, Any], keyword: str, value: Any) -> None:
        """Raise where a keyword is not plain, or has a value that it may not have."""
        if keyword in _AT_THE_ROOT:
            is_plain = schema is self._root and isinstance(value, str)
        elif keyword in _WITH_SCHEMAS:
            is_plain = isinstance(value, dict)
        elif keyword in _WITH_A_SCHEMA:
            is_plain = isinstance(value, dict | bool)
        elif keyword == "$ref":
            is_plain = self._version.has_siblings_of_ref or len(schema) == 1
        else:
            shape = _SHAPES.get(keyword)
            is_plain = keyword.startswith("x-") if shape is None else shape(value)
        if not is_plain:
            raise _NotPlainError

    def _target(self, schema: dict[str, Any]) -> Any:
        """Return what the `$ref` of `schema` leads to, unless that is back to where it began."""
        seen: set[int] = set()
        target: Any = schema
        while isinstance(target, dict) and "$ref" in target:
            if id(target) in seen:
                raise _NotPlainError
            seen.add(id(target))
            target = resolve(self._root, target["$ref"])
        return resolve(self._root, schema["$ref"])

    def _object(self, schema: dict[str, Any]) -> Check:
        required: list[str] = schema.get("required", [])
        properties = {key: self.compile(part) for key, part in schema.get("properties", {}).items()}
        patterns = []
        for pattern, part in schema.get("patternProperties", {}).items():
            search = compile_regular(pattern)
            if search is None:
                raise _NotPlainError
            patterns.append((search, self.compile(part)))
        additional = schema.get("additionalProperties", True)
        check_additional = None if additional is False else self.compile(additional)

        def check(value: Any, path: Path, failures: list[Failure]) -> None:
            if not isinstance(value, dict):
                return
            failures += [
                Failure("required", (*path, key), None, required, schema)
                for key in required
                if key not in value
            ]
            for key, inner in value.items():
                known = properties.get(key)
                if known is not None:
                    known(inner, (*path, key), failures)
                matching = [test for search, test in patterns if search(key)]
                for test in matching:
                    test(inner, (*path, key), failures)
                if known is not None or matching:
                    continue
                if check_additional is None:
                    failures.append(
                        Failure("additionalProperties", (*path, key), inner, False, schema)
                    )
                elif check_additional is not _accept:
                    check_additional(inner, (*path, key), failures)

        return check


def _accept(value: Any, path: Path, failures: list[Failure]) -> None:
    return


def _test(keyword: str, schema: dict[str, Any], passes: Callable[[Any], bool]) -> Check:
    expected = schema[keyword]

    def check(value: Any, path: Path, failures: list[Failure]) -> None:
        if not passes(value):
            failures.append(Failure(keyword, path, value, expected, schema))

    return check


def _items(check_item: Check) -> Check:
    def check(value: Any, path: Path, failures: list[Failure]) -> None:
        if isinstance(value, list):
            for index, item in enumerate(value):
                check_item(item, (*path, index), failures)

    return check


def _all(checks: list[Check]) -> Check:
    def check(value: Any, path: Path, failures: list[Failure]) -> None:
        for test in checks:
            test(value, path, failures)

    return check
