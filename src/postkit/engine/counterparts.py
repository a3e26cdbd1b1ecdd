"""The page that a translation translates, by the names of both, where it is on disk.

`a.zh.md` translates `a.md` or `a.en.md`, `zh/a.md` the page `en/a.md` or `a.md`, and
`i18n/zh-CN/docusaurus-plugin-content-docs/current/a.md` the page `docs/a.md`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from postkit.errors import FileError
from postkit.files.read_write import read_source
from postkit.files.relative_paths import relative_path
from postkit.lazy_patterns import lazy_compile
from postkit.source import Source

_ENGLISH = ("en", "en-US", "en-us", "en_US", "en-GB")
_TAG = r"zh(?:[-_][A-Za-z]{2,4})?"
_ENGLISH_NAME = lazy_compile(r"[._-]en\.\w+\Z")
_SUFFIX = lazy_compile(rf"(?P<mark>[._-]){_TAG}(?=\.\w+\Z)")
_FOLDER = lazy_compile(rf"(?:(?<=/)|^){_TAG}/")
_LANGUAGE = lazy_compile(rf"{_TAG}\Z")


class Listings:
    """The names in folders, each listed once: for many questions about the same moment."""

    def __init__(self) -> None:
        self._names: dict[str, frozenset[str]] = {}
        self._with_english: dict[str, bool] = {}

    def is_file(self, path: str) -> bool:
        """Tell whether there is a file at `path`."""
        folder, name = os.path.split(path)
        names = self._names.get(folder)
        if names is None:
            names = self._names[folder] = self._list(folder)
        return name in names and os.path.isfile(path)

    def has_english(self, folder: str) -> bool:
        """Tell whether the name of any file in `folder` says that it is in English."""
        found = self._with_english.get(folder)
        if found is None:
            names = self._names[folder] = self._list(folder)
            found = self._with_english[folder] = any(map(_ENGLISH_NAME.search, names))
        return found

    @staticmethod
    def _list(folder: str) -> frozenset[str]:
        try:
            return frozenset(os.listdir(folder or os.curdir))
        except OSError:
            return frozenset()


def find_counterpart(path: str, listings: Listings | None = None) -> str | None:
    """Return the English page that the Chinese one at `path` translates; None where none is there.

    A page whose name says no language may be Chinese and have one in English beside it.
    What is reached by a link is no page of the same archive.

    Args:
        path: the Chinese page.
        listings: what is known of the folders; the disk is asked where None.
    """
    if listings and "zh" not in path and not listings.has_english(os.path.dirname(path)):
        return None
    is_file = listings.is_file if listings else os.path.isfile
    for candidate in _candidates(path.replace(os.sep, "/")):
        if is_file(candidate) and _is_beside(candidate, path):
            return candidate
    return None


def read_counterpart(path: str) -> Source | None:
    """Return the page that the one at `path` translates; None where it cannot be read."""
    found = find_counterpart(path)
    try:
        return read_source(found) if found else None
    except FileError:
        return None  # A run that is given this file reports it.


def _candidates(path: str) -> Iterator[str]:
    # Most runs look for no page: the caches want the listings alone.
    from postkit.dialects.translation_folders import original_page

    if (original := original_page(path)) and _LANGUAGE.match(original[1]):
        yield original[0]
    elif found := _SUFFIX.search(path):
        head, tail = path[: found.start()], path[found.end() :]
        yield from (f"{head}{found['mark']}{tag}{tail}" for tag in _ENGLISH)
        yield head + tail
    elif folders := list(_FOLDER.finditer(path)):
        # The innermost one is the site's.
        head, tail = path[: folders[-1].start()], path[folders[-1].end() :]
        yield from (f"{head}{tag}/{tail}" for tag in _ENGLISH)
        yield head + tail
    else:
        head, extension = os.path.splitext(path)
        yield from (f"{head}{mark}en{extension}" for mark in "._-")


def _is_beside(candidate: str, path: str) -> bool:
    """Tell whether no link leads from the folder that both have in common to `candidate`."""
    common = os.path.commonpath([os.path.abspath(candidate), os.path.abspath(path)])
    real = os.path.join(os.path.realpath(common), relative_path(candidate, common))
    return os.path.realpath(candidate) == os.path.normpath(real)
