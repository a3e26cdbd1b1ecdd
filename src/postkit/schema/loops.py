"""References that lead back to where they began without looking into the value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from postkit.schema.pointers import resolve

_IN_PLACE = ("if", "then", "else", "not")
_LISTS_IN_PLACE = ("allOf", "anyOf", "oneOf")


def has_endless_reference(definition: dict[str, Any]) -> bool:
    """Tell whether checking any value against a schema would never end."""
    done: set[int] = set()
    for start in _all_parts(definition):
        open_parts: set[int] = set()
        stack: list[tuple[Any, Iterator[Any]]] = []
        waiting: Iterator[Any] = iter([start])
        while True:
            part = next(waiting, None)
            if part is None:
                if not stack:
                    break
                left, waiting = stack.pop()
                open_parts.discard(id(left))
                done.add(id(left))
            elif id(part) in open_parts:
                return True
            elif id(part) not in done:
                open_parts.add(id(part))
                stack.append((part, waiting))
                waiting = _same_value(definition, part)
    return False


def _same_value(definition: dict[str, Any], part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the schemas that look at the very value that `part` looks at."""
    inner: list[Any] = [part.get(keyword) for keyword in _IN_PLACE]
    inner.append(resolve(definition, part["$ref"]) if "$ref" in part else None)
    for keyword in _LISTS_IN_PLACE:
        found = part.get(keyword)
        inner += found if isinstance(found, list) else []
    return (child for child in inner if isinstance(child, dict))


def _all_parts(definition: dict[str, Any]) -> Iterator[dict[str, Any]]:
    waiting: list[Any] = [definition]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield part
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
