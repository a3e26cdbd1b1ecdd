"""`postkit doctor`: what postkit has found, for a report about a bug."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator

import postkit
from postkit import __version__
from postkit.cli import EXIT_CLEAN, EXIT_USAGE
from postkit.cli.shared_options import add_configuration_choice, chosen_configuration
from postkit.config import Settings
from postkit.engine.cache import FOLDER
from postkit.errors import PostkitError, UsageError
from postkit.reporters.width import display
from postkit.rules import TABLE

_EXAMPLES = """\
examples:
  postkit doctor                  what is in force in this folder
  postkit doctor posts/today.md   and for one post

exit status:
  0  all is well     2  the configuration or a schema cannot be used
"""
_PACKAGES = (
    "jsonschema",
    "jsonschema-rs",
    "opencc",
    "pathspec",
    "pyyaml",
    "regex",
    "rjieba",
    "pygls",
    "trafilatura",
)
"""The packages whose version decides what postkit finds."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit doctor` takes."""
    parser.epilog = _EXAMPLES
    parser.add_argument("path", nargs="?", metavar="PATH", help="a post (default: this folder)")
    add_configuration_choice(parser)


def run(options: argparse.Namespace) -> int:
    """Print what was found, and what is wrong."""
    _print("postkit", [("version", __version__), ("folder", os.path.dirname(_home()))])
    _print("system", [("python", sys.version.split()[0]), ("platform", platform.platform())])
    _print("packages", _packages())
    path = options.path or os.path.join(os.curdir, "post.md")
    if options.path and not os.path.exists(options.path):
        raise UsageError(f"{options.path}: there is no such file or folder")
    if os.path.isdir(path):
        path = os.path.join(path, "post.md")
    try:
        settings = chosen_configuration(options).settings(path)
        _print("configuration", _configuration(settings, path))
        _print("schemas", _schemas(settings))
        _print("rules", _rules(settings, path))
        _print("cache", _cache(settings))
    except PostkitError as error:
        _print("problem", [("configuration", str(error))])
        return EXIT_USAGE
    return EXIT_CLEAN


def _print(title: str, rows: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> None:
    print(f"{title}:")
    for name, value in rows:
        print(f"  {name}: {display(value)}")


def _home() -> str:
    return os.path.abspath(postkit.__file__)


def _packages() -> Iterator[tuple[str, str]]:
    from importlib.metadata import PackageNotFoundError, version

    for name in _PACKAGES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "not installed"


def _configuration(settings: Settings, path: str) -> Iterator[tuple[str, str]]:
    dialect = settings.dialect(path)
    files = {place.rpartition(":")[0] or place for place in settings.origins.values()}
    yield "files", ", ".join(sorted(files)) or "none"
    yield "root", settings.root
    yield "site", f"{settings.site(path) or 'not known'} ({settings.site_origin(path)})"
    yield "markdown", dialect.engine or dialect.name
    yield "yaml", dialect.yaml_version


def _schemas(settings: Settings) -> Iterator[tuple[str, str]]:
    if settings.schemas is None:
        yield "built-in", "for every post"
        return
    for named, choice in zip(settings["schemas"], settings.schemas.choices, strict=False):
        choice.load()
        yield named["path"], "can be read"


def _rules(settings: Settings, path: str) -> Iterator[tuple[str, str]]:
    yield "running", str(len(settings.linter(path).codes))
    own = [f"{entry.code} {entry.name}" for entry in settings.entries[len(TABLE) :]]
    yield "your own", ", ".join(own) or "none"


def _cache(settings: Settings) -> Iterator[tuple[str, str]]:
    folder = os.path.join(settings.root, FOLDER)
    try:
        with os.scandir(folder) as entries:
            size = sum(entry.stat().st_size for entry in entries)
    except OSError:
        yield "folder", f"{folder}, not there"
        return
    yield "folder", folder
    yield "size", f"{size:,} bytes"
