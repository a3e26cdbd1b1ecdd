"""Read the glossaries of translators: CSV, YAML, TBX, and the rules of prh."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from xml.etree import ElementTree

from postkit.bilingual.terminology import TermEntry
from postkit.errors import ConfigError, FileError
from postkit.files.read_write import decode, read_small
from postkit.files.relative_paths import relative_path
from postkit.source import BOM

_MOST_BYTES = 20_000_000
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_terms(path: str, named_at: str) -> tuple[TermEntry, ...]:
    """Return the terms of the glossary at `path`.

    The name says what it is: `.csv` or `.tsv` with columns `source`, `target` and maybe
    `forbidden`, several words parted by `|`; `.yml` or `.yaml` with a list of such
    mappings, or with the rules of prh (https://github.com/prh/prh), whose patterns are
    forbidden wherever they are; `.tbx` or `.xml` for TBX, whose deprecated terms are forbidden.

    Args:
        path: the file.
        named_at: the place in the configuration that names it, for a file that cannot be read.

    Raises:
        ConfigError: the file cannot be read or is not a glossary; the message names it.
    """
    name = relative_path(path)
    read = _READERS.get(os.path.splitext(path)[1].lower())
    if read is None:
        raise ConfigError(f"{name}: a glossary of terms ends in {', '.join(sorted(_READERS))}")
    try:
        text = decode(read_small(path, _MOST_BYTES)).removeprefix(BOM)
        terms = tuple(read(text))
    except FileError as error:
        raise ConfigError(f"{named_at}: {name}: {error.message}") from error
    except ValueError as error:
        raise ConfigError(f"{name}: {error}") from error
    if not terms:
        raise ConfigError(f"{name}: holds no terms: each needs a source and a target")
    return terms


def _from_table(text: str, delimiter: str) -> Iterator[TermEntry]:
    rows = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    if not {"source", "target"} <= set(rows.fieldnames or ()):
        raise ValueError("the first line must name the columns `source` and `target`")
    yield from _terms(rows)


def _from_yaml(text: str) -> Iterator[TermEntry]:
    import yaml

    try:
        values = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" on line {mark.line + 1}" if mark else ""
        raise ValueError(f"is not valid YAML{place}") from error
    if isinstance(values, dict) and isinstance(values.get("rules"), list):
        yield from _from_prh(values["rules"])
        return
    if not isinstance(values, list):
        raise ValueError("must be a list of terms: `- source: …`, below it `target: …`")
    yield from _terms(item for item in values if isinstance(item, dict))


def _from_prh(rules: Iterable[Any]) -> Iterator[TermEntry]:
    for rule in rules:
        if not isinstance(rule, dict) or not isinstance(rule.get("expected"), str):
            continue
        right = rule["expected"].strip()
        patterns = [rule.get("pattern"), rule.get("patterns")]
        wrong = tuple(word for word in _words(patterns) if word != right)
        if any(word.startswith("/") for word in wrong):
            raise ValueError(f"the pattern of `{right}` is a regular expression: list the words")
        if right and wrong:
            yield TermEntry("", (right,), wrong)


def _from_tbx(text: str) -> Iterator[TermEntry]:
    if "<!DOCTYPE" in text and "<!ENTITY" in text:
        raise ValueError("entities are not read: save it without a DOCTYPE")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise ValueError(f"is not XML: {error}") from error
    for entry in root.iter():
        if _local(entry) not in ("termEntry", "conceptEntry"):
            continue
        by_language: dict[str, list[tuple[str, bool]]] = {}
        for section in entry:
            language = str(section.get(_LANG, "")).lower()
            for term in section.iter():
                if _local(term) == "term" and term.text:
                    by_language.setdefault(language[:2], []).append(
                        (term.text.strip(), _is_forbidden(section, term))
                    )
        targets = by_language.pop("zh", [])
        right = tuple(word for word, is_wrong in targets if not is_wrong)
        wrong = tuple(word for word, is_wrong in targets if is_wrong)
        for word, _ in by_language.get("en", []):
            if right:
                yield TermEntry(word, right, wrong)


# The second is an element of its own in the style that TBX calls DCT.
_STATUS = ("termNote", "administrativeStatus")


def _is_forbidden(section: ElementTree.Element, term: ElementTree.Element) -> bool:
    """Tell whether the status of `term` is that it must not be used (TBX-Basic)."""
    for group in section.iter():
        if term in list(group):
            notes = [note.text or "" for note in group.iter() if _local(note) in _STATUS]
            return any("deprecated" in note or "superseded" in note for note in notes)
    return False


def _local(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _terms(rows: Iterable[dict[str, Any]]) -> Iterator[TermEntry]:
    for row in rows:
        source, targets = row.get("source"), _words([row.get("target")])
        if isinstance(source, str) and source.strip() and targets:
            yield TermEntry(source.strip(), targets, _words([row.get("forbidden")]))


def _words(values: Iterable[Any]) -> tuple[str, ...]:
    """Return the words in `values`: texts in which `|` parts words, or lists of words."""
    found: list[str] = []
    for value in values:
        parts = value if isinstance(value, list) else str(value or "").split("|")
        found += [word for part in parts if (word := str(part).strip())]
    return tuple(found)


_READERS: dict[str, Callable[[str], Iterable[TermEntry]]] = {
    ".csv": lambda text: _from_table(text, ","),
    ".tsv": lambda text: _from_table(text, "\t"),
    ".yml": _from_yaml,
    ".yaml": _from_yaml,
    ".tbx": _from_tbx,
    ".xml": _from_tbx,
}
