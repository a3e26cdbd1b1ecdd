"""What the metaschema says against a schema, in words."""

from __future__ import annotations

from typing import Any

_WORDS = {
    "array": "a list in brackets",
    "object": "an object in braces",
    "boolean": "true or false",
    "integer": "a whole number without quotes",
    "number": "a number without quotes",
    "string": "a text in quotes",
}


def describe_refusal(error: Any) -> str:
    """Return what is wrong; `error` is what jsonschema found.

    Its own sentence for a wrong type names the value and not the keyword.
    """
    keyword = error.absolute_path[-1] if error.absolute_path else None
    if error.validator != "type" or not isinstance(keyword, str):
        return str(error.message)
    wanted = error.validator_value
    names = wanted if isinstance(wanted, list) else [wanted]
    return f"`{keyword}` must be {' or '.join(_WORDS[name] for name in names)}"
