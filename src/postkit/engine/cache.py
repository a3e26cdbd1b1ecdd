"""Results of earlier runs, by file, in an SQLite database.

A result is found by the file's path and by a key for everything else it depends on:
the version, the settings, the output format. It is valid as long as the file has not
changed. SQLite keeps the database whole under concurrent and killed runs; a damaged
one is deleted.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from typing import TYPE_CHECKING

from postkit.errors import FileError
from postkit.files.read_write import FileSource, Fingerprint, decode, read_bytes
from postkit.named_tuples import NamedTuple

if TYPE_CHECKING:
    import sqlite3

FOLDER = ".postkit_cache"
"""The folder of the cache, beside the configuration or in the current folder."""

_FILE = "results.sqlite"
_MAX_BYTES = 256_000_000
_MAX_KEYS = 12
"""How many kinds of runs are remembered: of settings, formats and versions."""

_RACY_NS = 2_000_000_000
"""A file written so shortly before it was read may change without its time changing."""

_NO_TIME = -1
"""The time that is kept of such a file: the next run looks at what the file holds."""

_TABLES = """
create table if not exists results (
    key text, path text, size integer, modified integer, inode integer, digest blob, value blob,
    primary key (key, path)
) without rowid;
create table if not exists keys (key text primary key, used integer) without rowid;
"""
_STATEMENTS = "select sql from sqlite_master where sql is not null"
_OURS = tuple(
    table.strip().replace("create table if not exists", "CREATE TABLE")
    for table in _TABLES.split(";")
)
"""The statements as SQLite keeps them."""


class Stamp(NamedTuple):
    """Identifies a file's state without reading it."""

    size: int
    modified: int
    inode: int

    @classmethod
    def of(cls, path: str) -> Stamp:
        """Return the stamp of the file at `path`.

        Raises:
            OSError: there is no such file.
        """
        status = os.stat(path)
        return cls(status.st_size, status.st_mtime_ns, status.st_ino)


class Identity(NamedTuple):
    """A file as it is at a moment: its stamp, and a digest of what it holds."""

    stamp: Stamp
    digest: bytes

    @classmethod
    def of(cls, path: str) -> Identity:
        """Return the identity of the file at `path`.

        Raises:
            FileError: it cannot be read, or is no regular file.
        """
        return cls._of_read(*read_bytes(path))

    @classmethod
    def _of_read(cls, data: bytes, fingerprint: Fingerprint) -> Identity:
        _, inode, size, modified = fingerprint
        return cls(Stamp(size, modified, inode), _digest(data))


class _Known(NamedTuple):
    identity: Identity
    value: bytes


def identify(path: str) -> Identity | None:
    """Return the state of the file at `path`; None where it cannot be read."""
    try:
        return Identity.of(path)
    except FileError:
        return None


def read_identified(path: str) -> tuple[FileSource, Identity]:
    """Return the draft at `path`, and the state of the file that was read.

    Raises:
        FileError: see `read_source`.
    """
    data, fingerprint = read_bytes(path)
    identity = Identity._of_read(data, fingerprint)
    return FileSource(decode(data, path), path, fingerprint), identity


class Cache:
    """The results of earlier runs under one key.

    All that goes wrong with the database makes the cache forget, and nothing else.

    Args:
        folder: where the cache lives; made when something is to be kept.
        key: identifies everything that results depend on besides the files.
    """

    def __init__(self, folder: str, key: str) -> None:
        self._folder = folder
        self._key = key
        self._known = self._load()
        self._new: dict[str, _Known] = {}

    @property
    def exists(self) -> bool:
        """Whether an earlier run has kept something in this folder."""
        return os.path.isfile(os.path.join(self._folder, _FILE))

    def get(self, path: str) -> bytes | None:
        """Return what was kept of the file at `path`; None where nothing was, or it has changed."""
        known = self._known.get(path)
        if known is None:
            return None
        try:
            stamp = Stamp.of(path)
            if stamp == known.identity.stamp:
                return known.value
            if stamp.size != known.identity.stamp.size:
                return None
            identity = Identity.of(path)
        except (OSError, FileError):
            return None
        if identity.digest != known.identity.digest:
            return None
        # The same text under a new date, as git leaves it when it switches branches.
        self.put(path, identity, known.value)
        return known.value

    def put(self, path: str, identity: Identity, value: bytes) -> None:
        """Keep `value`.

        Args:
            path: the file, in the words of the user.
            identity: the file as it was when it was read.
            value: what is to be kept.
        """
        if not _is_unicode(path):
            return  # A database has no text for such a name.
        stamp = identity.stamp
        if time.time_ns() - stamp.modified <= _RACY_NS:
            identity = identity._replace(stamp=stamp._replace(modified=_NO_TIME))
        self._new[path] = _Known(identity, value)

    def close(self) -> None:
        """Write what is new to the disk."""
        if not (self._new or self._known) or self._is_foreign():
            return
        import sqlite3

        with contextlib.suppress(sqlite3.Error, UnicodeDecodeError, OSError):
            self._make_folder()
            with contextlib.closing(self._connect()) as database, database:
                self._store(database)

    def _store(self, database: sqlite3.Connection) -> None:
        # In one transaction: each one that is written costs the disk some milliseconds.
        database.executescript(f"begin immediate; {_TABLES}")
        database.execute("insert or replace into keys values (?, ?)", (self._key, time.time_ns()))
        database.executemany(
            "insert or replace into results values (?, ?, ?, ?, ?, ?, ?)",
            [
                (self._key, path, *known.identity.stamp, known.identity.digest, known.value)
                for path, known in self._new.items()
            ],
        )
        old = "select key from keys order by used desc limit -1 offset ?"
        database.execute(f"delete from results where key in ({old})", (_MAX_KEYS,))
        database.execute(f"delete from keys where key in ({old})", (_MAX_KEYS,))

    def _load(self) -> dict[str, _Known]:
        path = os.path.join(self._folder, _FILE)
        if not os.path.isfile(path) or self._is_foreign():
            return {}
        import sqlite3

        try:
            if os.path.getsize(path) > _MAX_BYTES:
                raise sqlite3.DatabaseError("too large")
            with contextlib.closing(self._connect()) as database:
                rows = database.execute(
                    "select path, size, modified, inode, digest, value from results where key = ?",
                    (self._key,),
                )
                return {
                    path: _Known(Identity(Stamp(*stamp), digest), value)
                    for path, *stamp, digest, value in rows
                    if isinstance(value, bytes)
                }
        except sqlite3.OperationalError:
            # Another run holds it, or this one may not read it.
            return {}
        except (sqlite3.DatabaseError, UnicodeDecodeError, OSError):
            # The second where what SQLite says quotes what is damaged.
            with contextlib.suppress(OSError):
                os.unlink(path)
            return {}

    def _connect(self) -> sqlite3.Connection:
        import sqlite3

        database = sqlite3.connect(os.path.join(self._folder, _FILE), timeout=5)
        # Waiting for the disk takes longer than linting a post; what a power cut damages is
        # computed again.
        database.execute("pragma synchronous = off")
        # A database that came with somebody else's archive may hold views without end.
        database.execute("pragma trusted_schema = off")
        if any(sql not in _OURS for (sql,) in database.execute(_STATEMENTS)):
            database.close()
            raise sqlite3.DatabaseError("not made by postkit")
        return database

    def _is_foreign(self) -> bool:
        """Return whether the cache is a link: it came with an archive, and may lead anywhere."""
        names = ("", _FILE, *(_FILE + ending for ending in ("-journal", "-wal", "-shm")))
        return any(os.path.islink(os.path.join(self._folder, name).rstrip("/")) for name in names)

    def _make_folder(self) -> None:
        if os.path.isdir(self._folder):
            return
        # Another run may be making it as well.
        os.makedirs(self._folder, exist_ok=True)
        for name, text in (
            (".gitignore", "*\n"),
            # https://bford.info/cachedir/: backups skip a folder with this in it.
            ("CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n"),
        ):
            with open(os.path.join(self._folder, name), "w", encoding="utf-8") as file:
                file.write(text)


def remove(folder: str) -> bool:
    """Remove the cache in `folder`; return whether there was one.

    A folder that is not a cache is left alone.

    Raises:
        OSError: it cannot be removed.
    """
    if not os.path.isfile(os.path.join(folder, "CACHEDIR.TAG")):
        return False
    shutil.rmtree(folder)
    return True


def _is_unicode(path: str) -> bool:
    """Return whether the bytes of a name are UTF-8; Linux takes any."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _digest(data: bytes) -> bytes:
    from hashlib import blake2b

    return blake2b(data, digest_size=16).digest()
