"""One JSON Schema, read from a file and ready to check front matter."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from postkit.errors import ConfigError, reason_of

if TYPE_CHECKING:
    from postkit.schema.compiler import Check
    from postkit.schema.failure import Failure


class Schema:
    """A JSON Schema (draft 2020-12) of front matter.

    Args:
        definition: the schema as JSON values. It is taken to be a schema;
            `load_schema` checks that.
        name: what the user knows it by, normally its path.
    """

    def __init__(self, definition: dict[str, Any], name: str) -> None:
        self.definition = definition
        self.name = name

    @property
    def properties(self) -> dict[str, Any]:
        """The fields that the schema describes, each with its own schema."""
        properties = self.definition.get("properties", {})
        return properties if isinstance(properties, dict) else {}

    @property
    def required(self) -> tuple[str, ...]:
        """The fields that must be there."""
        return tuple(self.definition.get("required", ()))

    def failures(self, values: dict[str, Any]) -> list[Failure]:
        """Return how `values` fail the schema; dates count as the strings they were written as."""
        failures: list[Failure] = []
        self._check(as_json(values), (), failures)
        return failures

    @cached_property
    def _check(self) -> Check:
        # Many posts have no schema: it takes a while to see that, and no compiler.
        from postkit.schema.compiler import Compiler

        return Compiler(self.definition).compile(self.definition)


def as_json(value: Any) -> Any:
    """Return parsed front matter as JSON values: dates as ISO 8601 strings, keys as strings."""
    if isinstance(value, dict):
        return {str(key): as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_json(one) for one in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value


def load_schema(path: str) -> Schema:
    """Return the schema in the file at `path`.

    Raises:
        ConfigError: the file cannot be read, is not JSON, or is not a JSON
            Schema; the message names the place in it.
    """
    import json

    name = os.path.relpath(path)
    try:
        with open(path, "rb") as file:
            definition = json.loads(file.read())
    except OSError as error:
        raise ConfigError(f"{name}: the schema cannot be read: {reason_of(error)}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{name}: the schema is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise ConfigError(
            f"{name}:{error.lineno}:{error.colno}: is not JSON: {error.msg}"
        ) from error
    except RecursionError as error:
        raise ConfigError(f"{name}: is not a JSON Schema: it is nested too deeply") from error
    _check_schema(definition, name)
    return Schema(definition, name)


@lru_cache
def built_in_schema(name: str) -> Schema:
    """Return the schema that ships with postkit as `name`, such as `post`."""
    import json

    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    # In an installed package the schemas lie in it, in a checkout at its top.
    for folder in (here, os.path.dirname(os.path.dirname(here))):
        path = os.path.join(folder, "schemas", f"{name}.schema.json")
        if os.path.isfile(path):
            with open(path, encoding="utf-8") as file:
                return Schema(json.load(file), f"built-in:{name}")
    raise ConfigError(f"there is no built-in schema `{name}`")


def _check_schema(definition: Any, name: str) -> None:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError
    from referencing.exceptions import Unresolvable

    if not isinstance(definition, dict):
        raise ConfigError(f"{name}: is not a JSON Schema: it must be an object")
    try:
        Draft202012Validator.check_schema(definition)
    except SchemaError as error:
        place = "/".join(["#", *map(str, error.absolute_path)])
        raise ConfigError(f"{name}: is not a JSON Schema: {place}: {error.message}") from error
    for reference in _references(definition):
        try:
            look_up(definition, reference)
        except Unresolvable as error:
            raise ConfigError(
                f"{name}: refers to `{reference}`, which is not in this file"
            ) from error
    try:
        # A reference that leads only to itself shows on any value.
        Schema(definition, name).failures({})
    except RecursionError as error:
        raise ConfigError(f"{name}: a `$ref` in it leads back to itself") from error


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            yield from _references(one)


def look_up(definition: dict[str, Any], reference: str) -> None:
    """Follow a `$ref` within a schema.

    Raises:
        Unresolvable: it leads nowhere, or out of the schema.
    """
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    resource = DRAFT202012.create_resource(definition)
    uri = resource.id() or ""
    registry: Registry[Any] = Registry().with_resource(uri, resource)
    registry.resolver(uri).lookup(reference)
