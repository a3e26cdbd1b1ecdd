"""Where the failures of a schema are in a post."""

from __future__ import annotations

from postkit.front_matter import FrontMatter, Node
from postkit.schema.failure import Failure
from postkit.source import Span


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
