"""Find from the files around a post which generator builds its site."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from postkit.dialects.registry import SITES, Signs
from postkit.files.relative_paths import relative_path
from postkit.named_tuples import NamedTuple

_EDITOR = "obsidian"
"""A sign of its notes says less than any other: they may lie in a generator's site."""
_MAX_SIZE = 1_000_000
_GEM = r"^[ \t]*gem[ \t]+[\"']([\w-]+)[\"']"
_REQUIREMENT = r"^[ \t]*([A-Za-z][\w-]*)(?=\W|$)"
_LISTED_REQUIREMENT = r"(?:[\"']|^(?=[\w-]+[ \t]*=))([A-Za-z][\w-]*)(?=[\"' \t<>=~!;@[])"
"""A string in a list or, as Poetry has it, the key of a table."""
_FILES = (
    ("package.json", "npm", ""),
    ("Gemfile", "gem", _GEM),
    ("requirements.txt", "pip", _REQUIREMENT),
    ("docs/requirements.txt", "pip", _REQUIREMENT),
    ("requirements-docs.txt", "pip", _REQUIREMENT),
)
"""What asks for packages, of which manager, and the pattern of one; none for JSON."""
_DOCS = "docs"
_PROJECT = ("../pyproject.toml", "pip", _LISTED_REQUIREMENT)
"""Only of the folder `docs`: what a package is developed with says nothing of its README."""


class FoundSite(NamedTuple):
    """A generator's name, the file that shows it, and the top folder of the site.

    Paths are from the working folder.
    """

    name: str
    evidence: str
    folder: str


class SiteFinder:
    """Finds the site of each folder, and keeps what it has found.

    The nearest folder with signs counts, up to the top of the repository or, outside
    of one, the working folder.
    """

    def __init__(self) -> None:
        self._by_folder: dict[str, FoundSite | None] = {}
        self._working_folder = os.getcwd()
        self._repositories: dict[str, bool] = {}

    def find(self, path: str | None) -> FoundSite | None:
        """Return the site of the draft at `path`, of the working folder where it is None."""
        folder = os.path.dirname(os.path.abspath(path)) if path else self._working_folder
        return self._of_folder(folder)

    def _of_folder(self, folder: str) -> FoundSite | None:
        if folder in self._by_folder:
            return self._by_folder[folder]
        found = find_site(folder)
        if (found is None or found.name == _EDITOR) and self._goes_above(folder):
            found = self._of_folder(os.path.dirname(folder)) or found
        self._by_folder[folder] = found
        return found

    def _goes_above(self, folder: str) -> bool:
        if _is_repository(folder) or os.path.dirname(folder) == folder:
            return False
        return folder.startswith(os.path.join(self._working_folder, "")) or self._in_repository(
            os.path.dirname(folder)
        )

    def _in_repository(self, folder: str) -> bool:
        if folder not in self._repositories:
            above = os.path.dirname(folder)
            self._repositories[folder] = _is_repository(folder) or (
                above != folder and self._in_repository(above)
            )
        return self._repositories[folder]


def find_site(folder: str) -> FoundSite | None:
    """Return the one generator that `folder` has signs of, None where two have equal ones.

    A configuration file says more than a package that is asked for.
    """
    configured, wanted = _evidence(folder)
    for found in (configured, wanted):
        if len(found) > 1:
            found.pop(_EDITOR, None)
        if len(found) == 1:
            [(name, evidence)] = found.items()
            return FoundSite(
                name, relative_path(os.path.join(folder, evidence)), relative_path(folder)
            )
    return None


def detect_sites(folder: str) -> list[str]:
    """Return the generators whose signs are in `folder`, none where it is not a site."""
    configured, wanted = _evidence(folder)
    return [name for name in SITES if name in configured or name in wanted]


def _evidence(folder: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the generators that are configured in `folder`, and those it asks for."""
    configured = {
        name: found for name, signs in SITES.items() if (found := _configuration(folder, signs))
    }
    packages = find_packages(folder)
    wanted: dict[str, str] = {}
    for name, signs in SITES.items():
        managers = (("npm", signs.packages), ("gem", signs.gems), ("pip", signs.requirements))
        keys = ((manager, package) for manager, names in managers for package in names)
        file = next((packages[key] for key in keys if key in packages), None)
        if file:
            wanted[name] = file
    if "hexo" in wanted and "jekyll" not in wanted:
        # They share the name of their configuration file.
        configured.pop("jekyll", None)
    return configured, wanted


def _configuration(folder: str, signs: Signs) -> str:
    """Return the configuration file that shows what `folder` is for, empty for none."""
    found = _first(folder, signs.files)
    if found:
        return found
    found = _first(folder, signs.shared)
    if not found or (signs.beside and not _first(folder, signs.beside)):
        return ""
    return "" if _first(folder, signs.not_beside) else found


def _first(folder: str, paths: tuple[str, ...]) -> str:
    return next((path for path in paths if os.path.exists(os.path.join(folder, path))), "")


def _is_repository(folder: str) -> bool:
    return os.path.exists(os.path.join(folder, ".git"))


def find_packages(folder: str) -> dict[tuple[str, str], str]:
    """Return what `folder` asks for: the file by manager (`npm`, `gem`, `pip`) and package."""
    found: dict[tuple[str, str], str] = {}
    files = (*_FILES, _PROJECT) if os.path.basename(folder) == _DOCS else _FILES
    for name, manager, pattern in files:
        text = _text(os.path.join(folder, name))
        for package in _packages(text, pattern) if text else ():
            found.setdefault((manager, package), name)
    return found


def _packages(text: str, pattern: str) -> Iterator[str]:
    if not pattern:
        return _npm_packages(text)
    return (name.lower() for name in re.findall(pattern, text, re.MULTILINE))


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
