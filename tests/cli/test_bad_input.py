"""What a user can get wrong: one line that names the place, status 2, and the others still run."""

from __future__ import annotations

import errno
import os
import re
import shutil

import pytest
from shell import REPEATED, Shell

from postkit.config import Configuration, Settings


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(
            b"PNG\0\1", "is a binary file, not text: it holds NUL characters", id="binary"
        ),
        pytest.param(
            "桥\n桥".encode() + b"\xff",
            "is not UTF-8: byte 0xFF at line 2, column 2 is not part of a character; "
            "save the file as UTF-8",
            id="invalid UTF-8",
        ),
        pytest.param("桥".encode("utf-16"), "is UTF-16, not UTF-8: save it as UTF-8", id="UTF-16"),
    ],
)
def test_a_draft_that_is_no_text(shell: Shell, data: bytes, message: str) -> None:
    shell.write("a.md", data)
    shell.write("b.md", REPEATED)

    answer = shell.run("lint", "--output-format", "concise")

    assert answer.status == 2
    assert answer.err == f"postkit: a.md: {message}\n"
    assert "b.md:2:14: FM011" in answer.out


def test_a_draft_without_read_permission(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, flags: int) -> int:
        if path == "a.md":
            raise PermissionError(errno.EACCES, "Permission denied")
        return os.open(path, flags)

    monkeypatch.setattr("postkit.files.read_write._open_at_once", refuse)
    shell.write("a.md")
    shell.write("b.md", REPEATED)

    answer = shell.run("lint", "--output-format", "concise")

    assert (answer.status, answer.err) == (2, "postkit: a.md: cannot be read: permission denied\n")
    assert "b.md:2:14: FM011" in answer.out


def test_a_folder_without_read_permission(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path == "locked":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    shell.write("locked/a.md")
    shell.write("open/b.md", REPEATED)

    answer = shell.run("lint", "--output-format", "concise")

    assert answer.status == 2
    assert answer.err == "postkit: locked: cannot be read: permission denied\n"
    assert "open/b.md:2:14: FM011" in answer.out


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing", "missing: there is no such file or folder"),
        (
            "https://e.org/b",
            "https://e.org/b: there is no such file or folder; `postkit import` reads addresses",
        ),
        ("missing.md", "missing.md: there is no such file or folder"),
        ("posts/*.md", "posts/*.md: no file matches this pattern"),
    ],
)
def test_a_path_that_is_not_there(shell: Shell, path: str, message: str) -> None:
    shell.write("b.md", REPEATED)

    answer = shell.run("lint", "--output-format", "concise", path, "b.md")

    assert (answer.status, answer.err) == (2, f"postkit: {message}\n")
    assert "b.md:2:14: FM011" in answer.out


def test_a_dangling_link(shell: Shell) -> None:
    (shell.folder / "a.md").symlink_to("nowhere.md")

    assert shell.run("lint", "-q", "a.md").err == (
        "postkit: a.md: cannot be read: no such file or directory\n"
    )
    assert shell.run("lint", "-q").err == "", "a folder is searched for files, not for links"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--select", "quotes-in-valu"],
            "--select: no rule is called `quotes-in-valu`; did you mean `quotes-in-value`?",
        ),
        (["--select", "XX"], "--select: no rule is called `XX`; `postkit rules` lists them all"),
        (["--per-file-ignores", "a.md"], "--per-file-ignores takes GLOB:RULES, not `a.md`"),
        (["--per-file-ignores", "a.md:"], "--per-file-ignores takes GLOB:RULES, not `a.md:`"),
        (["--severity", "FM001"], "--severity takes RULE=LEVEL, not `FM001`"),
        (
            ["--severity", "FM001=loud"],
            "--severity: `FM001` must be one of `error`, `warning`, `info`, `off`",
        ),
        (["--config", "missing.toml"], "missing.toml: cannot be read: no such file or directory"),
    ],
)
def test_options_that_make_no_sense(shell: Shell, arguments: list[str], message: str) -> None:
    shell.write("a.md")

    answer = shell.run("lint", *arguments)

    assert (answer.status, answer.out, answer.err) == (2, "", f"postkit: {message}\n")


@pytest.mark.parametrize("arguments", [["lnt"], ["lint", "--nope"], ["explain"]])
def test_a_command_that_is_none(
    shell: Shell, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        shell.run(*arguments)

    assert stop.value.code == 2
    assert "postkit" in capsys.readouterr().err


def test_explaining_a_rule_that_is_none(shell: Shell) -> None:
    answer = shell.run("explain", "quotes-in-valu")

    assert answer.status == 2
    assert (
        answer.err
        == "postkit: no rule is called `quotes-in-valu`; did you mean `quotes-in-value`?\n"
    )


@pytest.mark.slow
def test_a_draft_with_more_findings_than_anybody_reads(shell: Shell) -> None:
    shell.write("many.md", "这,里" * 20_001 + "\n\n[甲]()\n")
    shell.write("other.md", "# 题\n\n这,里。\n")

    answer = shell.run("lint", "--output-format", "concise")

    assert answer.status == 2
    assert answer.err.startswith(
        "postkit: many.md: SM101 half-width-punctuation finds more than 20,000 places"
    )
    assert "other.md:3:2: " in answer.out
    assert "many.md:3:1: MD012" in answer.out
    assert not re.search(r"^many\.md:\S+ SM101", answer.out, re.MULTILINE)


@pytest.mark.skipif(os.name == "nt", reason="Windows deletes no folder that is in use")
@pytest.mark.parametrize("arguments", [("lint",), ("format", "."), ("rules",), ("new", "桥")])
def test_a_current_folder_that_was_deleted(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    gone = shell.folder / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    answer = shell.run(*arguments)

    assert (answer.status, answer.out) == (2, "")
    assert answer.err == (
        "postkit: the current folder does not exist any more; change to another one\n"
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows deletes no folder that is in use")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_current_folder_that_is_deleted_during_a_run(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    gone = shell.folder / "gone"
    for name in "abcdefgh":
        shell.write(f"gone/posts/{name}.md", REPEATED)
    monkeypatch.chdir(gone)
    read = Configuration.settings

    def read_and_delete(self: Configuration, path: str | None = None) -> Settings:
        if path == os.path.join("posts", "c.md"):
            shutil.rmtree(gone, ignore_errors=True)
        return read(self, path)

    monkeypatch.setattr(Configuration, "settings", read_and_delete)

    answer = shell.run("lint", "--no-cache", "--jobs", jobs, "posts")

    assert answer.status == 2
    assert "bug in postkit" not in answer.err
    assert answer.err.endswith("does not exist any more; change to another one\n")
