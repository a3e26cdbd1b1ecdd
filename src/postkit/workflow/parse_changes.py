"""Changes of front matter in the notation of the command line and of mapping files."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

from postkit.errors import UsageError
from postkit.front_matter import Node, Syntax, read_content, read_scalar
from postkit.front_matter.impossible_day import find_impossible_day
from postkit.source import Source, Span

_SEPARATED = ("=", "→", "->")


def read_value(text: str) -> Any:
    """Return what `text` means: a number, a date, a list in brackets, or itself.

    It is read as YAML where it looks like more than words; so `true` is not text,
    `"true"` is one, and `AI: 未来` needs no quotes.

    Raises:
        UsageError: it opens a list, a mapping or a quote that it never closes, or is a day
            that the calendar does not have: in quotes it is a text.
    """
    if text[:1] not in ("[", "{", '"', "'"):
        value = read_scalar(text, "1.2")
        _check_day(text)
        return "" if value is None and not text else value
    reading = read_content(text, Syntax.YAML, Span(0, len(text)), "1.2")
    if reading.root is None:
        raise UsageError(
            f"`{text}` cannot be read as YAML; put a text that starts with `{text[0]}` in quotes"
        )
    return reading.root.value


def _check_day(text: str) -> None:
    """Raise UsageError where `text` is a day, maybe with a time, that the calendar lacks."""
    day = find_impossible_day(text, Span(0, len(text)))
    if day and text[day.end : day.end + 1] in ("", " ", "T"):
        raise UsageError(
            f"`{day.text(text)}` is not a day of the calendar; put it in quotes if it is a text"
        )


def read_item(text: str) -> Any:
    """Return the item of a list that `text` means: a number, a date or a text."""
    try:
        value = read_value(text)
    except UsageError:
        return text
    return text if isinstance(value, list | dict) else value


def write_item(value: Any) -> str:
    """Return an item by its name: a text itself, another as it is written."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False, default=str)


def split_pair(text: str) -> tuple[str, str] | None:
    """Return what is on both sides of `=`, `->` or `→`; None where a side is missing."""
    places = [(text.find(sign), sign) for sign in _SEPARATED if sign in text]
    if not places:
        return None
    at, sign = min(places)
    left, right = text[:at].strip(), text[at + len(sign) :].strip()
    return (left, right) if left else None


def read_mapping(text: str, path: str) -> dict[str, dict[str, str | None]]:
    """Return the replacements that a mapping file names: by field, the new for each old item.

    In YAML, TOML and JSON there is a mapping for each field; in CSV there are
    three columns, field, old and new. An empty new item takes the old one out.

    Args:
        text: what the file holds.
        path: its name, whose extension says the notation: `.csv`, `.tsv`,
            `.json`, `.toml`; any other is YAML.

    Raises:
        UsageError: it cannot be read, or names an item twice; with the line.
    """
    ending = path.rpartition(".")[2].lower()
    if ending in ("csv", "tsv"):
        return _read_table(text.removeprefix("\ufeff"), path, "\t" if ending == "tsv" else ",")
    syntax = {"json": Syntax.JSON, "toml": Syntax.TOML}.get(ending, Syntax.YAML)
    return _Mapping(text, path).read(syntax)


class _Mapping:
    """A mapping file in a notation of front matter."""

    def __init__(self, text: str, path: str) -> None:
        self._source = Source(text, path)

    def read(self, syntax: Syntax) -> dict[str, dict[str, str | None]]:
        text = self._source.text
        reading = read_content(text, syntax, Span(int(self._source.has_bom), len(text)), "1.2")
        if reading.failure:
            raise self._error(reading.failure.offset, f"cannot be read: {reading.failure.problem}")
        if reading.root is None or reading.root.kind != "mapping":
            raise self._error(0, "must hold a mapping for each field, as `tags: {old: new}`")
        return {field: self._fields(node) for field, node in self._pairs(reading.root)}

    def _fields(self, node: Node) -> dict[str, str | None]:
        if node.kind != "mapping":
            raise self._error(node.span.start, "a field needs a mapping, as `tags: {old: new}`")
        return {old: self._item(new) for old, new in self._pairs(node)}

    def _item(self, node: Node) -> str | None:
        if node.kind != "scalar":
            raise self._error(node.span.start, "the new item must be one text")
        return None if node.value in (None, "") else write_item(node.value)

    def _pairs(self, node: Node) -> list[tuple[str, Node]]:
        seen: set[str] = set()
        for entry in node.entries:
            if entry.key in seen:
                raise self._error(entry.key_span.start, f"`{entry.key}` occurs twice")
            seen.add(entry.key)
        return [(entry.key, entry.value) for entry in node.entries]

    def _error(self, offset: int, message: str) -> UsageError:
        line = self._source.lines.position(offset).line
        return UsageError(f"{self._source.path}:{line}: {message}")


def _read_table(text: str, path: str, delimiter: str) -> dict[str, dict[str, str | None]]:
    mapping: dict[str, dict[str, str | None]] = {}
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in rows:
            cells = [cell.strip() for cell in row]
            if not any(cells) or (rows.line_num == 1 and cells[1:] == ["old", "new"]):
                continue
            if len(cells) != 3 or not cells[0] or not cells[1]:
                raise UsageError(
                    f"{path}:{rows.line_num}: a row needs a field, an old and a new item"
                )
            field, old, new = cells
            if old in mapping.setdefault(field, {}):
                raise UsageError(f"{path}:{rows.line_num}: `{old}` occurs twice")
            mapping[field][old] = new or None
    except csv.Error as error:
        raise UsageError(f"{path}:{rows.line_num}: cannot be read: {error}") from error
    return mapping
