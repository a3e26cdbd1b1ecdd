"""When files were added and last changed, according to git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from postkit.errors import UsageError
from postkit.files.relative_paths import relative_path


class History:
    """In which commits the files of a repository were changed.

    Args:
        root: the folder of the repository, links resolved.
        commits: the files that each commit changed, as paths relative to `root`, the
            newest commit first.
        names: the short hash of each commit.
    """

    def __init__(
        self, root: str, commits: Sequence[Sequence[str]], names: Sequence[str] = ()
    ) -> None:
        self._root = root
        self._names = names
        self._changes: dict[str, list[int]] = {}
        for age, paths in enumerate(commits):
            for path in paths:
                self._changes.setdefault(path, []).append(age)

    def commits_since(self, path: str, other: str) -> int | None:
        """Return how many commits changed the file at `path` after the last change of `other`.

        None where git does not know both files.
        """
        ages, last = self._changes.get(self._key(path)), self._changes.get(self._key(other))
        if not ages or not last:
            return None
        return sum(age < last[0] for age in ages)

    def last_change(self, path: str) -> str:
        """Return the short hash of the commit that changed the file at `path` last; or nothing."""
        ages = self._changes.get(self._key(path))
        return self._names[ages[0]] if ages and self._names else ""

    def _key(self, path: str) -> str:
        return relative_path(os.path.realpath(path), self._root).replace(os.sep, "/")


def read_history(folder: str) -> History:
    """Return the history of the repository that `folder` is in, up to its current commit.

    Raises:
        UsageError: git is not there, or the folder is in no repository.
    """
    root = os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n"))
    # Each commit begins with a byte that no path holds; `-z` ends paths with another.
    log = _git(folder, "log", "-z", "--name-only", "--no-renames", "--format=%x01%h", "--", ":/")
    names, commits = [], []
    for commit in log.split(b"\x01")[1:]:
        name, *paths = commit.split(b"\0")
        names.append(name.decode())
        commits.append([os.fsdecode(path.lstrip(b"\n")) for path in paths if path.strip(b"\n")])
    return History(os.path.realpath(root), commits, names)


def read_months_added(folder: str) -> dict[str, str]:
    """Return the month in which each file was first added, as 2026-05, by its real path.

    By the dates of authors, in the history of the current commit. A file that was renamed
    was added under its new name. Empty where git cannot tell: it is not there, the folder
    is in no repository, or the clone is shallow and has no history.
    """
    try:
        root = os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n"))
        if _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true":
            return {}
        log = _git(
            folder,
            *("log", "-z", "--diff-filter=A", "--name-only", "--no-renames"),
            *("--format=%x01%as", "--", "."),
        )
    except UsageError:
        return {}
    base = os.path.realpath(root)
    months: dict[str, str] = {}
    for commit in log.split(b"\x01")[1:]:
        day, _, paths = commit.partition(b"\0")
        month = day[:7].decode("ascii", "replace")
        for path in paths.split(b"\0"):
            if name := path.lstrip(b"\n"):
                # The newest commit is first: the last that is seen added it first.
                months[os.path.join(base, os.fsdecode(name))] = month
    return months


def _git(folder: str, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, check=False)
    except OSError as error:
        raise UsageError("the age of a translation needs git, which is not installed") from error
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise UsageError(f"git says: {reason.removeprefix('fatal: ')}")
    return done.stdout
