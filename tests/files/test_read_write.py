"""Reading and writing drafts: nothing is lost, nothing is half-written."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.errors import FileError
from postkit.files.read_write import (
    MAX_BYTES,
    decode,
    encode,
    read_bytes,
    read_source,
    write_text,
)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"a", id="no final newline"),
        pytest.param("标题\r\n正文\r".encode(), id="mixed newlines"),
        pytest.param("\ufeff---\n".encode(), id="byte order mark"),
    ],
)
def test_reading_and_writing_keeps_every_byte(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "post.md"
    path.write_bytes(data)

    source = read_source(path)
    write_text(path, source.text, source.fingerprint)

    assert path.read_bytes() == data
    assert [item.name for item in tmp_path.iterdir()] == ["post.md"]


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",))))
def test_decoding_and_encoding_are_inverse(text: str) -> None:
    assert decode(encode(text)) == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(
            "好\n一".encode() + b"\xe9b",
            "is not UTF-8: byte 0xE9 at line 2, column 2 is not part of a character",
            id="latin-1",
        ),
        pytest.param("标题".encode("gbk"), "is not UTF-8: byte 0xB1 at line 1, column 1", id="gbk"),
        pytest.param("标题".encode("utf-16"), "is UTF-16, not UTF-8", id="utf-16"),
        pytest.param(b"\x89PNG\r\n\0", "is a binary file, not text", id="binary"),
        pytest.param(b"a\0b", "is a binary file, not text", id="nul"),
    ],
)
def test_what_is_not_utf8_is_refused_with_its_place(
    tmp_path: Path, data: bytes, message: str
) -> None:
    path = tmp_path / "post.md"
    path.write_bytes(data)

    with pytest.raises(FileError) as caught:
        read_source(path)

    assert str(caught.value).startswith(f"{path}: {message}")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"post\.md: cannot be read: no such file"):
        read_source(tmp_path / "post.md")


def test_the_mode_of_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text("old")
    path.chmod(0o640)

    write_text(path, "new", read_source(path).fingerprint)

    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_and_its_target_is_written(tmp_path: Path) -> None:
    target = tmp_path / "real" / "post.md"
    target.parent.mkdir()
    target.write_text("old")
    link = tmp_path / "link.md"
    link.symlink_to(target)

    write_text(link, "new", read_source(link).fingerprint)

    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_file_that_someone_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text("as read")
    fingerprint = read_source(path).fingerprint
    path.write_text("written by someone else")

    with pytest.raises(FileError, match="was changed by someone else in the meantime"):
        write_text(path, "ours", fingerprint)

    assert path.read_text() == "written by someone else"
    assert [item.name for item in tmp_path.iterdir()] == ["post.md"]


def test_a_new_file_never_overwrites_one(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    write_text(path, "first", None)

    with pytest.raises(FileError, match="cannot be written: file exists"):
        write_text(path, "second", None)

    assert path.read_text() == "first"
    assert [item.name for item in tmp_path.iterdir()] == ["post.md"]


def test_a_write_that_fails_leaves_the_old_text_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "post.md"
    path.write_text("old")
    fingerprint = read_source(path).fingerprint

    def disk_full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", disk_full)
    with pytest.raises(FileError, match="cannot be written: no space left on device"):
        write_text(path, "new", fingerprint)

    assert path.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["post.md"]


@pytest.mark.parametrize(
    ("mode", "may_write"),
    [
        pytest.param(0o444, True, id="by its mode, though root may write anything"),
        pytest.param(0o644, False, id="by its system"),
    ],
)
def test_a_file_that_is_protected_from_writing_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, may_write: bool
) -> None:
    path = tmp_path / "post.md"
    path.write_text("old")
    path.chmod(mode)
    fingerprint = read_source(path).fingerprint
    monkeypatch.setattr(os, "access", lambda path, mode: may_write)

    with pytest.raises(FileError, match="cannot be written: it is write-protected"):
        write_text(path, "new", fingerprint)

    assert path.read_text() == "old"


def test_files_are_written_where_the_system_has_no_files_without_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "O_TMPFILE", 0, raising=False)
    path = tmp_path / "post.md"
    write_text(path, "old", None)

    write_text(path, "new", read_source(path).fingerprint)

    assert path.read_text() == "new"
    assert [item.name for item in tmp_path.iterdir()] == ["post.md"]


def test_a_file_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    with pytest.raises(FileError, match="is larger than 64 MB"):
        read_source(path)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file whose size the system hides")
def test_a_file_that_is_longer_than_it_says_is_read_whole() -> None:
    data, fingerprint = read_bytes("/proc/version")

    assert fingerprint.size == 0
    assert data.endswith(b"\n")
    assert read_bytes("/proc/version", 5)[0] == data[:5]
