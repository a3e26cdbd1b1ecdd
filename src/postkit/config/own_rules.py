"""The rules that a configuration adds to those that ship with postkit."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from postkit.config.checks import Fail, strings
from postkit.config.known_rules import KnownRules
from postkit.config.plugin_permission import is_allowed
from postkit.errors import ConfigError
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
