"""`--show-config`: the settings in force, and where each comes from."""

from __future__ import annotations

import json
import os

from postkit.config import FIELDS, Configuration, Settings
from postkit.reporters.width import display


def show_config(configuration: Configuration, path: str) -> int:
    """Print each setting that holds for `path`, as TOML, followed by its origin."""
    if os.path.isdir(path):
        path = os.path.join(path, "draft.md")
    settings = configuration.settings(path)
    values = {field.key: (settings[field.key], settings.origin(field.key)) for field in FIELDS}
    values |= _dialect(settings, path)
    lines = [(f"{key} = {_toml(value)}", origin) for key, (value, origin) in values.items()]
    width = max(len(line) for line, _ in lines if len(line) < 60)
    for line, origin in lines:
        print(display(f"{line:<{width}}  # {origin}"))
    return 0


def _dialect(settings: Settings, path: str) -> dict[str, tuple[str, str]]:
    """Return what holds for `path` of the settings that the site decides if nobody else does."""
    site, dialect = settings.site(path), settings.dialect(path)
    of_site = f"as {site} reads it" if site else "default"
    decided = {"markdown": dialect.engine, "yaml": dialect.yaml_version}
    return {"site": (site, settings.site_origin(path))} | {
        key: (value, settings.origin(key) if settings.chosen(key, path) else of_site)
        for key, value in decided.items()
    }


def _toml(value: object) -> str:
    if isinstance(value, dict):
        pairs = ", ".join(f"{json.dumps(key)} = {_toml(item)}" for key, item in value.items())
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
