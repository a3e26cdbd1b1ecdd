"""Changes of many files at once: made all or not at all, and kept to be undone."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from hashlib import sha256

from postkit.edits import Edit
from postkit.errors import FileError, UsageError
from postkit.files.read_write import encode, read_source, write_text
from postkit.files.relative_paths import relative_path
from postkit.named_tuples import NamedTuple

_FORMAT = "postkit undo 1"


class Revision(NamedTuple):
    """What changes in one file: at `start`, `old` becomes `new`.

    `before` and `after` are the digests of its whole text.
    """

    path: str
    start: int
    old: str
    new: str
    before: str
    after: str

    @classmethod
    def between(cls, path: str, before: str, after: str) -> Revision:
        """Return what turns the text `before` of a file into `after`."""
        edit = Edit.between(0, before, after)
        old = edit.span.text(before)
        return cls(path, edit.start, old, edit.replacement, _digest(before), _digest(after))

    @property
    def reversed(self) -> Revision:
        """The revision that takes this one back."""
        return Revision(self.path, self.start, self.new, self.old, self.after, self.before)

    def make(self) -> bool:
        """Change the file; return False where it is changed already.

        Raises:
            FileError: the file is no longer as it was, or cannot be written.
        """
        source = read_source(self.path)
        found = _digest(source.text)
        if found == self.after:
            return False
        if found != self.before:
            raise FileError(
                "was changed by someone else in the meantime; left alone", path=self.path
            )
        rest = source.text[self.start + len(self.old) :]
        text = source.text[: self.start] + self.new + rest
        write_text(self.path, text, source.fingerprint)
        return True


def make_all(revisions: Sequence[Revision]) -> None:
    """Make all `revisions`, or none of them.

    Raises:
        FileError: one cannot be made; those made before it are taken back.
    """
    made: list[Revision] = []
    try:
        for revision in revisions:
            if revision.make():
                made.insert(0, revision)
    except FileError:
        for revision in made:
            revision.reversed.make()
        raise


def write_revisions(path: str, revisions: Iterable[Revision]) -> None:
    """Put `revisions` into a new file at `path`, from which they can be taken back.

    Raises:
        FileError: there is a file already, or it cannot be written.
    """
    rows = [revision._asdict() for revision in revisions]
    data = {"format": _FORMAT, "folder": os.getcwd(), "files": rows}
    text = json.dumps(data, ensure_ascii=False, indent=1)
    write_text(path, text + "\n", None)


def read_revisions(path: str) -> list[Revision]:
    """Return the revisions in the file at `path`.

    Their paths lead to the same files from any working folder.

    Raises:
        UsageError: it holds none.
        FileError: it cannot be read.
    """
    try:
        data = json.loads(read_source(path).text)
        if data["format"] != _FORMAT:
            raise ValueError
        revisions = [Revision(**row) for row in data["files"]]
        folder: str = data["folder"]
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} was not written by `postkit edit --undo-file`") from error
    if folder == os.getcwd():
        return revisions
    return [
        revision._replace(path=relative_path(os.path.join(folder, revision.path)))
        for revision in revisions
    ]


def _digest(text: str) -> str:
    return sha256(encode(text)).hexdigest()
