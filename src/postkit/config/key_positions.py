"""The position of a key in a configuration file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from postkit.errors import ConfigError

Path = tuple[str | int, ...]
"""The way to a key: names of tables and keys, indices of tables in `[[…]]`."""


class KeyPositions:
    """A configuration file's text, to find the line of a key in.

    Args:
        name: the file as the user knows it.
        text: its text; empty for the command line.
        prefix: the tables that hold the settings, such as `tool`, `postkit`.
    """

    def __init__(self, name: str, text: str, prefix: tuple[str, ...] = ()) -> None:
        self.name = name
        self._text = text
        self._prefix = prefix

    def place(self, path: Path) -> str:
        """Return `file:line` of the key at `path`, or the file alone where it is not found."""
        wanted = self._prefix + path
        best: int | None = None
        depth = 0
        for number, here in self._keys_by_line:
            shared = _shared(here, wanted)
            if shared > depth:
                best, depth = number, shared
        return f"{self.name}:{best}" if best else self.name

    @cached_property
    def _keys_by_line(self) -> list[tuple[int, Path]]:
        """The lines with a header or a key, and the way to it."""
        # Read once: each of hundreds of patterns asks for its line.
        return list(self._read())

    def _read(self) -> Iterator[tuple[int, Path]]:
        table: Path = ()
        tables: Counter[Path] = Counter()
        for number, line in enumerate(self._text.splitlines(), 1):
            header = re.match(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?", line)
            key = re.match(r"""\s*("[^"]*"|'[^']*'|[\w.-]+)\s*=""", line)
            if header:
                table = _keys(header[2])
                if header[1] == "[[":
                    tables[table] += 1
                    table = (*table, tables[table] - 1)
                yield number, table
            elif key:
                yield number, (*table, *_keys(key[1]))

    def error(self, path: Path, message: str) -> ConfigError:
        """Return the error about the key at `path`."""
        return ConfigError(f"{self.place(path)}: {message}")


def _shared(here: Path, wanted: Path) -> int:
    """Return how far `here` leads towards `wanted`, or into it; 0 where it leads elsewhere."""
    shared = 0
    for part in here:
        if shared == len(wanted):
            break
        next_one = wanted[shared]
        if part == next_one:
            shared += 1
        elif isinstance(part, str) or isinstance(next_one, int):
            return 0
        # Else it is the number of a table that `wanted` leaves open.
    return shared


def _keys(text: str) -> tuple[str, ...]:
    return tuple(
        part.strip().strip("\"'") for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^.\s]+", text)
    )
