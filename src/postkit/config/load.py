"""Read a configuration file."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from postkit.config.checks import check
from postkit.config.key_positions import KeyPositions
from postkit.config.known_rules import KnownRules
from postkit.config.own_rules import add_own_rules
from postkit.errors import ConfigError, FileError
from postkit.files.read_write import read_small
from postkit.files.relative_paths import relative_path
from postkit.named_tuples import NamedTuple
from postkit.toml_values import read_toml_values

_MOST_BYTES = 1_000_000
"""How large a configuration file may be."""


class Loaded(NamedTuple):
    """The settings in a file, what says where each is, and the rules that can be named."""

    values: dict[str, Any]
    origins: dict[str, Callable[[], str]]
    known: KnownRules


def load_file(path: str, *, optional: bool = False, allow_plugins: bool = False) -> Loaded | None:
    """Return what the configuration file at `path` sets.

    A key `extend` names another file whose settings this one adds to.

    Args:
        path: a `postkit.toml`, or a `pyproject.toml` with a table `[tool.postkit]`.
        optional: return None where the file has no settings for postkit.
        allow_plugins: whether the code that the file names may be run.

    Raises:
        ConfigError: the file cannot be read or is not TOML, a key is unknown, a
            value is of the wrong type, or files extend each other in a circle. A rule that
            may not be loaded or cannot be used is the problem of the known rules.
    """
    return _load(path, optional, (), allow_plugins)


def _load(path: str, optional: bool, extended_by: tuple[str, ...], allow: bool) -> Loaded | None:
    name = relative_path(path)
    real = os.path.realpath(path)
    if real in extended_by:
        raise ConfigError(f"{name}: configuration files extend each other in a circle")
    text = _read(path, name)
    values = _parse(text, name)
    prefix: tuple[str, ...] = ()
    if os.path.basename(path) == "pyproject.toml":
        prefix = ("tool", "postkit")
        tool = values.get("tool")
        table = tool.get("postkit") if isinstance(tool, dict) else None
        if not isinstance(table, dict):
            if optional:
                return None
            raise ConfigError(f"{name}: has no table [tool.postkit]")
        values = table
    source = KeyPositions(name, text, prefix)
    base = values.pop("extend", None)
    if not isinstance(base, str | None):
        raise source.error(("extend",), "`extend` must be the path of another file")
    folder = os.path.dirname(path)
    if base and not os.path.exists(os.path.join(folder, base)):
        raise source.error(("extend",), f"`extend`: there is no file `{base}`")
    below = _load(os.path.join(folder, base), False, (*extended_by, real), allow) if base else None
    known = below.known if below else KnownRules.installed()
    known = add_own_rules(known, values, folder, source.error, allow=allow)
    lacks_rules = known.problem is not None
    checked = check(values, source.error, known.entries, lacks_rules=lacks_rules)
    _check_schemas_exist(checked.get("schemas", ()), folder, source)
    origins: dict[str, Callable[[], str]] = {key: partial(source.place, (key,)) for key in checked}
    if base is None or below is None:
        return Loaded(checked, origins, known)
    values = {**below.values, **checked}
    for key, value in below.values.items():
        if isinstance(value, dict) and key in checked:
            values[key] = {**value, **checked[key]}
    if "schemas" in below.values and "schemas" not in checked:
        values["schemas"] = _moved(below.values["schemas"], os.path.dirname(base))
    return Loaded(values, {**below.origins, **origins}, known)


def _check_schemas_exist(
    schemas: Iterable[dict[str, Any]], folder: str, source: KeyPositions
) -> None:
    for at, schema in enumerate(schemas):
        path = schema["path"]
        if not path.startswith("built-in:") and not os.path.exists(os.path.join(folder, path)):
            raise source.error(("schemas", at, "path"), f"`path`: there is no file `{path}`")


def _moved(schemas: list[dict[str, Any]], folder: str) -> list[dict[str, Any]]:
    """Return `schemas` of a file in `folder`, their paths as seen from the extending file."""
    return [
        schema
        if schema["path"].startswith("built-in:")
        else {**schema, "path": os.path.join(folder, schema["path"])}
        for schema in schemas
    ]


def _read(path: str, name: str) -> str:
    try:
        # Some editors for Windows put a byte order mark before it.
        return read_small(path, _MOST_BYTES).decode("utf-8-sig")
    except FileError as error:
        raise ConfigError(f"{name}: {error.message}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{name}: is not UTF-8; save it as UTF-8") from error


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        return read_toml_values(text)
    except tomllib.TOMLDecodeError as error:
        from postkit.front_matter.error_messages import toml_message

        raise ConfigError(toml_message(name, text, error)) from error
