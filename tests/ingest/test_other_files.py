"""Files that are not text: a message says what they are and what to do."""

from __future__ import annotations

import io
import zipfile

import pytest

from postkit.errors import FileError
from postkit.ingest import RawInput, read


def archive(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as files:
        for name in names:
            files.writestr(name, "x")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(archive("[Content_Types].xml", "word/document.xml"), "Word", id="Word"),
        pytest.param(
            archive("[Content_Types].xml", "ppt/a.xml"), "an Office document", id="slides"
        ),
        pytest.param(archive("a.md", "b.md"), "a ZIP archive; unpack it", id="archive"),
        pytest.param(b"%PDF-1.7\n\0", "a PDF; copy its text", id="PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0", "a picture", id="picture"),
        pytest.param(b"\0\0\0\x18ftypmp42", "import its captions", id="film"),
        pytest.param(b"\x1f\x8b\x08\0", "compressed with gzip", id="gzip"),
        pytest.param(b'<?xml version="1.0"?>\n<opml>', "a list of feeds", id="OPML"),
        pytest.param(rb"{\rtf1\ansi x}", "save it as a web page", id="Rich Text"),
    ],
)
def test_files_of_other_programs(data: bytes, message: str) -> None:
    with pytest.raises(FileError, match=message):
        read(RawInput(data, "a"))
