"""`--show-config`: the settings in force, and where each comes from."""

from __future__ import annotations

import json
import os

from postkit.config import FIELDS, Configuration


def show_config(configuration: Configuration, path: str) -> int:
    """Print each setting that holds for `path`, as TOML, followed by its origin."""
    if os.path.isdir(path):
        path = os.path.join(path, "draft.md")
    settings = configuration.settings(path)
    lines = [
        (f"{one.key} = {_toml(settings[one.key])}", settings.origin(one.key)) for one in FIELDS
    ]
    width = max(len(line) for line, _ in lines if len(line) < 60)
    for line, origin in lines:
        print(f"{line:<{width}}  # {origin}")
    return 0


def _toml(value: object) -> str:
    if isinstance(value, dict):
        pairs = ", ".join(f"{json.dumps(key)} = {_toml(one)}" for key, one in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if value is None:
        return '"built-in"'
    # TOML writes a date without quotes.
    return (
        json.dumps(value, ensure_ascii=False)
        if isinstance(value, str | bool | int | float)
        else str(value)
    )
