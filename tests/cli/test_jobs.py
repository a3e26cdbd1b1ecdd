"""Several processes say and do the same as one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from shell import QUOTED, REPEATED, Shell

import postkit
from postkit import parallel

DRAFTS = 40


@pytest.fixture
def archive(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Return a folder of drafts, most of which are done in other processes."""
    monkeypatch.setattr(parallel, "SERIAL_BYTES", 300)
    monkeypatch.setattr(parallel, "_CHUNK_BYTES", 200)
    for number in range(DRAFTS):
        shell.write(f"{number:02}.md", REPEATED if number % 3 else QUOTED)
    return shell


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("lint",), id="lint"),
        pytest.param(("lint", "--output-format", "json"), id="gathered"),
        pytest.param(("lint", "--statistics"), id="statistics"),
        pytest.param(("lint", "--select", "XP"), id="across posts"),
        pytest.param(("fix", "--diff"), id="diff"),
    ],
)
def test_the_number_of_processes_changes_nothing(archive: Shell, command: tuple[str, ...]) -> None:
    archive.write("17.md", b"\xff")

    one = archive.run(*command, "--jobs", "1", "--no-cache")

    assert archive.run(*command, "--jobs", "3", "--no-cache") == one
    assert "17.md: is not UTF-8" in one.err


def test_drafts_are_repaired_in_all_processes(archive: Shell) -> None:
    answer = archive.run("fix", "--unsafe-fixes", "--jobs", "3")

    assert answer.status == 0
    assert answer.out.startswith(f"Repaired {DRAFTS} findings in {DRAFTS} files.\n")


def test_a_baseline_goes_with_several_processes(archive: Shell) -> None:
    archive.run("lint", "--write-baseline", "--jobs", "3")
    archive.write("99.md", QUOTED)

    assert archive.codes("--baseline", ".postkit-baseline.json", "--jobs", "3") == ["99.md:FM009"]


@pytest.mark.parametrize("number", ["0", "-1", "two"])
def test_a_number_of_processes_that_is_none(shell: Shell, number: str) -> None:
    with pytest.raises(SystemExit) as caught:
        shell.run("lint", f"--jobs={number}")

    assert caught.value.code == 2


def test_an_interrupt_ends_all_processes(tmp_path: Path) -> None:
    draft = "---\ntitle: 桥\n---\n\n" + "他说,好。" * 20_000
    for number in range(60):
        (tmp_path / f"{number}.md").write_text(draft, encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, "-m", "postkit", "lint", "--jobs", "2", "--no-cache"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(postkit.__file__).parents[1])},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        encoding="utf-8",
    )
    time.sleep(2)
    os.killpg(run.pid, signal.SIGINT)
    _, err = run.communicate(timeout=60)

    assert (run.returncode, err) == (130, "postkit: interrupted\n")
    with pytest.raises(ProcessLookupError):
        os.killpg(run.pid, 0)
