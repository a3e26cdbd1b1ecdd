"""A JSON Schema, ready to check front matter."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property, lru_cache

from postkit.errors import ConfigError, FileError
from postkit.files.relative_paths import relative_path
from postkit.schema.json_values import as_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from postkit.schema.failure import Failure


class Schema:
    """A JSON Schema of front matter, of draft 2020-12 unless `$schema` names another.

    Args:
        definition: the schema as JSON values. It is taken to be a schema;
            `load_schema` checks that.
        name: what the user knows it by, normally its path.
        path: its file, beside which it may refer to others; empty where it has none.
        root: the folder that no file it refers to may be outside of.
    """

    def __init__(
        self, definition: dict[str, Any], name: str, path: str = "", root: str = ""
    ) -> None:
        self.definition = definition
        self.name = name
        self.path = path
        self._root = root
        self.others: dict[str, Any] = {}
        """The schemas in other files that this one refers to, once it has been used."""

    @property
    def properties(self) -> dict[str, Any]:
        """The fields that the schema describes, each with its own schema."""
        properties = self.definition.get("properties", {})
        return properties if isinstance(properties, dict) else {}

    @property
    def required(self) -> tuple[str, ...]:
        """The fields that must be there."""
        required = self.definition.get("required", ())
        return tuple(required) if isinstance(required, list) else ()

    def failures(self, values: Any, *, ignores_key_case: bool = False) -> list[Failure]:
        """Return how `values` fail the schema; dates count as text.

        Args:
            values: front matter.
            ignores_key_case: whether `Title` is the field that the schema calls `title`.

        Raises:
            ConfigError: the schema is not one, or refers to what cannot be read.
        """
        json_values = as_json(values)
        if ignores_key_case and isinstance(json_values, dict):
            from postkit.schema.spell_keys import spell_keys

            json_values = spell_keys(json_values, self.definition)
        return self._check(json_values)

    def check_itself(self) -> None:
        """Raise ConfigError where the schema is not one, or refers to what cannot be read."""
        assert self._check is not None

    @cached_property
    def _check(self) -> Callable[[Any], list[Failure]]:
        # Many posts have no schema: it takes a while to see that, and no compiler.
        from postkit.schema.plain import compile_plain

        plain = compile_plain(self.definition)
        if plain is None:
            from postkit.schema.validate import make_check

            check, self.others = make_check(self.definition, self.name, self.path, self._root)
            return check

        def check_plainly(values: Any) -> list[Failure]:
            failures: list[Failure] = []
            plain(values, (), failures)
            return failures

        return check_plainly


def load_schema(path: str, root: str = "") -> Schema:
    """Return the schema in the file at `path`: JSON, YAML or TOML.

    Args:
        path: the file.
        root: a folder in which it may refer to other files, besides its own.

    Raises:
        ConfigError: the file cannot be read, is not JSON, or is not a JSON
            Schema; the message names the place in it.
    """
    from postkit.schema.read_file import read_schema_file

    name = relative_path(path)
    try:
        definition = read_schema_file(path)
    except FileError as error:
        raise ConfigError(f"{name}: the schema {error.message}") from error
    if not isinstance(definition, dict):
        raise ConfigError(f"{name}: is not a JSON Schema: it must be an object")
    schema = Schema(definition, name, path, root)
    schema.check_itself()
    return schema


@lru_cache
def built_in_schema(name: str) -> Schema:
    """Return the schema that ships with postkit as `name`, such as `post`."""
    import json

    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    # In an installed package the schemas are inside it, in a checkout at its top.
    for folder in (here, os.path.dirname(os.path.dirname(here))):
        path = os.path.join(folder, "schemas", f"{name}.schema.json")
        if os.path.isfile(path):
            with open(path, encoding="utf-8") as file:
                return Schema(json.load(file), f"built-in:{name}")
    raise ConfigError(f"there is no built-in schema `{name}`")
