"""An input as it arrived: bytes with a name, and their text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cached_property

from postkit.errors import FileError
from postkit.files.read_write import decode
from postkit.lazy_patterns import lazy_compile

_HEAD = 2048
"""How far from its start a text may declare its encoding, in bytes (HTML asks for 1024)."""

_DECLARED = lazy_compile(
    r"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]+)"""
    r"""|<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
# What browsers read under a name, where it is more than the name says
# (encoding.spec.whatwg.org, section 4.2).
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class RawInput:
    """An input as it arrived.

    Args:
        data: its bytes.
        name: its path or address, in the words the user used.
        encoding: the encoding that the user or a server names; empty for none.
        url: the address it was fetched from; empty for a file.
    """

    data: bytes
    name: str
    encoding: str = ""
    url: str = ""

    @cached_property
    def text(self) -> str:
        r"""The text, every newline as `\n`.

        A byte order mark counts most, then what the user or the server says,
        then what the text itself declares; without any of these it is UTF-8.

        Raises:
            FileError: the bytes are not text in that encoding.
        """
        return self._decoded.replace("\r\n", "\n").replace("\r", "\n")

    @property
    def _decoded(self) -> str:
        for mark, encoding in _MARKS:
            if self.data.startswith(mark):
                return self._decode(encoding)
        named = self.encoding or _declared(self.data)
        if named:
            try:
                return self._decode(_WIDER.get(named.lower(), named))
            except FileError:
                # Pages that declare one encoding and are written in UTF-8 are common.
                if self.encoding or not _is_utf8(self.data):
                    raise
        if not _is_utf8(self.data):
            raise FileError(
                "is not UTF-8; name its encoding with --encoding, such as gb18030 or big5",
                path=self.name,
            )
        return decode(self.data, self.name)

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


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:_HEAD].decode("ascii", "replace"))
    return (match[1] or match[2]) if match else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
