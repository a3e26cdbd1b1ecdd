"""An input as it arrived: bytes with a name, and their text."""

from __future__ import annotations

import codecs
import io
import os
import re
import tempfile
from dataclasses import dataclass
from functools import cached_property
from typing import BinaryIO, cast

from postkit.counts import count
from postkit.errors import FileError, reason_of
from postkit.files.read_write import decode, read_bytes
from postkit.ingest.encodings import (
    broken_utf8,
    declared_encoding,
    guess_encoding,
    is_utf8,
    marked_encoding,
    utf16,
    wider,
)
from postkit.ingest.other_files import what_to_do
from postkit.lazy_patterns import lazy_compile

_LARGE = 16_000_000
"""From how many bytes on a feed is read in parts."""
_HEAD = 4096
_FEED = lazy_compile(r"<(?:rss|feed|rdf:RDF|\w{1,20}:RDF)\b", re.IGNORECASE)


@dataclass(frozen=True)
class RawInput:
    """An input as it arrived.

    Args:
        data: its bytes.
        name: its path or address, in the words the user used.
        encoding: the encoding that the user or a server names; empty for none.
        url: the address it was fetched from; empty for a file.
        is_large: `data` is only the start of the file `name`, which is a feed too
            large to be read at once.
    """

    data: bytes
    name: str
    encoding: str = ""
    url: str = ""
    is_large: bool = False

    @classmethod
    def of_file(cls, path: str, encoding: str = "") -> RawInput:
        """Return what is in the file at `path`.

        Raises:
            FileError: it cannot be read, or is too large and no feed.
        """
        head, _ = read_bytes(path, _LARGE)
        if len(head) < _LARGE:
            return cls(head, path, encoding)
        if _FEED.search(head[:_HEAD].decode("ascii", "replace")):
            return cls(head[:_HEAD], path, encoding, is_large=True)
        return cls(read_bytes(path)[0], path, encoding)

    @property
    def size(self) -> int:
        """How many bytes the input has."""
        return os.path.getsize(self.name) if self.is_large else len(self.data)

    def open(self) -> BinaryIO:
        """Return the text in UTF-8 as a stream.

        Raises:
            FileError: it cannot be read, or is not text in its encoding.
        """
        if not self.is_large:
            return io.BytesIO(self.text.encode("utf-8", "replace"))
        encoding = marked_encoding(self.data) or self.encoding or declared_encoding(self.data)
        encoding = wider(encoding or "utf-8")
        try:
            stream = open(self.name, "rb")  # noqa: SIM115
            if codecs.lookup(encoding).name in ("utf-8", "utf-8-sig"):
                return stream
            with stream:
                return _recoded(stream, encoding)
        except LookupError as error:
            raise FileError(f"`{encoding}` is not an encoding", path=self.name) from error
        except UnicodeError as error:
            raise FileError(f"is not text in {encoding}", path=self.name) from error
        except OSError as error:
            raise FileError(f"cannot be read: {reason_of(error)}", path=self.name) from error

    @cached_property
    def text(self) -> str:
        r"""The text, every newline as `\n`.

        A byte order mark counts most, then what the user or the server says,
        then what the text itself declares; without any of these it is UTF-8,
        or what it can only be by its characters.

        Raises:
            FileError: the bytes are not text in that encoding, or it is uncertain.
        """
        return self._decoded.replace("\r\n", "\n").replace("\r", "\n")

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user has to know about the text."""
        if self.is_large or not self._broken or "\ufffd" not in self.text:
            return ()
        are = "is" if self._broken == 1 else "are"
        return (f"{count(self._broken, 'piece')} {are} not UTF-8: shown as `\ufffd`",)

    @cached_property
    def _broken(self) -> int:
        named = self.encoding or declared_encoding(self.data)
        is_meant = not named or wider(named).lower().replace("_", "-") in ("utf-8", "utf8")
        return broken_utf8(self.data) if is_meant and not is_utf8(self.data) else 0

    @property
    def _decoded(self) -> str:
        if advice := what_to_do(self.data):
            raise FileError(advice, path=self.name)
        mark = marked_encoding(self.data)
        if mark:
            return self._decode(mark)
        named = self.encoding or declared_encoding(self.data)
        if named:
            try:
                return self._decode(wider(named))
            except FileError:
                # Pages that declare one encoding and are written in UTF-8 are common.
                if self._broken:
                    return self.data.decode("utf-8", "replace")
                if self.encoding or not is_utf8(self.data):
                    raise
        head = self.data[:_HEAD]
        # Latin letters in UTF-16 are bytes that UTF-8 allows, every other of them 0.
        wide = utf16(self.data) if head.count(0) * 3 > len(head) else ""
        if wide:
            return self._decode(wide)
        if self._broken:
            return self.data.decode("utf-8", "replace")
        if is_utf8(self.data):
            return decode(self.data, self.name)
        guess = guess_encoding(self.data)
        if not guess.certainty:
            raise FileError(
                "is not UTF-8; name its encoding with --encoding, such as gb18030 or big5",
                path=self.name,
            )
        return self._decode(guess.encoding)

    def _decode(self, encoding: str) -> str:
        try:
            text = self.data.decode(encoding)
        except LookupError as error:
            raise FileError(f"`{encoding}` is not an encoding", path=self.name) from error
        except UnicodeError as error:
            raise FileError(f"is not text in {encoding}", path=self.name) from error
        if "\0" in text:
            raise FileError("is a binary file, not text: it holds NUL characters", path=self.name)
        return text


def _recoded(stream: BinaryIO, encoding: str) -> BinaryIO:
    """Return what is in `stream` as a temporary file in UTF-8."""
    copy = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115
    decoder = codecs.getincrementaldecoder(encoding)()
    while chunk := stream.read(1 << 20):
        copy.write(decoder.decode(chunk).encode("utf-8", "replace"))
    copy.write(decoder.decode(b"", True).encode("utf-8", "replace"))
    copy.seek(0)
    return copy
