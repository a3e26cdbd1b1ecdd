"""Find the rules of installed packages: those with an entry point in `postkit.rules`.

`importlib.metadata` takes as long to import as a post takes to lint. So the entry
points are read from where it would read them itself:
https://packaging.python.org/en/latest/specifications/entry-points/
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from postkit.errors import ConfigError
from postkit.load_module import load_module
from postkit.named_tuples import NamedTuple
from postkit.rules import TABLE
from postkit.rules.base import Rule
from postkit.rules.entry import RuleEntry

GROUP = "postkit.rules"
_MOST_BYTES = 100_000
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)


class Installed(NamedTuple):
    """The rules of all installed packages, and what identifies a version of them.

    `problem` is what is wrong with the first package whose rules cannot be used.
    """

    entries: tuple[RuleEntry, ...]
    stamp: str
    problem: ConfigError | None = None


class _Point(NamedTuple):
    """An entry point: the folder of its package's metadata, its name, and what it names."""

    metadata: str
    name: str
    target: str


@cache
def installed() -> Installed:
    """Return the rules of installed packages; most environments have none."""
    entries: list[RuleEntry] = []
    stamps: list[str] = []
    problem: ConfigError | None = None
    for point in sorted(_points(sys.path)):
        from postkit.rules.own.entries import joined, make_entry

        try:
            rules = _load(point)
            new = [make_entry(rule, f"{point.target}: `{rule.__name__}`") for rule in rules]
            entries = joined([*TABLE, *entries], new, point.target)[len(TABLE) :]
        except ConfigError as error:
            problem = problem or _advised(point, error)
            # Results from before the package was installed are not those of all rules.
            stamps.append(str(problem))
        else:
            stamps += [point.metadata, *(_time(rule.__module__) for rule in rules)]
    return Installed(tuple(entries), "\n".join(stamps), problem)


def _advised(point: _Point, error: ConfigError) -> ConfigError:
    """Return what is wrong with a package, and what its user can do."""
    folder = os.path.basename(point.metadata)
    name = folder.rpartition(".")[0].partition("-")[0].replace("_", "-")
    return ConfigError(
        f"the installed package `{name}` has rules that cannot be used: {error}; install another "
        f"version of it, remove it with `pip uninstall {name}`, or run postkit with `--isolated`"
    )


def _points(folders: list[str]) -> Iterator[_Point]:
    """Yield the entry points of the group; the first of two packages of one name counts."""
    seen: set[str] = set()
    for folder in folders:
        try:
            # `python -m postkit` puts the current folder, which may be an archive, on the path.
            if os.path.samefile(folder or os.curdir, os.curdir):
                continue
            names = os.listdir(folder)
        except OSError:
            continue
        for name in names:
            if not name.endswith((".dist-info", ".egg-info")):
                continue
            package = name.partition("-")[0].lower()
            if package in seen:
                continue
            seen.add(package)
            metadata = os.path.join(folder, name)
            yield from (_Point(metadata, *pair) for pair in _section(metadata))


def _section(metadata: str) -> Iterator[tuple[str, str]]:
    """Yield the names and targets in the section of the group."""
    try:
        # An environment has a hundred of these: without a file object they are read much faster.
        handle = os.open(f"{metadata}{os.sep}entry_points.txt", _READ)
        try:
            content = os.read(handle, _MOST_BYTES)
        finally:
            os.close(handle)
        # Hardly any package has the group; the others need not be decoded.
        text = content.decode() if GROUP.encode() in content else ""
    except (OSError, ValueError):
        return
    is_inside = False
    for line in map(str.strip, text.split("\n")):
        if line.startswith("["):
            is_inside = line == f"[{GROUP}]"
        elif is_inside and "=" in line and not line.startswith("#"):
            name, _, target = line.partition("=")
            yield name.strip(), target.partition("[")[0].strip()


def _load(point: _Point) -> list[type]:
    from postkit.rules.own.entries import rules_in

    module, _, attribute = point.target.partition(":")
    try:
        found: object = load_module(module)
        for name in filter(None, attribute.split(".")):
            found = getattr(found, name)
    except (Exception, SystemExit) as error:
        raise ConfigError(
            f"{point.target}: cannot be imported: {type(error).__name__}: {error}"
        ) from error
    if isinstance(found, ModuleType):
        return list(rules_in(found))
    if isinstance(found, type) and issubclass(found, Rule):
        return [found]
    raise ConfigError(f"{point.target}: is neither a module nor a rule")


def _time(module: str) -> str:
    """Return when the file of a module was written."""
    file = getattr(sys.modules[module], "__file__", None) or ""
    try:
        return str(os.stat(file).st_mtime_ns)
    except OSError:
        return ""
