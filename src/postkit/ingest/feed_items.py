"""Where the items of a feed are in its XML, so that it is read item by item.

The feed is read twice: once for where its items are, whatever its size, then item
by item. So it is known to be whole before the first draft is made, and memory is
bounded by the largest items.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from postkit.errors import FileError

_CHUNK = 1 << 20
_BATCH = 50
_BATCH_BYTES = 1 << 18
_LONGEST_CLOSING_TAG = 256
_LARGEST_HEAD = 1 << 20
_ITEMS = frozenset(["item", "entry"])
_AROUND = frozenset(["channel", "feed", "rdf", "rss"])


class NotWellFormed(Exception):  # noqa: N818
    """The XML of a feed has a slip, at `line`."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}")


class FeedItems:
    """The items of a feed.

    Args:
        stream: the feed in UTF-8.
        name: its path or address, for messages.

    Raises:
        NotWellFormed: its XML has a slip.
        FileError: it declares entities, with which a small feed can grow without end.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name
        self._path: list[str] = []
        self._opening = ""
        self._closing = ""
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._depth = 0
        self.lines: list[int] = []
        """The line on which each item starts, from 1."""
        self._attributes: list[dict[str, str]] = []
        self._parser = expat.ParserCreate("utf-8")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.EntityDeclHandler = self._refuse
        self._scan()

    def channel(self) -> bytes:
        """Return the feed without its items."""
        first = self._starts[0] if self._starts else 0
        head = self._read(0, min(first, _LARGEST_HEAD))
        return head + self._closing.encode()

    def batches(self) -> Iterator[tuple[bytes, list[int]]]:
        """Yield a few items at a time as a feed of their own, with the line of each."""
        batch: list[bytes] = []
        lines: list[int] = []
        for start, end, line in zip(self._starts, self._ends, self.lines, strict=True):
            batch.append(self._item(start, end))
            lines.append(line)
            if len(batch) >= _BATCH or sum(map(len, batch)) >= _BATCH_BYTES:
                yield self._feed(batch), lines
                batch, lines = [], []
        if batch:
            yield self._feed(batch), lines

    def _feed(self, items: list[bytes]) -> bytes:
        head = f'<?xml version="1.0" encoding="utf-8"?>{self._opening}'
        return head.encode() + b"".join(items) + self._closing.encode()

    def _item(self, start: int, end: int) -> bytes:
        data = self._read(start, end + _LONGEST_CLOSING_TAG)
        return data[: data.find(b">", end - start) + 1]

    def _read(self, start: int, end: int) -> bytes:
        self._stream.seek(start)
        return self._stream.read(end - start)

    def _scan(self) -> None:
        try:
            while chunk := self._stream.read(_CHUNK):
                self._parser.Parse(chunk, False)
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise NotWellFormed(error.lineno, expat.ErrorString(error.code)) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2].lower()
        if not self._depth and tag in _ITEMS and self._is_around_items():
            self._depth = len(self._path) + 1
            self._starts.append(self._parser.CurrentByteIndex)
            self.lines.append(self._parser.CurrentLineNumber)
            if not self._opening:
                self._remember_around()
        self._path.append(name)
        if not self._opening:
            self._attributes.append(attributes)

    def _is_around_items(self) -> bool:
        return bool(self._path) and self._path[-1].rpartition(":")[2].lower() in _AROUND

    def _end(self, name: str) -> None:
        if self._depth == len(self._path):
            self._ends.append(self._parser.CurrentByteIndex)
            self._depth = 0
        self._path.pop()
        if not self._opening:
            self._attributes.pop()

    def _remember_around(self) -> None:
        """Keep the tags around the items, with their namespaces and base addresses."""
        for name, attributes in zip(self._path, self._attributes, strict=True):
            written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
            self._opening += f"<{name}{written}>"
        self._closing = "".join(f"</{name}>" for name in reversed(self._path))

    def _refuse(self, *declaration: object) -> None:
        raise FileError(
            "declares entities in its DOCTYPE, with which a small feed could fill the memory: "
            "not read; remove the declarations",
            path=self._name,
        )
