"""`postkit doctor`: what postkit has found, for a report about a bug."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Iterator

import postkit
from postkit import __version__
from postkit.cli import EXIT_CLEAN, EXIT_USAGE
from postkit.cli.shared_options import (
    add_configuration_choice,
    add_output_format,
    chosen_configuration,
)
from postkit.config import Settings
from postkit.config.configuration import NAMES
from postkit.config.own_rules import is_allowed, user_file
from postkit.dialects import SiteFinder
from postkit.engine.cache import FOLDER
from postkit.errors import PostkitError, UsageError
from postkit.files.relative_paths import relative_path
from postkit.reporters.width import display
from postkit.rules import TABLE
from postkit.rules.own.installed import installed

_EXAMPLES = """\
examples:
  postkit doctor                        the settings of this folder
  postkit doctor posts/today.md         the settings of one post
  postkit doctor --output-format json   for a program

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


Rows = Iterator[tuple[str, str]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `postkit doctor` takes."""
    parser.epilog = _EXAMPLES
    parser.add_argument("path", nargs="?", metavar="PATH", help="a post (default: this folder)")
    add_output_format(parser, "print lines for people, or JSON for programs")
    add_configuration_choice(parser)


def run(options: argparse.Namespace) -> int:
    """Print what was found, and what is wrong."""
    if options.path and not os.path.exists(options.path):
        raise UsageError(f"{options.path}: there is no such file or folder")
    path = options.path or os.curdir
    if os.path.isdir(path):
        path = os.path.join(path, "post.md")
    findings = _Findings()
    findings.add("postkit", _postkit)
    findings.add("system", _system)
    findings.add("packages", _packages)
    findings.add("installed rules", _installed)
    settings = _settings(options, path, findings)
    if settings:
        findings.add("schemas", lambda: _schemas(settings))
        findings.add("rules", lambda: _rules(settings, path))
    root = settings.root if settings else os.path.dirname(next(_files(path), path))
    findings.add("cache", lambda: _cache(root))
    findings.print(options.output_format)
    return EXIT_USAGE if findings.has_problem else EXIT_CLEAN


class _Findings:
    """What was found, by sections; what stops one of them is a row of it."""

    def __init__(self) -> None:
        self._sections: dict[str, dict[str, str]] = {}
        self.has_problem = False

    def add(self, title: str, rows: Callable[[], Rows]) -> None:
        section = self._sections.setdefault(title, {})
        try:
            section.update(rows())
        except PostkitError as error:
            section["problem"] = str(error)
        self.has_problem = self.has_problem or "problem" in section

    def print(self, form: str) -> None:
        if form == "json":
            print(json.dumps(self._sections, ensure_ascii=False, indent=2))
            return
        for title, rows in self._sections.items():
            print(f"{title}:")
            for name, value in rows.items():
                print(f"  {name}: {display(value)}")


def _postkit() -> Rows:
    yield "version", __version__
    yield "folder", os.path.dirname(os.path.abspath(postkit.__file__))


def _system() -> Rows:
    yield "python", sys.version.split()[0]
    yield "platform", platform.platform()


def _packages() -> Rows:
    from importlib.metadata import PackageNotFoundError, version

    for name in _PACKAGES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "not installed"


def _installed() -> Rows:
    found = installed()
    yield "found", ", ".join(f"{entry.code} {entry.name}" for entry in found.entries) or "none"
    if found.problem:
        yield "problem", str(found.problem)


def _settings(options: argparse.Namespace, path: str, findings: _Findings) -> Settings | None:
    """Return what is in force for `path`, and say so; None where the configuration is broken."""
    found: list[Settings] = []

    def rows() -> Rows:
        files = [options.config] if options.config else map(relative_path, _files(path))
        yield "files found", "--isolated" if options.isolated else ", ".join(files) or "none"
        own = user_file()
        yield "your own settings", own if os.path.exists(own) else f"{own}, which does not exist"
        settings = chosen_configuration(options).settings(path)
        found.append(settings)
        yield from _configuration(settings, path)
        if settings["plugins"]:
            is_free = options.allow_plugins or is_allowed(settings.root)
            advice = "allowed" if is_free else "need --allow-plugins"
            yield "plugins", f"{', '.join(settings['plugins'])} ({advice})"

    findings.add("configuration", rows)
    if not found:
        findings.add("without configuration", lambda: _site(path))
    return next(iter(found), None)


def _files(path: str) -> Iterator[str]:
    """Yield the files above `path` that may hold settings, the nearest first."""
    folder = os.path.dirname(os.path.abspath(path))
    while True:
        files = (os.path.join(folder, name) for name in NAMES)
        yield from (file for file in files if os.path.isfile(file))
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def _configuration(settings: Settings, path: str) -> Rows:
    dialect = settings.dialect(path)
    places = map(settings.origin, settings.origins)
    files = {place.rpartition(":")[0] or place for place in places}
    yield "files", ", ".join(sorted(files)) or "none"
    yield "root", settings.root
    yield "site", f"{settings.site(path) or 'not known'} ({settings.site_origin(path)})"
    yield "markdown", dialect.engine
    yield "yaml", dialect.yaml_version


def _site(path: str) -> Rows:
    site = SiteFinder().find(path)
    yield "site", f"{site.name} (found {site.evidence})" if site else "not known"


def _schemas(settings: Settings) -> Rows:
    if settings.schemas is None:
        yield "built-in", "for every post"
        return
    for named, choice in zip(settings["schemas"], settings.schemas.choices, strict=False):
        choice.load()
        yield named["path"], "can be read"


def _rules(settings: Settings, path: str) -> Rows:
    yield "running", str(len(settings.linter(path).codes))
    own = [f"{entry.code} {entry.name}" for entry in settings.entries[len(TABLE) :]]
    yield "your own", ", ".join(own) or "none"


def _cache(root: str) -> Rows:
    folder = os.path.join(root, FOLDER)
    try:
        with os.scandir(folder) as entries:
            size = sum(entry.stat().st_size for entry in entries)
    except OSError:
        yield "folder", f"{folder}, which does not exist"
        return
    yield "folder", folder
    yield "size", f"{size:,} bytes"
