"""Settings that come from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from postkit.errors import UsageError

if TYPE_CHECKING:
    from postkit.config.key_positions import Path


def overrides(options: argparse.Namespace) -> dict[str, Any]:
    """Return the settings that `options` set.

    Raises:
        UsageError: a rule is unknown, or an option is not of its form.
    """
    values: dict[str, Any] = {
        key: _split(given)
        for key, given in (
            ("select", options.select),
            ("extend-select", options.extend_select),
            ("ignore", options.ignore),
        )
        if given
    }
    if options.severity:
        values["severity"] = dict(
            _pair(pair, "=", "--severity", "RULE=LEVEL") for pair in _split(options.severity)
        )
    if options.per_file_ignores:
        ignores: dict[str, list[str]] = {}
        for ignore in options.per_file_ignores:
            glob, rules = _pair(ignore, ":", "--per-file-ignores", "GLOB:RULES")
            ignores.setdefault(glob, []).extend(_split([rules]))
        values["per-file-ignores"] = ignores
    return values


def option_error(path: Path, message: str) -> UsageError:
    """Return the error about an option, in its own words."""
    # On the command line the option's name says more than the setting's.
    return UsageError(message.replace(f"`{path[0]}`: ", f"--{path[0]}: "))


def _split(given: Iterable[str]) -> list[str]:
    return [name.strip() for option in given for name in option.split(",") if name.strip()]


def _pair(given: str, sign: str, option: str, form: str) -> tuple[str, str]:
    name, found, value = given.rpartition(sign)
    if not (found and name and value):
        raise UsageError(f"{option} takes {form}, not `{given}`")
    return name.strip(), value.strip()
