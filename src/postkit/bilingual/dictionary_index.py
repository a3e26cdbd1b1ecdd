"""The dictionary as a file that needs no loading, in the user's cache folder.

It starts with a trie of the words, as marisa-trie (https://github.com/pytries/marisa-trie)
maps it into memory. What each word means follows, then a line that says what they were made
from, when that was, how long the parts are, and a checksum of the trie and the numbers after it.
It is made again when the dictionary has changed. Nothing in it is run, its owner is examined
first, and one whose trie is damaged is not taken: marisa-trie would read beyond it. To compute the
checksum takes a millisecond, so that is done only where the file's own time is another than the
one in it: something has been written to it since.
"""

from __future__ import annotations

import mmap
import os
import stat
import sys
import time
import zlib
from array import array
from collections.abc import Iterable, Mapping
from itertools import accumulate

from marisa_trie import Trie

VERSION = 4
"""Counted up with each change of the format; part of the file's name, so that versions that take
turns do not make each other's again."""
# The ends of the meanings are numbers in the order of bytes of this machine.
_FORMAT = f"postkit dictionary {VERSION} {sys.byteorder}"
_MOST_BYTES = 64_000_000
_MOST_TRAILER_BYTES = 1000
_COMMON = " "
"""What common English words start with in the trie; no Chinese word starts with it."""


class DictionaryIndex:
    """What Chinese words mean, as stems of English words.

    Args:
        trie: the Chinese words, and common English words after a blank.
        ends: where the meaning of each key of `trie` ends in `meanings`, in bytes.
        meanings: stems parted by blanks, in UTF-8.
    """

    def __init__(self, trie: Trie, ends: memoryview, meanings: memoryview) -> None:
        self._trie = trie
        self._ends = ends
        self._meanings = meanings

    def prefixes(self, text: str) -> list[str]:
        """Return the words that `text` starts with, the longest last."""
        found: list[str] = self._trie.prefixes(text)
        return found

    def words(self, start: str) -> list[str]:
        """Return the words that start with `start`."""
        found: list[str] = self._trie.keys(start)
        return found

    def meaning(self, word: str) -> list[str]:
        """Return the stems of what `word` means; none where it is not in the index."""
        number = self._trie.get(word)
        if number is None:
            return []
        start = self._ends[number - 1] if number else 0
        return str(self._meanings[start : self._ends[number]], "utf-8", "replace").split()

    def is_common(self, word: str) -> bool:
        """Tell whether the dictionary writes an English word in lower case: no name is."""
        return _COMMON + word in self._trie

    @classmethod
    def of(cls, meanings: Mapping[str, str], common: Iterable[str]) -> DictionaryIndex:
        """Return an index in memory.

        Args:
            meanings: what each Chinese word means, as stems parted by blanks.
            common: the English words that are not names.
        """
        trie = Trie([*meanings, *(_COMMON + word for word in common)])
        by_number = [b""] * len(trie)
        for word, stems in meanings.items():
            by_number[trie[word]] = stems.encode()
        ends = array("I", accumulate(map(len, by_number)))
        return cls(trie, memoryview(ends), memoryview(b"".join(by_number)))

    def save(self, path: str, made_from: str) -> None:
        """Write the index to `path`, whole or not at all; where that cannot be, do nothing.

        Args:
            path: the file, in a folder that is made where there is none.
            made_from: identifies the dictionary's state.
        """
        trie, ends = self._trie.tobytes(), self._ends.tobytes()
        # Numbers are read where they are, which must be a multiple of their size.
        trie += bytes(-len(trie) % self._ends.itemsize)
        body = trie + ends + self._meanings
        sizes = len(trie), len(ends)
        checksum = _checksum(body[: sum(sizes)], sizes)
        written = time.time_ns()
        trailer = "\n" + "\t".join(map(str, (_FORMAT, made_from, written, *sizes, checksum)))
        # Load what packs archives; the index is written once.
        import tempfile

        try:
            folder = os.path.dirname(path)
            os.makedirs(folder, mode=0o700, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=folder, prefix=".dictionary-")
            try:
                with open(handle, "wb") as file:
                    file.write(body + trailer.encode())
                os.utime(temporary, ns=(written, written))
                os.replace(temporary, path)
            except OSError:
                os.unlink(temporary)
        except OSError:
            return

    @classmethod
    def load(cls, path: str, made_from: str) -> DictionaryIndex | None:
        """Return the index that `save` wrote; None where it is not there, damaged or another's.

        Args:
            path: the file.
            made_from: identifies the dictionary's state; an index of another is not taken.
        """
        try:
            content, changed = _map(path)
            trailer = content.rfind(b"\n", -_MOST_TRAILER_BYTES)
            form, state, *numbers = str(content[trailer + 1 :], "utf-8").split("\t")
            if trailer < 0 or (form, state) != (_FORMAT, made_from):
                return None
            written, trie_size, ends_size, checksum = map(int, numbers)
            body = memoryview(content)[:trailer]
            # The meanings are left out: they are the longest part, and can only be wrong.
            indexed, sizes = body[: trie_size + ends_size], (trie_size, ends_size)
            if changed != written and _checksum(indexed, sizes) != checksum:
                return None
            ends = body[trie_size : trie_size + ends_size].cast("I")
            return cls(Trie().mmap(path), ends, body[trie_size + ends_size :])
        except (OSError, ValueError, RuntimeError, TypeError):
            return None


def _checksum(body: bytes | memoryview, sizes: tuple[int, int]) -> int:
    return zlib.crc32(repr(sizes).encode(), zlib.crc32(body))


def _map(path: str) -> tuple[mmap.mmap, int]:
    """Return what the file at `path` holds, mapped into memory, and when it was changed.

    Raises:
        OSError: it cannot be read, is not a regular file, is too large, or somebody else
            than the user may write it.
        ValueError: it is empty.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with open(os.open(path, flags | getattr(os, "O_BINARY", 0)), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_BYTES:
            raise OSError("no file of ours")
        if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
            raise OSError("not written by the user alone")
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), status.st_mtime_ns
