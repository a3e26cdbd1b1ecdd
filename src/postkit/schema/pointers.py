"""Places within a schema: what a JSON Pointer leads to, and what a schema is composed of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any


def resolve(root: Any, reference: str) -> Any:
    """Return what a reference within the schema `root` leads to, None for any other."""
    if not isinstance(reference, str) or not reference.startswith("#/"):
        return root if reference == "#" else None
    if "%" in reference:
        from urllib.parse import unquote

        reference = unquote(reference)
    steps = reference[2:].split("/")
    return walk(root, (step.replace("~1", "/").replace("~0", "~") for step in steps))


def walk(root: Any, steps: Iterable[str | int]) -> Any:
    """Return the part of `root` at the end of keys and list indices, None where there is none."""
    found = root
    for step in steps:
        if isinstance(found, list) and str(step).isdecimal() and int(step) < len(found):
            found = found[int(step)]
        elif isinstance(found, dict) and step in found:
            found = found[step]
        else:
            return None
    return found


def parts_of(root: Any, *schemas: Any) -> Iterator[dict[str, Any]]:
    """Yield each of `schemas` and the schemas that it refers to or is composed of, each once."""
    waiting = list(schemas)
    seen: set[int] = set()
    while waiting:
        part = waiting.pop(0)
        if not isinstance(part, dict) or id(part) in seen:
            continue
        seen.add(id(part))
        yield part
        if isinstance(part.get("$ref"), str):
            waiting.append(resolve(root, part["$ref"]))
        for keyword in ("allOf", "anyOf", "oneOf"):
            inner = part.get(keyword)
            waiting += inner if isinstance(inner, list) else [inner]
