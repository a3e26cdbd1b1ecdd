"""Posts in an archive of the web: Markdown and plain text as they are, pages by their article."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from typing import Any

from postkit.bulk.arrow import encodable
from postkit.bulk.extras import import_extra
from postkit.bulk.http_body import decoded_body
from postkit.bulk.table_row import SHARD_BYTES, SHARD_ROWS, TableRow
from postkit.errors import FileError
from postkit.ingest import RawInput
from postkit.ingest.web_page import read
from postkit.named_tuples import NamedTuple

_TEXTS = frozenset({"text/markdown", "text/x-markdown", "text/plain"})
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_LARGEST = 16_000_000
"""Bytes from which on a record is not a post."""


class Record(NamedTuple):
    """What a server sent, or a crawler made of it."""

    url: str
    data: bytes
    charset: str
    is_page: bool
    codings: tuple[str, ...] = ()


class WarcShard(NamedTuple):
    """Records that may be posts."""

    first: int
    records: list[Record]
    column: str

    def drafts(self) -> Iterator[TableRow]:
        """Yield a draft for each record."""
        for row, record in enumerate(self.records, self.first):
            try:
                text = _text(record)
            except FileError as error:
                yield TableRow(row, None, record.url, problem=error.message)
            else:
                line = encodable({"path": record.url, self.column: text})
                yield TableRow(row, text, record.url, json.dumps(line, ensure_ascii=False).encode())


def warc_shards(path: str, column: str) -> Iterator[WarcShard]:
    """Yield the shards of a file: what was sent with status 200, and what crawlers extracted.

    Args:
        path: the file.
        column: the key of the text in what is written.

    Raises:
        OSError: the file cannot be read to its end; EOFError says so too.
        UsageError: fastwarc is not installed.
    """
    first, size = 1, 0
    records: list[Record] = []
    for record in _records(path):
        records.append(record)
        size += len(record.data)
        if len(records) >= SHARD_ROWS or size >= SHARD_BYTES:
            yield WarcShard(first, records, column)
            first, size, records = first + len(records), 0, []
    if records:
        yield WarcShard(first, records, column)


def import_fastwarc() -> Any:
    """Return the module `fastwarc.warc`.

    Raises:
        UsageError: it is not installed; the message says how to install it.
    """
    return import_extra("fastwarc.warc", "warc")


def _records(path: str) -> Iterator[Record]:
    warc = import_fastwarc()
    kinds = warc.WarcRecordType
    wanted = kinds.response | kinds.resource | kinds.conversion
    # Read by Python, a file that was cut off is an error; fastwarc would end there in silence.
    opened = gzip.open if path.lower().endswith(".gz") else open
    with opened(path, "rb") as stream:
        for record in warc.ArchiveIterator(stream, record_types=wanted):
            if "Content-Length" not in record.headers:
                raise EOFError("the last record is cut off")
            headers = record.http_headers
            if headers is not None and headers.status_code != 200:
                continue
            # Of a record without HTTP the type is among the headers of the record.
            kind = (headers or record.headers).get("Content-Type", "")
            kind, _, parameters = kind.partition(";")
            kind = kind.strip().lower()
            if kind not in _TEXTS | _PAGES or record.content_length > _LARGEST:
                continue
            _, _, charset = parameters.lower().partition("charset=")
            url = record.headers.get("WARC-Target-URI", "")
            data = record.reader.read()
            if len(data) < record.content_length:
                raise EOFError("the last record is cut off")
            yield Record(url, data, charset.strip(" \"';"), kind in _PAGES, _codings(headers))
        _check_end(path)


def _codings(headers: Any) -> tuple[str, ...]:
    """Return the codings that the headers of an answer name, in the order of their use."""
    names = ("Content-Encoding", "Transfer-Encoding")
    named = ",".join(headers.get(name) or "" for name in names) if headers else ""
    return tuple(coding.strip().lower() for coding in named.split(","))


def _check_end(path: str) -> None:
    """Raise EOFError where an archive that is not compressed ends within a line."""
    with open(path, "rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(size - 1, 0))
        if size and file.read() != b"\n" and not path.lower().endswith(".gz"):
            raise EOFError("the last record is cut off")


def _text(record: Record) -> str:
    data = decoded_body(record.data, record.codings, _LARGEST)
    raw = RawInput(data, record.url, record.charset, record.url)
    if not record.is_page:
        return raw.text
    return read(raw).articles[0].body
