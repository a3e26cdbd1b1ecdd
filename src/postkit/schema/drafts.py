"""The drafts of JSON Schema, and which one a schema is written in."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any


class Draft(Enum):
    """A draft of JSON Schema; the value is its part of the address in `$schema`."""

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
        return self in (Draft.DRAFT_2019_09, Draft.DRAFT_2020_12)


def draft_of(definition: dict[str, Any]) -> Draft:
    """Return the draft that a schema names under `$schema`, 2020-12 where it names none of them."""
    return _named_draft(definition) or Draft.DRAFT_2020_12


def why_unknown_draft(definition: dict[str, Any]) -> str | None:
    """Return what is wrong with the `$schema` of a schema, None where it names a known draft."""
    if "$schema" not in definition or _named_draft(definition):
        return None
    known = ", ".join(draft.value.removeprefix("draft")[1:] for draft in reversed(Draft))
    named = definition["$schema"]
    return f"`{named}` is not a known draft of JSON Schema ({known}); it is read as 2020-12"


def _named_draft(definition: dict[str, Any]) -> Draft | None:
    named = str(definition.get("$schema"))
    match = re.fullmatch(r"https?://json-schema\.org/(.+)/schema#?", named)
    return next((draft for draft in Draft if match and match[1] == draft.value), None)
