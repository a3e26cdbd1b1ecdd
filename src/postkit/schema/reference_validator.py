"""Validation by jsonschema, the reference, with its errors as failures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from postkit.schema.documents import Documents
from postkit.schema.failure import Failure, Path, nearest_branch
from postkit.schema.fast_validator import unknown_keys
from postkit.schema.formats import FORMATS
from postkit.schema.json_schema_versions import JsonSchemaVersion
from postkit.schema.patterns import compile_pattern

if TYPE_CHECKING:
    from jsonschema import ValidationError


def make_reference_check(
    definition: dict[str, Any], version: JsonSchemaVersion, documents: Documents
) -> Callable[[Any], list[Failure]]:
    """Return what gives the failures of a value.

    Raises:
        ValueError: a pattern needs the package jsonschema-rs.
    """
    import jsonschema
    from jsonschema.validators import extend
    from referencing import Registry, Resource
    from referencing.jsonschema import specification_with

    base_class = getattr(jsonschema, version.class_name)
    specification = specification_with(base_class.META_SCHEMA["$schema"])
    registry: Registry[Any] = Registry()
    for address, document in {**documents.by_address, **documents.others}.items():
        resource = Resource.from_contents(document, default_specification=specification)
        registry = registry.with_resource(address, resource)
    formats = jsonschema.FormatChecker()
    for name, test in FORMATS.items():
        formats.checks(name)(lambda value, test=test: not isinstance(value, str) or test(value))
    validator = extend(base_class, {"pattern": _pattern})(  # type: ignore[no-untyped-call]
        definition, registry=registry, format_checker=formats
    )
    for pattern in _patterns(definition):
        compile_pattern(pattern)

    def check(value: Any) -> list[Failure]:
        try:
            errors = list(validator.iter_errors(value))
        except RecursionError:
            return [Failure("nesting", (), value, None, definition)]
        found = [failure for error in errors for failure in _failures(error)]
        return [failure for at, failure in enumerate(found) if failure not in found[:at]]

    return check


def _pattern(validator: Any, pattern: str, value: Any, schema: Any) -> Iterator[Any]:
    from jsonschema import ValidationError

    if isinstance(value, str) and not compile_pattern(pattern)(value):
        yield ValidationError("does not match")


def _patterns(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("pattern"), str):
            yield part["pattern"]
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from _patterns(inner)


def _failures(error: ValidationError) -> Iterator[Failure]:
    """Yield what `error` says, once for each field that it is about."""
    keyword = str(error.validator) if error.validator else "false schema"
    wanted: Any = error.validator_value
    value: Any = error.instance
    path: Path = tuple(error.absolute_path)
    part = error.schema if isinstance(error.schema, dict) else {}
    if keyword == "required":
        for key in wanted if isinstance(wanted, list) else ():
            if key not in value:
                yield Failure(keyword, (*path, key), None, wanted, part)
    elif keyword in ("dependentRequired", "dependencies"):
        for needing, names in wanted.items():
            for missing in names if isinstance(names, list) else ():
                if needing in value and missing not in value:
                    at = (*path, needing)
                    yield Failure("dependentRequired", at, value[needing], missing, part)
    elif keyword == "additionalProperties" and wanted is False:
        for key in unknown_keys(part, value):
            yield Failure(keyword, (*path, key), None, False, part)
    elif keyword in ("anyOf", "oneOf") and error.context:
        branches: list[list[Failure]] = [[] for _ in wanted]
        for inner in error.context:
            branches[int(inner.schema_path[0]) if inner.schema_path else 0] += _failures(inner)
        yield from nearest_branch(branches, path) or [Failure(keyword, path, value, wanted, part)]
    else:
        yield Failure(keyword, path, value, wanted, part)
