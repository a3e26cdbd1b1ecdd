"""Validation by jsonschema-rs, with its errors as failures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from postkit.schema.documents import Documents
from postkit.schema.failure import Failure, Path, nearest_branch
from postkit.schema.formats import FORMATS
from postkit.schema.json_schema_versions import JsonSchemaVersion
from postkit.schema.keywords import KEYWORDS
from postkit.schema.patterns import matches
from postkit.schema.pointers import walk

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

_EXPECTED = (
    *("types", "options", "limit", "multiple_of", "pattern", "format", "expected_value"),
    *("content_encoding", "content_media_type", "unexpected"),
)
"""What the kinds of error call the value of their keyword."""
_NEEDS = ("dependentRequired", "dependencies")


def make_fast_check(
    definition: dict[str, Any], version: JsonSchemaVersion, documents: Documents
) -> Callable[[Any], list[Failure]]:
    """Return what gives the failures of a value.

    Raises:
        ImportError: jsonschema-rs is not installed.
        ValueError: `definition` is not a valid schema, or refers to nothing.
    """
    validator = _make_validator(definition, version, documents)
    places = _Places(definition, documents)

    def check(value: Any) -> list[Failure]:
        try:
            errors = list(validator.iter_errors(value))
        except UnicodeEncodeError:
            errors = list(validator.iter_errors(_without_surrogates(value)))
        except ValueError:
            return [Failure("nesting", (), value, None, definition)]
        return [failure for error in errors for failure in places.failures(error, value)]

    return check


def _make_validator(
    definition: dict[str, Any], version: JsonSchemaVersion, documents: Documents
) -> Any:
    import jsonschema_rs

    def retrieve(address: str) -> Any:
        # A schema in a file may have taken another address by its `$id`.
        known = documents.others if address in documents.others else documents.by_address
        return known[address]

    def make(patterns: Any = None) -> Any:
        return getattr(jsonschema_rs, version.class_name)(
            definition,
            formats=FORMATS,
            validate_formats=True,
            retriever=retrieve,
            base_uri=documents.base or None,
            pattern_options=patterns,
        )

    try:
        try:
            return make(jsonschema_rs.RegexOptions())
        except jsonschema_rs.ValidationError:
            # Look-around and back references need the engine that tries again, up to a limit.
            return make()
    except jsonschema_rs.ReferencingError as error:
        raise ValueError(str(error)) from error


class _Places:
    """Finds what an error is about in the schema and in the value."""

    def __init__(self, definition: dict[str, Any], documents: Documents) -> None:
        self._definition = definition
        self._documents = documents

    def failures(self, error: ValidationError, checked: Any) -> Iterator[Failure]:
        """Yield what `error` about the value `checked` says, once for each field it is about."""
        part = self._part(error)
        kind = error.kind.name
        path: Path = tuple(error.instance_path)
        keyword = str(error.schema_path[-1]) if error.schema_path else ""
        keyword = keyword if keyword in KEYWORDS else kind
        details: dict[str, Any] = error.kind.as_dict()
        expected = part.get(keyword, next((details[k] for k in _EXPECTED if k in details), None))
        value: Any = error.instance
        if kind == "required":
            yield _missing(Failure(keyword, path, value, expected, part), details["property"])
        elif kind == "propertyNames":
            name = details["error"].instance
            yield Failure("propertyNames", (*path, name), name, expected, part)
        elif keyword == "additionalProperties" and part.get(keyword) is False:
            for key in _unknown_keys(part, error, checked):
                yield Failure(keyword, (*path, key), None, False, part)
        elif kind == "unevaluatedProperties":
            for key in details["unexpected"]:
                yield Failure(keyword, (*path, key), None, False, part)
        elif details.get("context"):
            yield from self._in_branches(details["context"], path, checked) or [
                Failure(keyword, path, value, expected, part)
            ]
        elif "error" in details and keyword == "pattern":
            # In `patternProperties` the pattern is the last step itself.
            pattern = part.get("pattern", error.schema_path[-1])
            yield Failure("pattern limit", path, value, pattern, part)
        elif type(error.kind).__name__.endswith("FalseSchema"):
            yield Failure("false schema", path, value, False, part)
        else:
            yield Failure(keyword, path, value, expected, part)

    def _in_branches(
        self, context: list[list[ValidationError]], path: Path, checked: Any
    ) -> list[Failure]:
        """Return the failures of the branch of `anyOf` or `oneOf` that is the nearest."""
        branches = [
            [failure for error in branch for failure in self.failures(error, checked)]
            for branch in context
        ]
        return nearest_branch(branches, path)

    def _part(self, error: ValidationError) -> dict[str, Any]:
        """Return the part of the schema that holds the keyword that failed, {} where unknown."""
        root: Any = self._definition
        location = error.absolute_keyword_location
        if location:
            root = self._documents.by_address.get(location.partition("#")[0], {})
        part = walk(root, error.schema_path[:-1])
        return part if isinstance(part, dict) else {}


def _missing(failure: Failure, name: str) -> Failure:
    """Return the failure of a mapping as one of its field `name`, or of the field that needs it."""
    keyword, path, value, expected, _ = failure
    if keyword not in _NEEDS:
        return failure._replace(path=(*path, name), value=None)
    needing = next((key for key in value if name in _listed(expected, key)), name)
    return failure._replace(
        keyword="dependentRequired",
        path=(*path, needing),
        value=value.get(needing),
        expected=name,
    )


def _listed(expected: Any, key: str) -> Any:
    names = expected.get(key) if isinstance(expected, dict) else None
    return names if isinstance(names, list) else ()


def _unknown_keys(part: dict[str, Any], error: ValidationError, checked: Any) -> list[str]:
    unexpected = error.kind.as_dict().get("unexpected")
    if unexpected is not None:
        return list(unexpected)
    # Without `properties` the instance of the error is the value of the key, not the mapping.
    mapping = walk(checked, error.instance_path)
    return unknown_keys(part, mapping) if isinstance(mapping, dict) else []


def unknown_keys(part: dict[str, Any], mapping: dict[str, Any]) -> list[str]:
    """Return the keys of a mapping that `additionalProperties` of `part` is about."""
    known = part.get("properties", {})
    patterns = part.get("patternProperties", {})
    return [
        key
        for key in mapping
        if key not in known and not any(matches(pattern, key) for pattern in patterns)
    ]


def _without_surrogates(value: Any) -> Any:
    """Return a value whose texts can be encoded in UTF-8."""
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return value
