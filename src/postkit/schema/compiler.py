"""Turn a JSON Schema into functions that yield failures."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from postkit.schema.failure import Failure, Path
from postkit.schema.keywords import ANNOTATIONS, TESTS
from postkit.schema.references import resolve

if TYPE_CHECKING:
    from jsonschema import ValidationError

Check = Callable[[Any, Path, list[Failure]], None]
"""Puts how a value at a path fails into a list."""

_OBJECT_KEYWORDS = frozenset(
    {"properties", "required", "additionalProperties", "patternProperties"}
)
_KNOWN = ANNOTATIONS | TESTS.keys() | _OBJECT_KEYWORDS | {"items", "$ref"}


class Compiler:
    """Compiles the parts of one schema, each once.

    Args:
        root: the whole schema, to which `$ref` refers.
    """

    def __init__(self, root: dict[str, Any]) -> None:
        self._root = root
        self._compiled: dict[int, Check] = {}
        self._verdicts: dict[tuple[int, str], list[Failure]] = {}

    def compile(self, schema: Any) -> Check:
        """Return the check of `schema`, a part of the root."""
        if schema is True or schema == {}:
            return _accept
        known = self._compiled.get(id(schema))
        if known is None:
            # A schema may refer to itself: what is being compiled is there already.
            self._compiled[id(schema)] = lambda *given: self._compiled[id(schema)](*given)
            known = self._compiled[id(schema)] = self._compile(schema)
        return known

    def _compile(self, schema: Any) -> Check:
        if not isinstance(schema, dict):
            return self._ask_jsonschema(schema)
        checks = [
            _test(keyword, schema, make(schema[keyword]))
            for keyword, make in TESTS.items()
            if keyword in schema
        ]
        unknown = {key: schema[key] for key in schema if key not in _KNOWN}
        if "$ref" in schema:
            target = resolve(self._root, schema["$ref"])
            if target is None:
                unknown["$ref"] = schema["$ref"]
            else:
                checks.append(self.compile(target))
        if not _OBJECT_KEYWORDS.isdisjoint(schema):
            checks.append(self._object(schema))
        if "items" in schema:
            if "prefixItems" in schema:
                unknown["items"] = schema["items"]
            else:
                checks.append(_items(self.compile(schema["items"])))
        if unknown:
            # What is left unevaluated depends on all the other keywords.
            whole = any(key.startswith("unevaluated") for key in unknown)
            asked = schema if whole else unknown
            checks.append(self._ask_jsonschema(asked, schema, only=set(unknown)))
        return checks[0] if len(checks) == 1 else _all(checks)

    def _object(self, schema: dict[str, Any]) -> Check:
        required: list[str] = schema.get("required", [])
        properties = {key: self.compile(one) for key, one in schema.get("properties", {}).items()}
        patterns = [
            (re.compile(pattern), self.compile(one))
            for pattern, one in schema.get("patternProperties", {}).items()
        ]
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
            for key, one in value.items():
                known = properties.get(key)
                if known is not None:
                    known(one, (*path, key), failures)
                matching = [test for pattern, test in patterns if pattern.search(str(key))]
                for test in matching:
                    test(one, (*path, key), failures)
                if known is not None or matching:
                    continue
                if check_additional is None:
                    failures.append(
                        Failure("additionalProperties", (*path, key), one, False, schema)
                    )
                elif check_additional is not _accept:
                    check_additional(one, (*path, key), failures)

        return check

    def _ask_jsonschema(
        self, asked: Any, schema: Any = None, only: set[str] | None = None
    ) -> Check:
        """Return a check that leaves the verdict to the jsonschema library.

        Args:
            asked: what a value must satisfy.
            schema: what `asked` is a part of.
            only: report failures of these keywords of `asked` alone.
        """

        def check(value: Any, path: Path, failures: list[Failure]) -> None:
            key = id(asked), json.dumps(value, default=str, sort_keys=True)
            verdict = self._verdicts.get(key)
            if verdict is None:
                verdict = self._verdicts[key] = self._judge(asked, value, only)
            for one in verdict:
                part = schema if one.schema is asked and schema else one.schema
                failures.append(one._replace(path=path + one.path, schema=part))

        # The check holds `asked`, so its id is not given to another one.
        return check

    def _judge(self, schema: Any, value: Any, only: set[str] | None) -> list[Failure]:
        from jsonschema import Draft202012Validator, FormatChecker
        from referencing import Registry

        # An empty registry: whatever a schema refers to, nothing is fetched.
        validator = Draft202012Validator(
            self._root, registry=Registry(), format_checker=FormatChecker()
        )
        failures: list[Failure] = []
        for error in validator.evolve(schema=schema).iter_errors(value):
            first = str(error.absolute_schema_path[0]) if error.absolute_schema_path else ""
            if only is not None and first and first not in only:
                continue
            path = tuple(error.absolute_path)
            part = error.schema if isinstance(error.schema, dict) else {}
            keyword = str(error.validator) if error.validator else "false schema"
            for key in _keys_of(error):
                failure = Failure(
                    keyword, (*path, *key), error.instance, error.validator_value, part
                )
                if failure not in failures:
                    failures.append(failure)
        return failures


def _keys_of(error: ValidationError) -> list[tuple[str, ...]]:
    """Return the keys below its own place that an error is about, one for each failure."""
    wanted: Any = error.validator_value
    instance: Any = error.instance
    if error.validator == "required":
        return [(key,) for key in wanted if key not in instance]
    if error.validator == "additionalProperties" and wanted is False:
        schema = error.schema if isinstance(error.schema, dict) else {}
        known = schema.get("properties", {})
        patterns = schema.get("patternProperties", {})
        return [
            (key,)
            for key in instance
            if key not in known and not any(re.search(pattern, key) for pattern in patterns)
        ]
    return [()]


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
            for index, one in enumerate(value):
                check_item(one, (*path, index), failures)

    return check


def _all(checks: list[Check]) -> Check:
    def check(value: Any, path: Path, failures: list[Failure]) -> None:
        for one in checks:
            one(value, path, failures)

    return check
