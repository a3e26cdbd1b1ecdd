"""Values of feeds and of JSON, which may be of any type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def as_text(value: object) -> str:
    """Return `value` if it is a text, an empty one otherwise."""
    return value if isinstance(value, str) else ""


def as_list(value: object) -> list[Any]:
    """Return `value` if it is a list, an empty one otherwise."""
    return value if isinstance(value, list) else []


def text_at(values: Mapping[str, Any], key: str) -> str:
    """Return the text at `key` without blanks around it; an empty one for anything else."""
    return as_text(values.get(key)).strip()
