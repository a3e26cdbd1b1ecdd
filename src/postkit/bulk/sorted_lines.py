"""More lines than fit into memory, in order."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO

_MEMORY = 64_000_000
"""Bytes of lines that are sorted in memory at a time."""
_LINE_COST = 80
"""What a line takes in memory besides its bytes."""
_MOST_FILES = 64
"""So many sorted files are merged into one, which keeps the number of open files small."""
_DIGITS = 20


class SortedLines:
    """Lines in the order of their bytes, which can be read several times, but not at once.

    Args:
        lines: the lines, each with its newline.
        folder: where those that do not fit into memory go, into files without a name.
    """

    def __init__(self, lines: Iterable[bytes], folder: str | None = None) -> None:
        self._folder = folder
        self._files: list[list[IO[bytes]]] = []
        some: list[bytes] = []
        size = 0
        for line in lines:
            some.append(line)
            size += len(line) + _LINE_COST
            if size >= _MEMORY:
                some.sort()
                self._store(some, 0)
                some, size = [], 0
        some.sort()
        self._rest = some

    def __iter__(self) -> Iterator[bytes]:
        if not self._files:
            return iter(self._rest)
        stored = [_lines(file) for files in self._files for file in files]
        return heapq.merge(self._rest, *stored)

    @property
    def has_several(self) -> bool:
        """Whether there is more than one line."""
        return len(self._rest) > 1 or bool(self._files)

    def _store(self, lines: Iterable[bytes], level: int) -> None:
        """Put sorted lines into a file; a level of many files becomes one of the next level."""
        file: IO[bytes] = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - read later
        file.writelines(lines)
        file.flush()
        if level == len(self._files):
            self._files.append([])
        files = self._files[level]
        files.append(file)
        if len(files) == _MOST_FILES:
            self._store(heapq.merge(*map(_lines, files)), level + 1)
            for merged in files:
                merged.close()
            files.clear()


def sortable(number: int | None) -> bytes:
    """Return a number of 64 bits so that texts are in the order of numbers; None is the first."""
    return b"" if number is None else b"%0*d" % (_DIGITS, number + 2**63)


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    for line in file:  # noqa: UP028 - `yield from` closes a file that is not read to its end
        yield line
