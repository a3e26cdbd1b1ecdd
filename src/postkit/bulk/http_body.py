"""The body of an answer of a server, without the codings that it was sent in."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from postkit.errors import FileError

_GZIP = b"\x1f\x8b"
_AS_IT_IS = frozenset({"", "identity"})


def decoded_body(data: bytes, codings: Sequence[str], largest: int) -> bytes:
    """Return a body as the server had it before it was sent.

    Many crawlers store what they have decoded under the headers as they came: what is not in a
    coding that its headers name is taken as it is.

    Args:
        data: what is stored.
        codings: what the headers name, such as `gzip` and `chunked`, in the order of its use.
        largest: the bytes that it may have.

    Raises:
        FileError: it is too large or cut off, or the coding is unknown.
    """
    for coding in reversed(codings):
        if coding == "chunked":
            data = _joined(data)
        elif coding in {"gzip", "x-gzip"}:
            data = _inflated(data, 31, largest) if data.startswith(_GZIP) else data
        elif coding == "deflate":
            data = _deflated(data, largest)
        elif coding not in _AS_IT_IS and not _is_utf8(data):
            raise FileError(f"is compressed with {coding}, which is not read here")
    return data


def _joined(data: bytes) -> bytes:
    """Return what is in chunks; `data` where it is not in chunks."""
    chunks: list[bytes] = []
    at = 0
    while True:
        end = data.find(b"\n", at, at + 1000)
        number = data[at:end].partition(b";")[0].strip() if end >= 0 else b""
        try:
            size = int(number, 16)
        except ValueError:
            size = -1
        if size < 0 or end + 1 + size > len(data):
            if not chunks:
                return data
            raise FileError("is in chunks, and the last ones are cut off")
        if not size:
            return b"".join(chunks)
        chunks.append(data[end + 1 : end + 1 + size])
        at = end + 1 + size
        at += 2 if data[at : at + 1] == b"\r" else 1


def _deflated(data: bytes, largest: int) -> bytes:
    # Servers mean one of two formats by this name.
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return _inflated(data, bits, largest)
        except zlib.error:
            continue
    return data


def _inflated(data: bytes, bits: int, largest: int) -> bytes:
    expand = zlib.decompressobj(bits)
    try:
        text = expand.decompress(data, largest + 1)
    except zlib.error:
        if bits != 31:
            raise
        raise FileError("is damaged: what is compressed cannot be read") from None
    if len(text) > largest:
        raise FileError(f"has more than {largest:,} bytes, which no post has")
    if not expand.eof:
        raise FileError("is compressed, and cut off")
    return text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
