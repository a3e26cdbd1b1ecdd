"""Schemas in files: JSON, YAML or TOML, by the name of the file."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from postkit.errors import FileError
from postkit.files.read_write import decode, read_small
from postkit.front_matter.readers.json_reader import read_json
from postkit.schema.json_values import as_json
from postkit.source import BOM, LineIndex, Span

if TYPE_CHECKING:
    from postkit.front_matter.nodes import ParsedContent

_MOST_BYTES = 5_000_000
"""How large a schema may be."""
_LANGUAGES = {".yaml": "YAML", ".yml": "YAML", ".toml": "TOML"}


def language_of(path: str) -> str:
    """Return the language of the file at `path`, by its suffix."""
    return _LANGUAGES.get(os.path.splitext(path)[1].lower(), "JSON")


def reader_of(path: str) -> Callable[[str, Span], ParsedContent]:
    """Return what reads the text of the file at `path` with the place of each value."""
    match language_of(path):
        case "YAML":
            from postkit.front_matter.readers.yaml_reader import read_yaml

            return read_yaml
        case "TOML":
            from postkit.front_matter.readers.toml_reader import read_toml

            return read_toml
    return read_json


def read_schema_file(path: str) -> Any:
    """Return the JSON value in the file at `path`.

    Raises:
        FileError: the file cannot be read; the message names the place in it.
    """
    text = decode(read_small(path, _MOST_BYTES), path).removeprefix(BOM)
    language = language_of(path)
    if language == "JSON":
        # What is not JSON, the reader below says in plain words.
        with suppress(json.JSONDecodeError):
            try:
                return json.loads(text)
            except RecursionError as error:
                raise FileError("is nested too deeply", path=path) from error
        if not text.lstrip().startswith("{"):
            raise FileError("is not JSON: it must be an object, in braces", path=path)
    reading = reader_of(path)(text, Span(0, len(text)))
    if reading.failure:
        line, column = LineIndex(text).position(reading.failure.offset)
        where = f"line {line}, column {column}"
        raise FileError(f"is not {language}: {where}: {reading.failure.problem}", path=path)
    return as_json(reading.root.value) if reading.root else None
