"""The rules that a configuration adds to those that ship with postkit.

A repository that somebody merely checks must not run code by what its own
configuration says. So a file in the user's home says whether it may.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from postkit.config.checks import Fail, strings
from postkit.config.known_rules import KnownRules
from postkit.errors import ConfigError
from postkit.files.read_write import is_inside
from postkit.files.relative_paths import relative_path

if TYPE_CHECKING:
    from postkit.rules.own.plugin_files import Plugin


def add_own_rules(
    known: KnownRules, values: Mapping[str, Any], folder: str, fail: Fail, *, allow: bool
) -> KnownRules:
    """Return `known` with the rules of a configuration file.

    A plugin that cannot be used, or may not be loaded, is the problem of what is returned.

    Args:
        known: what can be named without it.
        values: what the file sets, as it is written there.
        folder: the folder of the file.
        fail: makes the error about a key of it.
        allow: whether the user has allowed this run to load plugins.

    Raises:
        ConfigError: a pattern or a term list cannot be used.
    """
    if not any(key in values for key in ("plugins", "patterns", "terms")):
        return known
    from postkit.config.term_rules import term_rules
    from postkit.rules.own.entries import joined

    entries, stamps, problem = list(known.entries), [known.stamp], known.problem
    plugins = strings(("plugins",), values.get("plugins", []), fail)
    try:
        for loaded, name in _loaded(plugins, folder, allow=allow):
            entries = joined(entries, loaded.entries, name)
            stamps.append(loaded.stamp)
    except ConfigError as error:
        problem = problem or fail(("plugins",), str(error))
    for entry in term_rules(values, folder, fail):
        try:
            entries = joined(entries, [entry], entry.name)
        except ConfigError as error:
            raise fail(("patterns",), str(error)) from error
        stamps.append(repr(sorted(vars(entry.load()).items(), key=lambda item: item[0])))
    return KnownRules(tuple(entries), "\n".join(stamps), problem)


def _loaded(plugins: Sequence[str], folder: str, *, allow: bool) -> Iterator[tuple[Plugin, str]]:
    """Yield the plugins that a configuration file names, and what to call them."""
    if plugins and not (allow or is_allowed(folder)):
        raise ConfigError(
            "`plugins` runs code that came with these posts; if you trust it, use "
            "`--allow-plugins`, or list this folder in your own settings"
        )
    for plugin in plugins:
        from postkit.rules.own.plugin_files import load_plugin

        path = os.path.join(folder, plugin)
        yield load_plugin(path, relative_path(path)), relative_path(path)


KEY = "allow-plugins"


def user_file() -> str:
    """Return the path of the user's own settings, whether or not there is such a file."""
    home = os.environ.get("APPDATA") if os.name == "nt" else os.environ.get("XDG_CONFIG_HOME")
    folder = home or os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(folder, "postkit", "user.toml")


def is_allowed(folder: str) -> bool:
    """Return whether the user has listed `folder`, or one above it.

    Raises:
        ConfigError: the user's settings cannot be read.
    """
    real = os.path.realpath(folder)
    return any(
        real == allowed or is_inside(real, allowed)
        for allowed in map(os.path.realpath, _allowed_folders())
    )


def _allowed_folders() -> list[str]:
    import tomllib

    path = user_file()
    try:
        with open(path, "rb") as file:
            values: dict[str, Any] = tomllib.load(file)
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    for key in values:
        if key != KEY:
            raise ConfigError(f"{path}: `{key}` is not a setting; the only one is `{KEY}`")
    folders = values.get(KEY, [])
    if not isinstance(folders, list) or not all(isinstance(item, str) for item in folders):
        raise ConfigError(f"{path}: `{KEY}` must be a list of folders")
    return [os.path.expanduser(folder) for folder in folders]
