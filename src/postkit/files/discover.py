"""Find the drafts that command-line paths name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from postkit.errors import FileError, PostkitError, UsageError, reason_of
from postkit.files.path_patterns import PathPatterns
from postkit.files.read_write import is_inside, read_bytes
from postkit.files.relative_paths import relative_path
from postkit.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    from pathspec import GitIgnoreSpec

    class SearchSettings(Protocol):
        """What a search needs of the settings of a folder.

        `root` is the folder that path patterns are relative to; the keys are `include`,
        `exclude` and `respect-gitignore`.
        """

        root: str

        def __getitem__(self, key: str) -> Any:
            """Return the value of a setting."""


_NEVER = frozenset({".git", ".hg", ".svn", ".venv", ".changeset", "node_modules", "__pycache__"})
"""`.changeset` has notes for a changelog, whose front matter names packages, or nothing."""


def _stop(error: PostkitError) -> None:
    raise error


def find_files(
    paths: Iterable[str],
    settings: Callable[[str], SearchSettings],
    on_error: Callable[[PostkitError], None] = _stop,
    *,
    force_exclude: bool = False,
) -> Iterator[str]:
    """Yield the files that `paths` name, each once, those of a folder in order.

    A file that is named is always taken, whatever its ending. A folder is
    searched for the files that the settings include, without what they exclude
    or git ignores. A path with `*`, `?` or `[` in it that is not a file is a glob.

    Args:
        paths: files, folders and globs.
        settings: gives the settings that hold for a path.
        on_error: takes what is wrong with one path or folder, before the search
            goes on with the next one; the search ends there where it is not given.
        force_exclude: skip a file that the settings exclude even if it is named.

    Raises:
        UsageError: a path is not there, or a glob matches nothing.
        FileError: a folder cannot be read.
        ConfigError: the configuration of a folder cannot be used.
    """
    seen: set[str] = set()
    paths = list(paths)
    for path in paths:
        for file in _expand(path, settings, on_error):
            if force_exclude and is_excluded(file, settings(file)):
                continue
            # One folder or file alone yields nothing twice.
            key = os.path.abspath(file) if len(paths) > 1 or _is_glob(path) else file
            if key not in seen:
                seen.add(key)
                yield file


def _expand(
    path: str, settings: Callable[[str], SearchSettings], on_error: Callable[[PostkitError], None]
) -> Iterator[str]:
    if os.path.isdir(path):
        yield from _walk(path, settings, on_error)
    elif os.path.lexists(path):
        yield path  # Reading a device or a pipe is refused later.
    elif _is_glob(path):
        import glob

        # Links may lead out of the archive; who wants to follow one names it.
        base = os.path.realpath(_before_pattern(path))
        matches = sorted(
            match
            for match in glob.glob(path, recursive=True)
            if is_inside(os.path.realpath(match), base)
        )
        if not matches:
            on_error(UsageError(f"{path}: no file matches this pattern"))
        for match in matches:
            yield from _expand(match, settings, on_error)
    else:
        hint = "; `postkit import` reads addresses" if "://" in path else ""
        on_error(UsageError(f"{path}: there is no such file or folder{hint}"))


def _before_pattern(path: str) -> str:
    """Return the folder that a glob searches: `posts` of `posts/2024-*/a.md`."""
    folder = os.path.dirname(path)
    while _is_glob(folder):
        folder = os.path.dirname(folder)
    return folder or os.curdir


def _is_glob(path: str) -> bool:
    return any(sign in path for sign in "*?[")


def is_excluded(path: str, settings: SearchSettings) -> bool:
    """Return whether the configuration excludes the file at `path`."""
    exclude = PathPatterns(settings["exclude"])
    at = relative_path(os.path.abspath(path), settings.root)
    # A folder that is excluded takes along what it holds.
    while at not in ("", os.curdir, os.pardir, os.path.dirname(at)):
        if exclude.match(at):
            return True
        at = os.path.dirname(at)
    return False


class _Ignores(NamedTuple):
    """The patterns of the `.gitignore` of one folder."""

    folder: str
    spec: GitIgnoreSpec


def _walk(
    root: str, settings: Callable[[str], SearchSettings], on_error: Callable[[PostkitError], None]
) -> Iterator[str]:
    """Yield the drafts below `root`, folder by folder, names in order."""
    pending: list[tuple[str, tuple[_Ignores, ...]]] = [(root, _ignores_above(root))]
    while pending:
        folder, ignores = pending.pop()
        own = settings(os.path.join(folder, "draft.md"))
        if own["respect-gitignore"]:
            ignores = (*ignores, *_ignores_of(folder))
        include, exclude = PathPatterns(own["include"]), PathPatterns(own["exclude"])
        below = relative_path(os.path.abspath(folder), own.root)
        folders: list[tuple[str, tuple[_Ignores, ...]]] = []
        for entry in _entries(folder, on_error):
            path = os.path.join(folder, entry.name) if folder != "." else entry.name
            relative = os.path.join(below, entry.name) if below != "." else entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if exclude.match(relative) or (is_folder and entry.name in _NEVER):
                continue
            if own["respect-gitignore"] and _is_ignored(path, is_folder, ignores):
                continue
            if is_folder:
                folders.append((path, ignores))
            elif not entry.is_file(follow_symlinks=False):
                # A link may lead out of the archive, a pipe never ends.
                continue
            elif include.match(entry.name) or include.match(relative):
                yield path
        pending += reversed(folders)


def _entries(folder: str, on_error: Callable[[PostkitError], None]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        on_error(FileError(f"cannot be read: {reason_of(error)}", path=folder))
        return []


def _ignores_above(folder: str) -> tuple[_Ignores, ...]:
    """Return the ignores of the folders above `folder`, from its repository's root down."""
    found: list[_Ignores] = []
    at = os.path.abspath(folder)
    while not os.path.exists(os.path.join(at, ".git")):
        parent = os.path.dirname(at)
        if parent == at:
            return ()
        at = parent
        found = [*_ignores_of(at), *found]
    own = os.path.join(at, ".git", "info", "exclude")
    return (*_read_ignores(own, at), *found)


def _ignores_of(folder: str) -> tuple[_Ignores, ...]:
    return _read_ignores(os.path.join(folder, ".gitignore"), os.path.abspath(folder))


def _read_ignores(path: str, folder: str) -> tuple[_Ignores, ...]:
    if not os.path.isfile(path):
        return ()
    from pathspec import GitIgnoreSpec

    lines = read_bytes(path)[0].decode("utf-8", "replace").splitlines()
    return (_Ignores(folder, GitIgnoreSpec.from_lines(lines)),)


def _is_ignored(path: str, is_folder: bool, ignores: tuple[_Ignores, ...]) -> bool:
    """Tell whether git ignores `path`: the deepest `.gitignore` that mentions it decides."""
    if not ignores:
        return False
    full = os.path.abspath(path)
    for folder, spec in reversed(ignores):
        relative = relative_path(full, folder).replace(os.sep, "/")
        verdict = spec.check_file(relative + "/" * is_folder).include
        if verdict is not None:
            return verdict
    return False
