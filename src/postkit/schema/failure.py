"""How front matter fails its schema."""

from __future__ import annotations

from typing import Any, NamedTuple

Path = tuple[str | int, ...]
"""Keys and list indices, from the root down to a value."""


class Failure(NamedTuple):
    """One thing that a schema asks for and front matter does not give.

    `keyword` is the JSON Schema keyword that fails, `path` leads to the value
    it is about: for `required` to the key that is missing, for
    `additionalProperties` to the key that should not be there. `value` is that
    value (None for a missing one), `expected` what the keyword says, and
    `schema` the part of the schema that it stands in.
    """

    keyword: str
    path: Path
    value: Any
    expected: Any
    schema: dict[str, Any]
