"""Changes of many files: all or nothing, and taken back."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from shell import Shell

BROKEN = "---\ntitle: [\n---\n\n正文。\n"
CRLF = "\ufeff---\r\ntitle: 河\r\narea: 甲 # 注\r\n---\r\n\r\n正文。\r\n"
PLAIN = "---\ntitle: 桥\narea: 乙\n---\n\n正文。\n"


@pytest.fixture
def archive(shell: Shell) -> Shell:
    shell.write("a.md", CRLF)
    shell.write("b.md", PLAIN)
    return shell


def texts(shell: Shell) -> list[str]:
    return [shell.read("a.md"), shell.read("b.md")]


def test_a_run_is_taken_back(archive: Shell) -> None:
    change = ("--rename", "area=topic", "--set", "draft=true", "--remove", "title")
    assert archive.run("edit", *change, "--undo-file", "undo.json", ".").status == 0
    assert "topic: 甲 # 注\r\ndraft: true" in archive.read("a.md")

    answer = archive.run("edit", "--undo", "undo.json")

    assert texts(archive) == [CRLF, PLAIN]
    assert (answer.status, answer.out) == (0, "Restored 2 files.\n")
    assert archive.run("edit", "--undo", "undo.json").out == "Restored 0 files.\n"


def test_it_is_taken_back_from_another_folder(
    archive: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    archive.run("edit", "--remove", "area", "--undo-file", "undo.json", "a.md", "b.md")
    undo = archive.folder / "undo.json"
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))

    assert archive.run("edit", "--undo", str(undo)).out == "Restored 2 files.\n"
    assert texts(archive) == [CRLF, PLAIN]


def test_a_file_that_was_changed_since_is_left_alone(archive: Shell) -> None:
    archive.run("edit", "--remove", "area", "--undo-file", "undo.json", ".")
    archive.write("a.md", "新\n")

    answer = archive.run("edit", "--undo", "undo.json")

    assert texts(archive) == ["新\n", PLAIN]
    assert answer.status == 2
    assert "a.md: was changed by someone else" in answer.err


def test_an_undo_file_is_never_overwritten(archive: Shell) -> None:
    archive.write("undo.json", "mine")

    answer = archive.run("edit", "--remove", "area", "--undo-file", "undo.json", ".")

    assert answer.status == 2
    assert texts(archive) == [CRLF, PLAIN]
    assert archive.read("undo.json") == "mine"


def test_no_undo_file_where_nothing_is_written(archive: Shell) -> None:
    archive.run("edit", "--remove", "area", "--undo-file", "undo.json", "--diff", ".")
    archive.run("edit", "--remove", "else", "--undo-file", "undo.json", ".")

    assert not (archive.folder / "undo.json").exists()


def test_all_or_nothing_writes_nothing_where_a_file_is_refused(archive: Shell) -> None:
    archive.write("c.md", BROKEN)

    answer = archive.run("edit", "--set", "draft=true", "--all-or-nothing", ".")

    assert answer.status == 2
    assert texts(archive) == [CRLF, PLAIN]
    assert "c.md: line 2:" in answer.err
    assert "nothing was written" in answer.err


def test_others_are_changed_where_a_file_is_refused(archive: Shell) -> None:
    archive.write("c.md", BROKEN)

    answer = archive.run("edit", "--set", "draft=true", "--undo-file", "undo.json", ".")

    assert answer.status == 2
    assert "draft: true" in archive.read("a.md")
    assert "draft: true" in archive.read("b.md")
    assert len(json.loads(archive.read("undo.json"))["files"]) == 2


def test_what_was_written_is_taken_back_where_a_write_fails(archive: Shell) -> None:
    (archive.folder / "b.md").chmod(0o444)

    answer = archive.run("edit", "--set", "draft=true", "--all-or-nothing", ".")

    assert answer.status == 2
    assert texts(archive) == [CRLF, PLAIN]


def test_a_hard_link_stops_all(archive: Shell) -> None:
    os.link(archive.folder / "b.md", archive.folder / "other.txt")

    answer = archive.run("edit", "--set", "draft=true", "--all-or-nothing", ".")

    assert answer.status == 2
    assert texts(archive) == [CRLF, PLAIN]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--undo", "undo.json", "a.md"),
        ("--undo", "undo.json", "--set", "a=1"),
        ("--undo", "undo.json", "--diff"),
        ("--undo", "a.md"),
        ("--undo", "missing.json"),
        ("--set", "a=1", "--all-or-nothing", "-"),
    ],
)
def test_what_cannot_be_combined(archive: Shell, arguments: tuple[str, ...]) -> None:
    archive.run("edit", "--remove", "area", "--undo-file", "undo.json", "b.md")

    assert archive.run("edit", *arguments).status == 2


def test_the_undo_file_holds_only_what_changed(archive: Shell) -> None:
    archive.run("edit", "--set", "area=丙", "--undo-file", "undo.json", "b.md")

    [row] = json.loads(Path(archive.folder, "undo.json").read_text(encoding="utf-8"))["files"]
    assert (row["path"], row["start"], row["old"], row["new"]) == ("b.md", 19, "乙", "丙")
