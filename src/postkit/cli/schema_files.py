"""Schema files that a command writes, and the configuration that chooses them."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from typing import Any

from postkit.files.relative_paths import relative_path
from postkit.named_tuples import NamedTuple


class SchemaFile(NamedTuple):
    """A schema, where it goes, and which posts it is for."""

    path: str
    schema: dict[str, Any]
    files: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text of the file."""
        text = json.dumps(self.schema, ensure_ascii=False, indent=2) + "\n"
        # Half a character, which JSON front matter can hold, has no UTF-8.
        return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)


def name_files(groups: Iterable[str]) -> dict[str, str]:
    """Return a file name for the schema of each group, no two alike.

    The ending of a template's name is left out: `post.njk` gives `post.schema.json`.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for group in groups:
        full = re.sub(r"[^\w.-]+", "-", group).strip("-.") or "post"
        stem = re.sub(r"\.[a-z]{2,7}$", "", full)
        candidates = [stem, full, *(f"{full}-{number}" for number in range(2, len(names) + 3))]
        name = next(candidate for candidate in candidates if candidate.casefold() not in taken)
        taken.add(name.casefold())
        names[group] = f"{name}.schema.json"
    return names


def configuration_lines(files: Iterable[SchemaFile], root: str) -> str:
    """Return the tables `[[schemas]]` that choose `files`, for `postkit.toml` in `root`."""
    parts: list[str] = []
    # The first one that fits counts: what is for everything comes last.
    for file in sorted(files, key=lambda file: file.files == ("*",)):
        path = relative_path(os.path.abspath(file.path), root).replace(os.sep, "/")
        lines = ["[[schemas]]", f"path = {_toml(path)}"]
        lines += [f"files = {_toml(file.files)}"] if file.files else []
        lines += [f"layouts = {_toml(file.layouts)}"] if file.layouts else []
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _toml(value: str | tuple[str, ...]) -> str:
    # A JSON string is a TOML basic string, once DEL is escaped too.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
