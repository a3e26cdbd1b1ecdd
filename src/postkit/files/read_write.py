"""Drafts on disk: read without loss, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat

from postkit.errors import FileError, StaleFileError, reason_of
from postkit.named_tuples import NamedTuple
from postkit.source import LineIndex, Source

MAX_BYTES = 64_000_000
"""The size of the largest file that is read: far above any post, far below any memory."""


_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class Fingerprint(NamedTuple):
    """Identifies the state of a file that was read."""

    device: int
    inode: int
    size: int
    modified_ns: int

    @classmethod
    def of(cls, status: os.stat_result) -> Fingerprint:
        """Return the fingerprint in a result of `os.stat`."""
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


class FileSource(Source):
    """A source that was read from a file, with what is needed to write it again."""

    def __init__(self, text: str, path: str, fingerprint: Fingerprint) -> None:
        super().__init__(text, path)
        self.fingerprint = fingerprint


def read_source(path: str | os.PathLike[str]) -> FileSource:
    """Return the text of the file at `path`, with its newlines and BOM.

    Raises:
        FileError: the file cannot be read, or is not text in UTF-8. The message
            names the line and column of the first byte that is wrong.
    """
    path = os.fspath(path)
    data, fingerprint = read_bytes(path)
    return FileSource(decode(data, path), path, fingerprint)


def read_bytes(path: str, limit: int | None = None) -> tuple[bytes, Fingerprint]:
    """Return what is in the file at `path`, and the file's fingerprint.

    Args:
        path: the file.
        limit: how many bytes to read at most; all of them where it is not given.

    Raises:
        FileError: the file cannot be read, is too large, or is a folder or a device.
    """
    try:
        # Opening a named pipe would wait for its writer.
        with open(path, "rb", opener=_open_at_once) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise FileError("is not a regular file", path=path)
            most = MAX_BYTES + 1 if limit is None else limit
            # Memory is taken for all that is asked for.
            data = file.read(min(most, status.st_size + 1))
            if len(data) > status.st_size:
                data += file.read(most - len(data))  # It has grown, or its size is not said.
    except IsADirectoryError as error:
        raise FileError("is a folder, not a file", path=path) from error
    except OSError as error:
        raise FileError(f"cannot be read: {reason_of(error)}", path=path) from error
    if len(data) > MAX_BYTES:
        raise FileError(f"is larger than {MAX_BYTES // 1_000_000} MB; split it", path=path)
    return data, Fingerprint.of(status)


def read_small(path: str, most: int) -> bytes:
    """Return what is in the file at `path`, which is no draft.

    Args:
        path: the file.
        most: how many bytes it may have.

    Raises:
        FileError: the file cannot be read, is too large, or is a folder or a device.
    """
    data, _ = read_bytes(path, most + 1)
    if len(data) > most:
        raise FileError(f"is larger than {most // 1_000_000} MB", path=path)
    return data


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def decode(data: bytes, path: str | None = None) -> str:
    """Return `data` as text; `path` is for the message.

    Raises:
        FileError: `data` is not text in UTF-8.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise FileError(_not_utf8(data, error), path=path) from error
    if "\0" in text:
        raise FileError("is a binary file, not text: it holds NUL characters", path=path)
    return text


def encode(text: str) -> bytes:
    """Return `text` as UTF-8, lone surrogates as the bytes they represent (PEP 383)."""
    return text.encode("utf-8", "surrogateescape")


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "is UTF-16, not UTF-8: save it as UTF-8"
    if b"\0" in data:
        return "is a binary file, not text: it holds NUL characters"
    line, column = LineIndex(before := data[: error.start].decode()).position(len(before))
    return (
        f"is not UTF-8: byte 0x{data[error.start]:02X} at line {line}, column {column} "
        "is not part of a character; save the file as UTF-8"
    )


def write_text(
    path: str | os.PathLike[str], text: str, expected: Fingerprint | None
) -> Fingerprint:
    """Put `text` into the file at `path`, so that it holds the old text or the new, never a part.

    The text goes to a file beside the target, is flushed to the disk and renamed
    over it; mode, owner, group and extended attributes stay. A link is followed
    within its own folder and the current one: the file that it points to is replaced,
    the link stays. A link that leads elsewhere, be it to a file or a folder, may come
    with somebody else's archive, and is not written through.

    Args:
        path: the file to write.
        text: its whole new text.
        expected: the fingerprint of the file as it was read; None for a file
            that must not exist yet.

    Returns:
        The fingerprint of the file as it is now.

    Raises:
        FileError: the file cannot be written, somebody changed it since it was
            read, or it is there already. It is left as it was.
    """
    path = os.fspath(path)
    try:
        return _write(path, encode(text), expected)
    except OSError as error:
        raise FileError(f"cannot be written: {reason_of(error)}", path=path) from error


def overwrite_text(path: str | os.PathLike[str], text: str) -> None:
    """Put `text` into the file at `path`, be it there or not, in the way of `write_text`.

    For files that postkit generates: they hold nobody's work.

    Raises:
        FileError: the file cannot be written, or is a device or a folder.
    """
    path = os.fspath(path)
    try:
        status = os.stat(path)
    except FileNotFoundError:
        write_text(path, text, None)
        return
    except OSError as error:
        raise FileError(f"cannot be written: {reason_of(error)}", path=path) from error
    if not stat.S_ISREG(status.st_mode):
        raise FileError("cannot be written: it is not a regular file", path=path)
    write_text(path, text, Fingerprint.of(status))


def make_folder(path: str) -> None:
    """Make the folder `path`, and those above it, where it is not there; "" is the current one.

    Raises:
        FileError: it cannot be made.
    """
    try:
        os.makedirs(path or os.curdir, exist_ok=True)
    except OSError as error:
        raise FileError(f"the folder cannot be made: {reason_of(error)}", path=path) from error


def check_unchanged(source: FileSource) -> None:
    """Check that the file of `source` is still as it was read, and may be written.

    Raises:
        FileError: it is not, or may not.
    """
    path = source.path or ""
    try:
        target = os.path.realpath(path)
        _check_link(path, target)
        _check_writable(target)
        _check(path, target, source.fingerprint)
    except OSError as error:
        raise FileError(f"cannot be written: {reason_of(error)}", path=path) from error


def check_replaceable(path: str) -> str:
    """Check that the file at `path`, if there is one, may be replaced; return where it really is.

    Raises:
        FileError: it may not, or is no regular file.
    """
    target = os.path.realpath(path)
    try:
        _check_link(path, target)
        if os.path.lexists(target):
            if not stat.S_ISREG(os.stat(target).st_mode):
                raise FileError("cannot be written: it is not a regular file", path=path)
            _check_writable(target)
    except OSError as error:
        raise FileError(f"cannot be written: {reason_of(error)}", path=path) from error
    return target


def _write(path: str, data: bytes, expected: Fingerprint | None) -> Fingerprint:
    # Most commands write nothing.
    from postkit.files.atomic import create, replace

    target = os.path.realpath(path)
    _check_link(path, target)
    if expected is None:
        create(target, data, 0o666 & ~_umask())
        return Fingerprint.of(os.stat(target))
    _check_writable(target)
    return Fingerprint.of(replace(target, data, lambda: _check(path, target, expected)))


def _check_link(path: str, target: str) -> None:
    """Check that no link leads from `path` to a `target` somewhere else.

    A path below the current folder must stay below it, whatever folders on its way are
    links. Any other path was chosen by the user, so that only the file itself counts.
    """
    folders = [os.path.realpath(os.curdir)]
    if os.path.isabs(path) or os.path.normpath(path).startswith(os.pardir):
        if not os.path.islink(path):
            return
        folders.append(os.path.realpath(os.path.dirname(path)))
    if not any(is_inside(target, folder) for folder in folders):
        raise FileError(
            f"is reached by a link to {target}, outside this folder; left alone: name that "
            "file itself",
            path=path,
        )


def is_inside(path: str, folder: str) -> bool:
    """Return whether `path` is below `folder`; both are absolute, without links."""
    # Windows takes `C:\\Posts` and `c:\\posts` for the same.
    return os.path.normcase(path).startswith(os.path.normcase(os.path.join(folder, "")))


def _check_writable(target: str) -> None:
    status = os.stat(target)
    # A rename would replace a file that its owner has protected from writing. Whoever is
    # root has access whatever the mode says.
    if not (os.access(target, os.W_OK) and status.st_mode & _WRITABLE):
        raise PermissionError(errno.EACCES, "it is write-protected")
    if status.st_nlink > 1:
        # A rename would part the names, and the other one would keep the old text.
        raise PermissionError(errno.EPERM, "it has another name (a hard link)")


def _check(path: str, target: str, expected: Fingerprint) -> None:
    if Fingerprint.of(os.stat(target)) != expected:
        raise StaleFileError("was changed by someone else in the meantime; left alone", path=path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
