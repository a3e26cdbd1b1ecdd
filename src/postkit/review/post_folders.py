"""The folders in which posts may appear while the board is open."""

from __future__ import annotations

import os
from collections.abc import Iterable

_GONE = -1


class PostFolders:
    """Says when somebody has added, renamed or removed a file where posts are.

    Watched are the folders that are named and those of posts, all between the two, and
    the folders in each of these: a new one may get its first post at any time. A folder
    that is gone may come back, as when git switches branches.

    Args:
        named: the files and folders that the user named; none for the current folder.
    """

    def __init__(self, named: Iterable[str]) -> None:
        folders = [path for path in named if os.path.isdir(path)] or [os.curdir]
        self._named = frozenset(map(os.path.normpath, folders))
        self._times: dict[str, int] = {}
        for folder in self._named:
            self._watch(folder)

    def watch(self, posts: Iterable[str]) -> None:
        """Watch the folders of `posts` too, as they are now."""
        for path in posts:
            folder = os.path.dirname(path) or os.curdir
            while folder not in self._times:
                self._watch(folder)
                if os.path.normpath(folder) in self._named:
                    break
                folder = os.path.dirname(folder) or os.curdir

    def have_changed(self) -> bool:
        """Tell whether a folder has changed since this was asked before."""
        changed = [folder for folder, time in self._times.items() if _time(folder) != time]
        for folder in changed:
            for new in self._watch(folder):
                self._watch(new)  # `2026/05` is made at once.
        return bool(changed)

    def _watch(self, folder: str) -> list[str]:
        """Watch `folder` and those in it; return those in it that are new."""
        self._times[folder] = _time(folder)
        new = [below for below in _folders_in(folder) if below not in self._times]
        self._times.update({below: _time(below) for below in new})
        return new


def _time(folder: str) -> int:
    """Return when `folder` last gained or lost a file."""
    try:
        return os.stat(folder).st_mtime_ns
    except OSError:
        return _GONE


def _folders_in(folder: str) -> list[str]:
    """Return the paths of the folders in `folder`, without hidden ones."""
    try:
        with os.scandir(folder) as entries:
            return [
                os.path.normpath(entry.path)
                for entry in entries
                if entry.name[0] != "." and entry.is_dir(follow_symlinks=False)
            ]
    except OSError:
        return []
