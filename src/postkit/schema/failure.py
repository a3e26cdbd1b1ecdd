"""How front matter fails its schema."""

from __future__ import annotations

from postkit.front_matter import FrontMatter, Node
from postkit.named_tuples import NamedTuple
from postkit.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Path = tuple[str | int, ...]
"""Keys and list indices, from the root down to a value."""


class Failure(NamedTuple):
    """Something that a schema asks for and front matter does not give.

    `keyword` is the JSON Schema keyword that fails, `path` leads to the value
    it is about: for `required` to the key that is missing, for
    `additionalProperties` to the key that should not be there, for
    `dependentRequired` to the key that needs another one. `value` is that
    value (None for a missing one), `expected` what the keyword says (for
    `dependentRequired` the missing key), and `schema` the part of the schema
    that has the keyword, empty where it could not be found.
    """

    keyword: str
    path: Path
    value: Any
    expected: Any
    schema: dict[str, Any]


def nearest_branch(branches: list[list[Failure]], path: Path) -> list[Failure]:
    """Return the failures of the only form that a value of several may have been meant to have.

    Args:
        branches: how the value fails each form.
        path: where the value is.
    """
    meant = [
        branch
        for branch in branches
        if branch
        and not any(failure.keyword == "type" and failure.path == path for failure in branch)
    ]
    return meant[0] if len(meant) == 1 and len(branches) > 1 else []


def place(front_matter: FrontMatter, failure: Failure) -> tuple[Span, Node | None]:
    """Return where a failing value is: the value, or its key where it has none."""
    node = front_matter.locate(failure.path)
    if node is not None and node.span.start < node.span.end:
        return node.span, node
    return key_span(front_matter, failure), node


def key_span(front_matter: FrontMatter, failure: Failure) -> Span:
    """Return the key that a failure is about, or the opening fence where there is none."""
    entry = front_matter.entry(*failure.path) if failure.path else None
    return entry.key_span if entry else front_matter.opening
