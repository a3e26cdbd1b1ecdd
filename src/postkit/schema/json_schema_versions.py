"""The versions of JSON Schema, and which one a schema is written in."""

from __future__ import annotations

import re
from enum import Enum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class JsonSchemaVersion(Enum):
    """A version ("draft") of JSON Schema; the value is its part of the address in `$schema`."""

    DRAFT_4 = "draft-04"
    DRAFT_6 = "draft-06"
    DRAFT_7 = "draft-07"
    DRAFT_2019_09 = "draft/2019-09"
    DRAFT_2020_12 = "draft/2020-12"

    @property
    def class_name(self) -> str:
        """What both validators call their class for this draft: `Draft7Validator`."""
        digits = re.sub(r"draft[-/]0?|-", "", self.value)
        return f"Draft{digits}Validator"

    @property
    def has_siblings_of_ref(self) -> bool:
        """Whether the keywords beside a `$ref` count."""
        return self in (JsonSchemaVersion.DRAFT_2019_09, JsonSchemaVersion.DRAFT_2020_12)


def version_of(definition: dict[str, Any]) -> JsonSchemaVersion:
    """Return the draft that a schema names under `$schema`, 2020-12 where it names none of them."""
    return _named_version(definition) or JsonSchemaVersion.DRAFT_2020_12


def why_unknown_version(definition: dict[str, Any]) -> str | None:
    """Return what is wrong with the `$schema` of a schema, None where it names a known draft."""
    if "$schema" not in definition or _named_version(definition):
        return None
    known = ", ".join(
        version.value.removeprefix("draft")[1:] for version in reversed(JsonSchemaVersion)
    )
    named = definition["$schema"]
    return f"`{named}` is not a known draft of JSON Schema ({known}); it is read as 2020-12"


def _named_version(definition: dict[str, Any]) -> JsonSchemaVersion | None:
    named = str(definition.get("$schema"))
    match = re.fullmatch(r"https?://json-schema\.org/(.+)/schema#?", named)
    return next(
        (version for version in JsonSchemaVersion if match and match[1] == version.value), None
    )
