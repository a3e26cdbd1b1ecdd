"""The files that a decision has changed, and how that is taken back."""

from __future__ import annotations

import os
from collections.abc import Sequence

from postkit.errors import FileError, PostkitError
from postkit.files.read_write import FileSource, read_source, write_text
from postkit.named_tuples import NamedTuple
from postkit.review.decision_log import Patch
from postkit.review.line_changes import clash, replacements
from postkit.review.refusals import DecisionError


class OverwrittenError(FileError):
    """What a decision wrote is not there any more: nobody can take it back but by hand."""

    def __init__(self, path: str) -> None:
        super().__init__("has been changed at the same place since; undo it by hand", path=path)


class FileChange(NamedTuple):
    """What a decision made of a file; `before` is None where it made the file."""

    path: str
    before: str | None
    after: str


def change_file(source: FileSource, text: str) -> FileChange:
    """Write `text` in the place of what was read as `source`.

    Raises:
        FileError: it cannot be written, or somebody else has changed it.
    """
    path = source.path or ""
    write_text(path, text, source.fingerprint)
    return FileChange(path, source.text, text)


def take_back(changes: Sequence[FileChange]) -> None:
    """Give the files the text that they had before `changes`, whatever else has changed in them.

    Raises:
        RefusedError: a file is not there any more.
        OverwrittenError: what was changed in it is not.
        FileError: it cannot be read or written. None of them is changed then.
    """
    planned: list[tuple[FileSource, str]] = []
    for change in changes:
        try:
            source = read_source(change.path)
        except FileError as error:
            if is_missing(error):
                raise DecisionError("undo_gone", path=change.path) from error
            raise
        planned.append((source, _without(source.text, change)))
    for source, text in planned:
        write_text(source.path or "", text, source.fingerprint)


def to_patches(change: FileChange, path: str) -> tuple[Patch, ...]:
    """Return what takes `change` back, with `path` for the file; none where it made the file."""
    if change.before is None:
        return ()
    old = change.before.splitlines(keepends=True)
    new = change.after.splitlines(keepends=True)
    return tuple(
        Patch(path, found.first, found.lines, tuple(new[found.first : found.last]))
        for found in replacements(new, old)
    )


def take_back_patches(path: str, patches: Sequence[Patch]) -> None:
    """Give the post at `path` the lines that it had before `patches`.

    Raises:
        FileError: it cannot be read or written, or what was put in is not there any more.
    """
    source = read_source(path)
    lines = source.text.splitlines(keepends=True)
    for patch in sorted(patches, key=lambda patch: -patch.first):
        last = patch.first + len(patch.added)
        if tuple(lines[patch.first : last]) != patch.added:
            raise OverwrittenError(path)
        lines[patch.first : last] = patch.removed
    write_text(path, "".join(lines), source.fingerprint)


def _without(text: str, change: FileChange) -> str:
    """Return `text` with the lines of `change` as they were, and all others as they are."""
    before = change.before or ""
    if text == change.after:
        return before
    base = change.after.splitlines(keepends=True)
    back = replacements(base, before.splitlines(keepends=True))
    others = replacements(base, text.splitlines(keepends=True))
    if any(clash(ours, theirs) for ours in back for theirs in others):
        raise OverwrittenError(change.path)
    for first, last, lines in sorted({*back, *others}, reverse=True):
        base[first:last] = lines
    return "".join(base)


def is_missing(error: PostkitError) -> bool:
    """Tell whether a file is not there any more, as `error` says of it."""
    return isinstance(error.__cause__, FileNotFoundError)


def read_or_new(path: str) -> FileSource | None:
    """Return the file at `path`; None where there is none.

    Raises:
        FileError: it cannot be read.
    """
    return read_source(path) if os.path.lexists(path) else None
