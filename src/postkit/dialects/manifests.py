"""The packages that a site asks for, in the files of npm, Bundler and pip."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

_MAX_SIZE = 1_000_000
_GEM = r"^[ \t]*gem[ \t]+[\"']([\w-]+)[\"']"
_REQUIREMENT = r"^[ \t]*([A-Za-z][\w-]*)(?=\W|$)"
_FILES = (
    ("package.json", "npm"),
    ("Gemfile", "gem"),
    ("requirements.txt", "pip"),
    ("docs/requirements.txt", "pip"),
    ("requirements-docs.txt", "pip"),
)
"""Not `pyproject.toml`: what a package is developed with says nothing of its README."""


def find_packages(folder: str) -> dict[tuple[str, str], str]:
    """Return what `folder` asks for: the file by manager (`npm`, `gem`, `pip`) and package."""
    found: dict[tuple[str, str], str] = {}
    for name, manager in _FILES:
        text = _text(os.path.join(folder, name))
        for package in _packages(text, manager) if text else ():
            found.setdefault((manager, package), name)
    return found


def _packages(text: str, manager: str) -> Iterator[str]:
    if manager == "npm":
        yield from _npm_packages(text)
    elif manager == "gem":
        yield from re.findall(_GEM, text, re.MULTILINE)
    else:
        yield from (name.lower() for name in re.findall(_REQUIREMENT, text, re.MULTILINE))


def _npm_packages(text: str) -> Iterator[str]:
    import json

    try:
        package = json.loads(text)
    except (ValueError, RecursionError):
        return
    if isinstance(package, dict):
        for key in ("dependencies", "devDependencies"):
            table = package.get(key)
            if isinstance(table, dict):
                yield from table


def _text(path: str) -> str:
    """Return the text of an ordinary file, empty where it cannot be read."""
    try:
        if not os.path.isfile(path) or os.path.getsize(path) > _MAX_SIZE:
            return ""
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read(_MAX_SIZE)
    except OSError:
        return ""
