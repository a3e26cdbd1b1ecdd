"""The glossary of a site: terms that stay, and corrections of what OpenCC makes."""

from __future__ import annotations

import tomllib
from operator import itemgetter
from typing import Any

from postkit.errors import ConfigError, FileError, UsageError
from postkit.files.read_write import read_source
from postkit.files.relative_paths import relative_path
from postkit.front_matter.error_messages import toml_message
from postkit.named_tuples import NamedTuple
from postkit.script.conversion_targets import Target, find_target
from postkit.script.exclusive_chars import evidence
from postkit.source import BOM
from postkit.toml_values import read_toml_values

_KEPT = "keep"


class Glossary(NamedTuple):
    """What a glossary says for one target."""

    kept: frozenset[str]
    corrections: dict[str, str]


def load_glossary(path: str, target: Target, named_at: str = "") -> Glossary:
    """Return what the glossary at `path` says for `target`.

    It is a TOML file. `keep` lists terms that stay as they are. A table named
    for a target, such as `[zh-Hant]`, gives for a text in the source script what
    to write instead: `"粉丝发布" = "粉絲發布"`. What is said for `zh-Hant` holds
    for its regions too, unless `[zh-Hant-TW]` says otherwise.

    Args:
        path: the file.
        target: the script to write.
        named_at: the place in the configuration that names it, for a file that cannot be read.

    Raises:
        ConfigError: the file cannot be read or is not a glossary; the message names
            the file and the line.
    """
    name = relative_path(path)
    text = _read(path, name, named_at)
    try:
        values = read_toml_values(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(toml_message(name, text, error)) from error
    return _Reader(name, text, target).read(values)


class _Reader:
    def __init__(self, name: str, text: str, target: Target) -> None:
        self._name = name
        self._lines = text.splitlines()
        self._target = target

    def read(self, values: dict[str, Any]) -> Glossary:
        kept = values.pop(_KEPT, [])
        if not isinstance(kept, list) or not all(isinstance(term, str) and term for term in kept):
            raise self._error(_KEPT, "`keep` must be a list of terms")
        found: list[tuple[int, dict[str, str]]] = []
        for heading, table in values.items():
            for_target = self._target_of(heading, table)
            corrections = {key: self._checked(key, new, for_target) for key, new in table.items()}
            if heading == self._target.config:
                found.append((2, corrections))
            elif heading != for_target.config and self._is_for(for_target.tag):
                found.append((for_target.tag == self._target.tag, corrections))
        merged: dict[str, str] = {}
        for _, corrections in sorted(found, key=itemgetter(0)):
            merged.update(corrections)
        return Glossary(frozenset(kept), merged)

    def _is_for(self, tag: str) -> bool:
        return self._target.tag == tag or self._target.tag.startswith(tag + "-")

    def _target_of(self, heading: str, table: Any) -> Target:
        if not isinstance(table, dict):
            raise self._error(
                heading, f"`{heading}` must be below the target that it is for, as [zh-Hant]"
            )
        try:
            return find_target(heading)
        except UsageError as error:
            raise self._error(heading, str(error)) from error

    def _checked(self, key: str, new: Any, target: Target) -> str:
        if not isinstance(new, str) or not key or not new or "\n" in key + new:
            raise self._error(key, f"`{key}` must be given a text on one line")
        if target.is_between_scripts and evidence(target).target.search(key):
            raise self._error(
                key, f"`{key}` must be written as it is before the conversion, not after it"
            )
        return new

    def _error(self, key: str, message: str) -> ConfigError:
        line = next((n for n, line in enumerate(self._lines, 1) if key in line), 1)
        return ConfigError(f"{self._name}:{line}: {message}")


def _read(path: str, name: str, named_at: str) -> str:
    try:
        return read_source(path).text.removeprefix(BOM)
    except FileError as error:
        place = f"{named_at}: {name}" if named_at else name
        raise ConfigError(f"{place}: {error.message}") from error
