"""References from one place of a schema to another."""

from __future__ import annotations

from typing import Any


def resolve(root: dict[str, Any], reference: str) -> Any:
    """Return what a reference within the schema `root` points to, None for any other."""
    if not reference.startswith("#/"):
        return root if reference == "#" else None
    found: Any = root
    for part in reference[2:].split("/"):
        key = part.replace("~1", "/").replace("~0", "~")
        if not isinstance(found, dict) or key not in found:
            return None
        found = found[key]
    return found
