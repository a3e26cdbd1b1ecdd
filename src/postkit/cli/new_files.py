"""New files that a command writes."""

from __future__ import annotations

import os
from collections.abc import Iterable

from postkit.errors import FileError
from postkit.files.read_write import make_folder, read_source, write_text


def write_files(files: Iterable[tuple[str, str]], *, force: bool) -> None:
    """Write the texts to the paths, making folders as needed: all of them, or none.

    Raises:
        FileError: a file is there already and `force` is not given, is a
            folder, or cannot be written.
    """
    pairs = list(files)
    for path, _ in pairs:
        if os.path.isdir(path):
            raise FileError("is a folder; name a file", path=path)
    existing = [path for path, _ in pairs if os.path.lexists(path)]
    if existing and not force:
        raise FileError("already exists; use `--force` to overwrite it", path=existing[0])
    for path, text in pairs:
        make_folder(os.path.dirname(path))
        fingerprint = read_source(path).fingerprint if path in existing else None
        write_text(path, text, fingerprint)
