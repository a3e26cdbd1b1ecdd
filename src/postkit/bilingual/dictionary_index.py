"""The dictionary as a file that loads ten times as fast, in the user's cache folder.

It holds nothing but text and offsets, so that a damaged or forged one can make a wrong
word at worst: it is never run, and its size, owner and checksum are looked at first.
It is made again when the dictionary that it was made from has changed.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping

_FORMAT = b"postkit dictionary 1"
_MOST_BYTES = 64_000_000
_DIGITS = frozenset("2345678\n")
LONGEST = 8
"""The longest headword that is searched for, in characters."""


class DictionaryIndex:
    """Where the glosses of each headword are.

    Args:
        words: the headwords.
        lengths: how long the words are that start with two characters, each length a
            digit, the longest first.
        ends: where the glosses of each word end in `glosses`, in bytes.
        glosses: those of all words, one after the other, in UTF-8.
        common: the English words that are no names.
    """

    def __init__(
        self,
        words: list[str],
        lengths: dict[str, str],
        ends: array[int],
        glosses: bytes,
        common: frozenset[str],
    ) -> None:
        self.numbers = dict(zip(words, range(len(words)), strict=True))
        self.lengths = lengths
        self.common = common
        self._words = words
        self._ends = ends
        self._glosses = glosses

    @classmethod
    def of(cls, entries: Mapping[str, str], common: frozenset[str]) -> DictionaryIndex:
        """Return the index of `entries`, the glosses of each headword."""
        encoded = [glosses.encode() for glosses in entries.values()]
        ends, end = array("I"), 0
        for glosses in encoded:
            end += len(glosses)
            ends.append(end)
        return cls(list(entries), _lengths(entries), ends, b"".join(encoded), common)

    def glosses(self, word: str) -> str:
        """Return the glosses of `word`, which must be a headword."""
        number = self.numbers[word]
        start = self._ends[number - 1] if number else 0
        return self._glosses[start : self._ends[number]].decode(errors="replace")

    def save(self, path: str, made_from: str) -> None:
        """Write the index to `path`, whole or not at all; where that cannot be, do nothing.

        Args:
            path: the file, in a folder that is made where there is none.
            made_from: identifies the dictionary's state.
        """
        ends = array("I", self._ends)
        if sys.byteorder == "big":
            ends.byteswap()
        common = "\n".join(sorted(self.common)).encode()
        starts, lengths = "\n".join(self.lengths), "\n".join(self.lengths.values())
        parts = [
            "\n".join(self._words).encode(),
            f"{starts}\f{lengths}".encode(),
            ends.tobytes(),
            self._glosses,
            common,
        ]
        body = b"".join(parts)
        sizes = " ".join(str(len(part)) for part in parts)
        head = f" {made_from} {zlib.crc32(body)} {sizes}\n"
        # Loads what packs archives; the index is written once.
        import tempfile

        with contextlib.suppress(OSError):
            folder = os.path.dirname(path)
            os.makedirs(folder, mode=0o700, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=folder, prefix=".dictionary-")
            try:
                with open(handle, "wb") as file:
                    file.write(_FORMAT + head.encode() + body)
                os.replace(temporary, path)
            except OSError:
                os.unlink(temporary)

    @classmethod
    def load(cls, path: str, made_from: str) -> DictionaryIndex | None:
        """Return the index that `save` wrote; None where it is not there, damaged or another's.

        Args:
            path: the file.
            made_from: identifies the dictionary's state; an index of another is not taken.
        """
        try:
            head, _, body = _read(path).partition(b"\n")
            if not head.startswith(f"{_FORMAT.decode()} {made_from} ".encode()):
                return None
            checksum, *sizes = map(int, head.split(b" ")[-6:])
            if zlib.crc32(body) != checksum or sum(sizes) != len(body) or min(sizes) < 0:
                return None
            parts, start = [], 0
            for size in sizes:
                parts.append(body[start : start + size])
                start += size
            words = parts[0].decode().split("\n")
            starts, _, lengths = parts[1].decode().partition("\f")
            by_start = dict(zip(starts.split("\n"), lengths.split("\n"), strict=True))
            ends = array("I", parts[2])
            if sys.byteorder == "big":
                ends.byteswap()
            if len(ends) != len(words) or not _DIGITS.issuperset(lengths):
                return None
            common = frozenset(parts[4].decode().split("\n"))
            return cls(words, by_start, ends, parts[3], common)
        except (OSError, ValueError):
            return None


def _lengths(words: Iterable[str]) -> dict[str, str]:
    found: dict[str, set[int]] = {}
    for word in words:
        if 2 <= len(word) <= LONGEST:
            found.setdefault(word[:2], set()).add(len(word))
    return {
        start: "".join(map(str, sorted(lengths, reverse=True))) for start, lengths in found.items()
    }


def _read(path: str) -> bytes:
    """Return what the file at `path` holds.

    Raises:
        OSError: it cannot be read, is no regular file, is too large, or somebody else
            than the user may write it.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with open(os.open(path, flags | getattr(os, "O_BINARY", 0)), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_BYTES:
            raise OSError("no file of ours")
        if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & 0o022):
            raise OSError("not written by the user alone")
        return file.read(_MOST_BYTES)
