"""Files that are not text, and what to do with them: their first bytes say what they are."""

from __future__ import annotations

_ZIP = b"PK\x03\x04"
_IN_ARCHIVES = (
    (b"application/epub+zip", "is an e-book (EPUB); unpack it and import its pages"),
    (b"word/", "is a Word document; save it as a web page (HTML) and import that"),
    (b"application/vnd.oasis.opendocument", "is a document; save it as HTML and import that"),
    (b"[Content_Types].xml", "is an Office document; save it as a web page (HTML) and import that"),
)
_STARTS = (
    (b"%PDF-", "is a PDF; copy its text into a text file and import that"),
    (b"\xd0\xcf\x11\xe0", "is an Office document; save it as a web page (HTML) and import that"),
    (b"{\\rtf", "is a Rich Text document; save it as a web page (HTML) and import that"),
    (b"\x1f\x8b", "is compressed with gzip; unpack it and import what is in it"),
    (b"7z\xbc\xaf", "is a 7z archive; unpack it and import the files in it"),
    (b"Rar!", "is a RAR archive; unpack it and import the files in it"),
    (b"SQLite format 3", "is a database; export its texts and import those"),
    *((start, "is a picture, not text") for start in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")),
    *((start, "is a recording; import its captions") for start in (b"ID3", b"OggS", b"\x1aE\xdf")),
)
_HEAD = 4096


def what_to_do(data: bytes) -> str:
    """Return what a file is and what to do with it; empty where it may be text."""
    if data.startswith(_ZIP):
        found = (advice for sign, advice in _IN_ARCHIVES if sign in data[:_HEAD])
        return next(found, "is a ZIP archive; unpack it and import the files in it")
    if data[4:8] == b"ftyp":
        return "is a recording; import its captions"
    return next((advice for start, advice in _STARTS if data.startswith(start)), "")
