"""Pages that browsers saved with all that belongs to them in one file (MHTML)."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message

from postkit.errors import FileError
from postkit.ingest.fetch import is_web_address
from postkit.ingest.raw_input import RawInput

_HEAD = 4096


def is_saved_page(data: bytes) -> bool:
    """Tell whether `data` is MHTML: a message whose parts belong to one page."""
    head = data[:_HEAD].lower()
    return b"multipart/related" in head and b"mime-version:" in head and head[:1].isalpha()


def page_in(raw: RawInput) -> RawInput:
    """Return the page in MHTML, with the address that it was saved from; `raw` if it is not one.

    Raises:
        FileError: there is no page in it.
    """
    if not is_saved_page(raw.data):
        return raw
    message = message_from_bytes(raw.data)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    data = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(data, bytes):
        raise FileError("holds no page: none of its parts is HTML", path=raw.name)
    charset = part.get_content_charset() or ""
    return RawInput(data, raw.name, raw.encoding or charset, _address(message, part))


def _address(message: Message, part: Message) -> str:
    for address in (message["Snapshot-Content-Location"], part["Content-Location"]):
        if is_web_address(str(address or "")):
            return str(address)
    return ""
