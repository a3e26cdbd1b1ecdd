"""Reading and writing drafts: nothing is lost, nothing is half-written."""

from __future__ import annotations

import multiprocessing
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postkit.errors import FileError
from postkit.files.read_write import (
    MAX_BYTES,
    check_unchanged,
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
    assert [one.name for one in tmp_path.iterdir()] == ["post.md"]


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
    assert [one.name for one in tmp_path.iterdir()] == ["post.md"]


def test_a_new_file_never_overwrites_one(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    write_text(path, "first", None)

    with pytest.raises(FileError, match="cannot be written: file exists"):
        write_text(path, "second", None)

    assert path.read_text() == "first"
    assert [one.name for one in tmp_path.iterdir()] == ["post.md"]


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
    assert [one.name for one in tmp_path.iterdir()] == ["post.md"]


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


def test_what_a_killed_process_left_is_cleared_away(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text("old")
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (tmp_path / f".postkit-{gone.pid}-0").write_text("half")
    (tmp_path / ".postkit-notes").write_text("somebody's own")

    write_text(path, "new", read_source(path).fingerprint)

    assert sorted(one.name for one in tmp_path.iterdir()) == [".postkit-notes", "post.md"]


def test_files_are_written_where_the_system_has_no_files_without_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "O_TMPFILE", 0, raising=False)
    path = tmp_path / "post.md"
    write_text(path, "old", None)

    write_text(path, "new", read_source(path).fingerprint)

    assert path.read_text() == "new"
    assert [one.name for one in tmp_path.iterdir()] == ["post.md"]


def _add_one(path: Path) -> None:
    for _ in range(20):
        while True:
            source = read_source(path)
            try:
                write_text(path, str(int(source.text) + 1), source.fingerprint)
            except FileError:
                continue
            break


def test_no_change_is_lost_among_processes_that_write_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text("0")
    workers = [
        multiprocessing.get_context("fork").Process(target=_add_one, args=(path,)) for _ in range(4)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert [worker.exitcode for worker in workers] == [0, 0, 0, 0]
    assert path.read_text() == "80"
    assert [one.name for one in tmp_path.iterdir()] == ["post.md"]


def test_each_version_of_a_file_is_later_than_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text("0")
    os.utime(path, ns=(0, 2**61))

    seen = [write_text(path, "1", read_source(path).fingerprint).modified_ns for _ in range(3)]

    assert 2**61 < seen[0] < seen[1] < seen[2] == path.stat().st_mtime_ns


def test_a_change_by_someone_else_is_seen_before_anything_is_written(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text("old")
    source = read_source(path)
    check_unchanged(source)
    path.write_text("written by someone else")

    with pytest.raises(FileError, match="was changed by someone else in the meantime"):
        check_unchanged(source)


def test_owner_and_attributes_stay(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text("old")
    try:
        os.setxattr(path, "user.note", b"kept")
    except OSError:
        pytest.skip("the file system has no extended attributes")
    if os.geteuid() == 0:
        os.chown(path, 12345, 54321)
    before = path.stat()

    write_text(path, "new", read_source(path).fingerprint)

    after = path.stat()
    assert path.read_text() == "new"
    assert (after.st_uid, after.st_gid, after.st_mode) == (
        before.st_uid,
        before.st_gid,
        before.st_mode,
    )
    assert os.getxattr(path, "user.note") == b"kept"


def test_an_owner_that_cannot_be_kept_is_a_reason_to_leave_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "post.md"
    path.write_text("old")
    source = read_source(path)

    def refuse(handle: int, user: int, group: int) -> None:
        raise PermissionError(1, "not permitted")

    monkeypatch.setattr("os.fchown", refuse)
    real = os.fstat
    monkeypatch.setattr(
        "postkit.files.atomic.os.fstat",
        lambda handle: os.stat_result([*real(handle)[:4], 4711, *real(handle)[5:]]),
    )

    with pytest.raises(FileError, match="belongs to another user"):
        write_text(path, "new", source.fingerprint)
    monkeypatch.undo()
    assert [one.name for one in tmp_path.iterdir()] == ["post.md"]
    assert path.read_text() == "old"


def test_a_hard_link_is_not_parted(tmp_path: Path) -> None:
    path, other = tmp_path / "post.md", tmp_path / "other.md"
    path.write_text("old")
    other.hardlink_to(path)

    with pytest.raises(FileError, match="another name"):
        write_text(path, "new", read_source(path).fingerprint)

    assert path.read_text() == other.read_text() == "old"


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
