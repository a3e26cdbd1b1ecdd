"""Put bytes into a file so that it holds the old ones or the new, never a part.

The new bytes go to a file beside the target, are flushed to the disk, and only
then take the target's name. On Linux the file beside it has no name of its own
(`O_TMPFILE`, open(2)) but for the moment before the rename, so a process that
is killed leaves nothing; what could be left in that moment, or on other
systems, is cleared away by the next write in the same folder.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count

from postkit.lazy_patterns import lazy_compile

with contextlib.suppress(ImportError):  # Windows has none.
    import fcntl

_PREFIX = ".postkit-"

_NAME = lazy_compile(re.escape(_PREFIX) + r"(\d+)-\d+")

_numbers = count()

_LONG = 3600.0
"""Seconds for which no process writes a file."""

_swept: set[str] = set()
"""The folders in which this process has searched for what killed ones left."""


def create(target: str, data: bytes, mode: int) -> None:
    """Make the file `target`, which must not exist yet, with `data` in it.

    Args:
        target: an absolute path.
        data: all that the file will hold.
        mode: its permissions.

    Raises:
        FileExistsError: `target` is there already.
        OSError: the file cannot be made. Nothing is left of it.
    """
    folder = os.path.dirname(target)
    unnamed = _open_unnamed(folder)
    if unnamed is not None:
        _sweep(folder)
        with _filled(unnamed, data, lambda handle: _set_mode(handle, mode)):
            # A link fails where a rename would overwrite what appeared meanwhile.
            _name(unnamed, target)
        return
    with _named(folder, data, lambda handle: _set_mode(handle, mode)) as temporary:
        if sys.platform == "win32":
            os.rename(temporary, target)  # It fails where the name is taken.
        else:
            os.link(temporary, target)
            os.unlink(temporary)


def replace(target: str, data: bytes, check: Callable[[], None]) -> os.stat_result:
    """Put `data` in the place of all that the file `target` holds.

    Mode, owner, group and extended attributes stay as they are.

    Of several processes that replace the same file by this function only one
    at a time is between its check and its rename, so none overwrites what
    another has just written.

    Args:
        target: an absolute path, links resolved.
        data: all that the file will hold.
        check: called at the last moment; what it raises ends it.

    Returns:
        The status of the file as it is now.

    Raises:
        OSError: the file cannot be written, or its owner or an attribute could not be
            kept. It is left as it was.
    """
    old = os.stat(target)
    with (
        _locked(target),
        _named(
            os.path.dirname(target), data, lambda handle: _take_over(handle, target, old)
        ) as temporary,
    ):
        check()
        status = _newer(temporary, os.stat(target))
        os.replace(temporary, target)
    return status


def put_in_place(path: str, target: str) -> None:
    """Let the finished file `path` take the place of the file `target`, with all that this had.

    Args:
        path: an absolute path in the same file system as `target`.
        target: an absolute path, links resolved. Nothing needs to be there yet.

    Raises:
        OSError: its owner or an attribute could not be kept, or the disk is full. Both files
            are left as they were.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        if os.path.exists(target):
            _take_over(handle, target, os.stat(target))
        os.fsync(handle)
    finally:
        os.close(handle)
    os.replace(path, target)


def _newer(path: str, old: os.stat_result) -> os.stat_result:
    """Return the status of the file `path`, once its time is later than that of `old`.

    The number of an inode is soon used again, and the clock of a file system
    may not advance for milliseconds: without this, two versions of a file could
    look the same.
    """
    status = os.stat(path)
    if status.st_mtime_ns <= old.st_mtime_ns:
        os.utime(path, ns=(status.st_atime_ns, old.st_mtime_ns + 1))
        status = os.stat(path)
    return status


def _set_mode(handle: int, mode: int) -> None:
    if sys.platform != "win32":
        os.fchmod(handle, mode)


def _take_over(handle: int, target: str, old: os.stat_result) -> None:
    """Give the new file all that the old one, `target`, has besides its text."""
    if sys.platform == "win32":
        return  # It has the rights of its folder, as the old one had.
    new = os.fstat(handle)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        try:
            os.fchown(handle, old.st_uid, old.st_gid)
        except PermissionError as error:
            raise PermissionError(error.errno, "it belongs to another user or group") from error
    os.fchmod(handle, stat.S_IMODE(old.st_mode))
    if sys.platform == "linux":
        for name in _attributes(target):
            os.setxattr(handle, name, os.getxattr(target, name))


def _attributes(path: str) -> list[str]:
    """Return the extended attributes of a file that a user may set, its access list included."""
    if sys.platform != "linux":
        return []
    try:
        names = os.listxattr(path)
    except OSError:
        return []  # The file system has none.
    return [name for name in names if name.startswith(("user.", "system.posix_acl_access"))]


@contextlib.contextmanager
def _locked(path: str) -> Iterator[None]:
    """Hold the file that is `path` now against others who want to replace it."""
    if sys.platform == "win32":
        yield  # It lets nobody rename over a file that is open anyway.
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def _named(folder: str, data: bytes, prepare: Callable[[int], None]) -> Iterator[str]:
    """Yield the path of a new file in `folder` that holds `data`, and is gone afterwards.

    `prepare` is called with the descriptor of the file before it has a name.
    """
    _sweep(folder)
    path = os.path.join(folder, f"{_PREFIX}{os.getpid()}-{next(_numbers)}")
    handle = _open_unnamed(folder)
    is_named = handle is None
    if handle is None:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with _filled(handle, data, prepare):
            if not is_named:
                _name(handle, path)
                is_named = True
        yield path
    finally:
        if is_named:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(path)


@contextlib.contextmanager
def _filled(handle: int, data: bytes, prepare: Callable[[int], None]) -> Iterator[None]:
    """Put `data` into the open file `handle`, on the disk too; it is closed afterwards."""
    with open(handle, "wb") as file:
        file.write(data)
        file.flush()
        prepare(handle)
        os.fsync(handle)
        yield


def _open_unnamed(folder: str) -> int | None:
    """Return a new file without a name in `folder`; None where the system has no such files."""
    flag = getattr(os, "O_TMPFILE", 0)
    if not flag or not os.path.isdir("/proc/self/fd"):
        return None
    try:
        return os.open(folder, flag | os.O_WRONLY, 0o600)
    except OSError:
        # The file system does not offer it, or the folder is read-only: then
        # making a file with a name says what is wrong.
        return None


def _name(handle: int, path: str) -> None:
    # Only with a folder's descriptor does Python follow the link of /proc.
    folder = os.open(os.path.dirname(path), os.O_RDONLY)
    try:
        os.link(f"/proc/self/fd/{handle}", os.path.basename(path), dst_dir_fd=folder)
    finally:
        os.close(folder)


def _sweep(folder: str) -> None:
    """Remove what processes that were killed have left in `folder`."""
    if folder in _swept:
        return
    _swept.add(folder)
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            left = _NAME.fullmatch(entry.name)
            if left and not _is_running(int(left[1]), entry):
                os.unlink(entry.path)


def _is_running(process: int, file: os.DirEntry[str]) -> bool:
    """Tell whether the process that made `file` may still write it."""
    if process == os.getpid():
        return False
    if sys.platform == "win32":
        # `os.kill` asks nothing there: it ends the process, or sends it Ctrl-C.
        return time.time() - file.stat().st_mtime < _LONG
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
