"""Files that several processes write, or that belong to somebody else."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

from postkit.errors import FileError
from postkit.files.atomic import put_in_place
from postkit.files.read_write import (
    check_unchanged,
    read_source,
    write_text,
)


def test_what_a_killed_process_left_is_cleared_away(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text("old")
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (tmp_path / f".postkit-{gone.pid}-0").write_text("half")
    (tmp_path / ".postkit-notes").write_text("somebody's own")

    write_text(path, "new", read_source(path).fingerprint)

    assert sorted(item.name for item in tmp_path.iterdir()) == [".postkit-notes", "post.md"]


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
    assert [item.name for item in tmp_path.iterdir()] == ["post.md"]


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
    assert [item.name for item in tmp_path.iterdir()] == ["post.md"]
    assert path.read_text() == "old"


def test_a_hard_link_is_not_parted(tmp_path: Path) -> None:
    path, other = tmp_path / "post.md", tmp_path / "other.md"
    path.write_text("old")
    other.hardlink_to(path)

    with pytest.raises(FileError, match="another name"):
        write_text(path, "new", read_source(path).fingerprint)

    assert path.read_text() == other.read_text() == "old"


def test_a_finished_file_takes_over_what_the_one_in_its_place_had(tmp_path: Path) -> None:
    finished, target = tmp_path / "finished", tmp_path / "rows.jsonl"
    finished.write_text("new")
    target.write_text("old")
    target.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(target, 12345, 54321)
    before = target.stat()

    put_in_place(str(finished), str(target))

    after = target.stat()
    assert target.read_text() == "new"
    assert (after.st_uid, after.st_gid, after.st_mode) == (
        before.st_uid,
        before.st_gid,
        before.st_mode,
    )
    assert not finished.exists()
