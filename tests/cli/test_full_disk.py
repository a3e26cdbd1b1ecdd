"""What is said where the disk is full; every file is as it was."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from shell import CLEAN, REPEATED, Shell


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk on which no file can be flushed."""

    def refuse(number: int) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize(
    ("command", "summary"),
    [
        pytest.param(["fix", "--no-cache"], "Found 1 warning in 1 file of 1.", id="fix"),
        pytest.param(["edit", "--set", "a=b"], "No files were changed.", id="edit"),
        pytest.param(["format"], "No files were changed.", id="format"),
        pytest.param(["convert", "--to", "zh-Hant"], "No files were changed.", id="convert"),
    ],
)
def test_a_draft_that_cannot_be_written(shell: Shell, command: list[str], summary: str) -> None:
    text = REPEATED.replace("文字", "这里")
    shell.write("a.md", text.replace("\n\n", "\n\n\n\n"))

    answer = shell.run(*command, ".")

    assert answer.status == 2
    assert answer.err == "postkit: a.md: cannot be written: no space left on device\n"
    assert summary in answer.out
    assert shell.read("a.md") == text.replace("\n\n", "\n\n\n\n")
    assert os.listdir(shell.folder) == ["a.md"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", [["rules"], ["lint", "--no-cache", "a.md"]], ids=" ".join)
def test_output_that_cannot_be_written(shell: Shell, command: list[str]) -> None:
    shell.write("a.md", CLEAN)

    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "postkit", *command],
            cwd=shell.folder,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert done.stderr == "postkit: the output cannot be written: no space left on device\n"
    assert done.returncode == 2
