"""Runs that are interrupted end all their processes and leave no draft half written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import postkit

LONG = "---\ntitle: 桥\n---\n\n" + "他说,好。" * 20_000


@pytest.mark.slow
def test_an_interrupt_ends_all_processes(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number}.md").write_text(LONG, encoding="utf-8")

    def wait(run: subprocess.Popen[str]) -> None:
        """Wait for the first finding: then both processes are at work."""
        assert run.stdout
        run.stdout.readline()

    interrupt(tmp_path, wait, "lint", "--no-cache", "--output-format", "concise")


@pytest.mark.slow
def test_an_interrupt_leaves_no_draft_half_converted(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number:02}.md" for number in range(90)]
    for path in paths:
        path.write_text(LONG, encoding="utf-8")

    def wait(run: subprocess.Popen[str]) -> None:
        while run.poll() is None and paths[10].read_text(encoding="utf-8") == LONG:
            time.sleep(0.01)

    interrupt(tmp_path, wait, "convert", "--to", "zh-Hant")

    left = {path.read_text(encoding="utf-8") for path in paths}
    assert left == {LONG, LONG.replace("桥", "橋").replace("说", "說")}


def interrupt(folder: Path, wait: Callable[[subprocess.Popen[str]], None], *command: str) -> None:
    """Run a command in two processes, and press Ctrl-C after `wait`: all of them must end."""
    run = subprocess.Popen(
        [sys.executable, "-m", "postkit", *command, "--jobs", "2"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(postkit.__file__).parents[1])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A gate that runs in the background ignores Ctrl-C, and so would what it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        encoding="utf-8",
    )
    wait(run)
    os.killpg(run.pid, signal.SIGINT)
    _, err = run.communicate(timeout=300)

    assert (run.returncode, err) == (130, "postkit: interrupted\n")
    wait_until_gone(run.pid)


def wait_until_gone(group: int) -> None:
    """Wait until no process of a group is left; what has ended is there until it is waited for."""
    for _ in range(6000):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.01)
    pytest.fail("a process has not ended")
