"""Add to a site's glossary: a term that stays, or what to write for a text."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from postkit.errors import ChangeError, FileError
from postkit.files.read_write import FileSource

_LIST = re.compile(r"^keep[ \t]*=[ \t]*\[", re.MULTILINE)
_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)


def with_term(source: FileSource, term: str) -> str:
    """Return the glossary with `term` among those that stay as they are.

    Raises:
        FileError: the glossary is not one, or cannot be changed without its layout.
    """
    values = _values(source)
    kept = values.get("keep", [])
    if term in kept:
        return source.text
    match = _LIST.search(source.text)
    if match:
        comma = ", " if kept else ""
        text = f"{source.text[: match.end()]}{_toml(term)}{comma}{source.text[match.end() :]}"
    else:
        # Above all tables: a key after a header belongs to its table.
        text = f"keep = [{_toml(term)}]{source.newline}{source.text}"
    return _checked(source, text, {**values, "keep": [term, *kept]})


def with_correction(source: FileSource, target: str, old: str, new: str) -> str:
    """Return the glossary with `new` as what a conversion to `target` makes of `old`.

    Raises:
        FileError: as for `with_term`.
    """
    values = _values(source)
    line = f"{_toml(old)} = {_toml(new)}{source.newline}"
    header = re.search(rf"^[ \t]*\[{re.escape(target)}\][ \t]*(#.*)?\r?\n", source.text, re.M)
    if header:
        text = source.text[: header.end()] + line + source.text[header.end() :]
    else:
        gap = source.newline if source.text and not source.text.endswith("\n") else ""
        text = f"{source.text}{gap}{source.newline}[{target}]{source.newline}{line}"
    return _checked(source, text, {**values, target: {**values.get(target, {}), old: new}})


def _values(source: FileSource) -> dict[str, Any]:
    try:
        return tomllib.loads(source.text.removeprefix("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FileError(f"is not valid TOML: {error}", path=source.path) from error


def _checked(source: FileSource, text: str, wanted: dict[str, Any]) -> str:
    """Return `text` if it says what is wanted and nothing else."""
    try:
        is_right = tomllib.loads(text) == wanted
    except (tomllib.TOMLDecodeError, RecursionError):
        is_right = False
    if not is_right:
        raise ChangeError("has a layout that cannot be added to; add it by hand", path=source.path)
    return text


def _toml(text: str) -> str:
    # A JSON string is a basic string of TOML, but for the escapes of surrogates.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
