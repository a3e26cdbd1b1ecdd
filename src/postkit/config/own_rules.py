"""The rules that a configuration adds to those that ship with postkit."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from postkit.config.checks import Fail, strings
from postkit.config.known_rules import KnownRules
from postkit.config.plugin_permission import is_allowed
from postkit.errors import ConfigError


def add_own_rules(
    known: KnownRules, values: Mapping[str, Any], folder: str, fail: Fail, *, allow: bool
) -> KnownRules:
    """Return `known` with the rules of a configuration file.

    Args:
        known: what can be named without it.
        values: what the file sets, as it is written there.
        folder: the folder of the file.
        fail: makes the error about a key of it.
        allow: whether the user has allowed this run to load plugins.

    Raises:
        ConfigError: a plugin cannot be used, or may not be loaded.
    """
    if "plugins" not in values:
        return known
    from postkit.rules.own.entries import joined
    from postkit.rules.own.plugin_files import load_plugin

    plugins = strings(("plugins",), values["plugins"], fail)
    if plugins and not (allow or is_allowed(folder)):
        raise fail(
            ("plugins",),
            "`plugins` runs code that came with these posts; if you trust it, use "
            "`--allow-plugins`, or list this folder in your own settings",
        )
    entries, stamp = list(known.entries), known.stamp
    for plugin in plugins:
        path = os.path.join(folder, plugin)
        try:
            loaded = load_plugin(path, os.path.relpath(path))
            entries = joined(entries, loaded.entries, os.path.relpath(path))
        except ConfigError as error:
            raise fail(("plugins",), str(error)) from error
        stamp += loaded.stamp
    return KnownRules(tuple(entries), stamp)
