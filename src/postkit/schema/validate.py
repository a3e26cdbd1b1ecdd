"""Make the check of a schema that needs a validator of JSON Schema."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from postkit.errors import ConfigError
from postkit.schema.documents import Documents
from postkit.schema.failure import Failure
from postkit.schema.fast_validator import make_fast_check
from postkit.schema.json_schema_versions import JsonSchemaVersion, version_of
from postkit.schema.loops import has_endless_reference
from postkit.schema.metaschema_messages import describe_refusal
from postkit.schema.reference_validator import make_reference_check


def make_check(
    definition: dict[str, Any], name: str, path: str, root: str
) -> tuple[Callable[[Any], list[Failure]], dict[str, Any]]:
    """Return the check of a schema, and the schemas in other files that it refers to.

    The validator is jsonschema-rs, or jsonschema where that is not installed.

    Raises:
        ConfigError: `definition` is not a schema, or refers to what cannot be read.
    """
    documents = Documents(definition, path, name, root)
    if has_endless_reference(definition):
        raise ConfigError(f"{name}: a `$ref` in it leads back to itself")
    try:
        return _make(definition, version_of(definition), documents, name), documents.others
    except ValueError as error:
        raise ConfigError(f"{name}: is not a JSON Schema: {_reason(error)}") from error


def _make(
    definition: dict[str, Any], version: JsonSchemaVersion, documents: Documents, name: str
) -> Callable[[Any], list[Failure]]:
    try:
        return make_fast_check(definition, version, documents)
    except ImportError:
        _refuse(definition, version, documents, name)
        return make_reference_check(definition, version, documents)
    except ValueError:
        # The reference gives the better reasons.
        _refuse(definition, version, documents, name)
        raise


def _refuse(
    definition: dict[str, Any], version: JsonSchemaVersion, documents: Documents, name: str
) -> None:
    """Raise ConfigError where the reference finds that `definition` is not a schema."""
    import jsonschema
    from jsonschema.exceptions import SchemaError

    validator = getattr(jsonschema, version.class_name)
    try:
        validator.check_schema(definition)
    except SchemaError as error:
        place = "/".join(["#", *map(str, error.absolute_path)])
        raise ConfigError(
            f"{name}: is not a JSON Schema: {place}: {describe_refusal(error)}; "
            "`postkit schema check` lists all mistakes in a schema with their lines"
        ) from error
    for reference in documents.dangling():
        raise ConfigError(f"{name}: refers to `{reference}`, which is not in this file")


def _reason(error: ValueError) -> str:
    """Return the first line of what a validator says."""
    return str(getattr(error, "message", error)).splitlines()[0]
