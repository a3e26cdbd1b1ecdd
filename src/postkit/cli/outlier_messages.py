"""What sets the outliers of an inferred schema apart, in a line each."""

from __future__ import annotations

from typing import Any

from postkit.schema.inference import Outlier
from postkit.schema.inference.build_schema import TYPE_WORDS
from postkit.schema.inference.evidence import json_type
from postkit.schema.inference.forms import FORMS, SLUGS

_LONGEST = 40
_FORM_NAMES = {
    form.keywords(or_empty=or_empty)["pattern"]: form.name
    for form in (*FORMS, *SLUGS)
    for or_empty in (False, True)
}


def outlier_message(outlier: Outlier) -> str:
    """Return what sets the value of `outlier` apart, for a writer."""
    failure = outlier.failure
    value = _shown(failure.value)
    hint = f"; did you mean `{outlier.near}`?" if outlier.near else ""
    match failure.keyword:
        case "required":
            return f"`{outlier.name}` is missing"
        case "additionalProperties":
            return f"`{outlier.name}` is a field of no other post{hint}"
        case "minLength" | "minItems":
            return f"`{outlier.name}` is empty"
        case "uniqueItems":
            return f"`{outlier.name}` holds an item twice"
        case "type":
            return f"`{outlier.name}` is {_kind(failure.value)}, not {_kinds(failure.expected)}"
        case "enum":
            return f"`{outlier.name}` is {value}, which is not one of its words{hint}"
        case "pattern":
            wanted = _FORM_NAMES.get(failure.expected, failure.expected)
            return f"`{outlier.name}` is {value}, which does not look like {wanted}"
        case _:
            return f"`{outlier.name}` is {value}, which is not a valid {failure.expected}"


def _shown(value: Any) -> str:
    if value in (None, "", [], {}):
        return "empty"
    text = " ".join(str(value).split())
    return f"`{text[:_LONGEST]}…`" if len(text) > _LONGEST else f"`{text}`"


def _kind(value: Any) -> str:
    return "empty" if value is None else TYPE_WORDS[json_type(value)]


def _kinds(expected: Any) -> str:
    kinds = [expected] if isinstance(expected, str) else expected
    return " or ".join(TYPE_WORDS[kind] for kind in kinds)
