"""The schemas of front matter that ship with postkit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from _pages.markdown import sentence, table
from _pages.settings import kind

FOLDER = Path(__file__).parents[2] / "schemas"

_INTRODUCTION = """\
# Fields of posts

Without a schema of your own postkit checks front matter against these two. They are
ordinary JSON Schemas: copy one from `schemas/` as the start of yours, and
[say which posts it applies to](../guides/configure.md#say-which-fields-a-post-has).
"""


def pages() -> Iterator[tuple[str, str]]:
    """Yield the page about the fields of posts."""
    parts = [_INTRODUCTION]
    for path in sorted(FOLDER.glob("*.schema.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        if "x-postkit" in schema:
            # The others are about the configuration and about what postkit writes.
            parts += _schema(path.name, schema)
    yield "reference/schemas.md", "\n\n".join(parts) + "\n"


def _schema(name: str, schema: dict[str, Any]) -> list[str]:
    required = schema.get("required", ())
    rows = [
        [
            f"`{key}`",
            sentence(field.get("description", "")),
            kind(field),
            "yes" if key in required else "",
        ]
        for key, field in schema["properties"].items()
    ]
    return [
        f"## {schema['title']}",
        (
            f"{sentence(schema['description'])} In a configuration: "
            f"`built-in:{name.removesuffix('.schema.json')}`."
        ),
        table(["Field", "Meaning", "Type", "Required"], rows),
    ]
