"""`postkit lint --watch` lints what changes."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from shell import CLEAN, REPEATED, Shell

from postkit.cli.runs import watch as watching
from postkit.errors import UsageError


def test_new_and_changed_files_are_linted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = tmp_path / "a.md", tmp_path / "b.md"
    a.write_text("1")
    steps = iter(
        [
            lambda: None,
            lambda: b.write_text("1"),
            lambda: a.unlink(),
            lambda: a.write_text("2"),
        ]
    )
    linted: list[list[str]] = []
    monkeypatch.setattr(time, "sleep", lambda seconds: None)

    def is_over() -> bool:
        step = next(steps, None)
        if step:
            step()
        return step is None

    watching.watch(lambda: map(str, sorted(tmp_path.iterdir())), linted.append, is_over)

    assert linted == [[str(b)], [str(a)]]


def test_a_configuration_that_is_broken_for_a_while_does_not_stop_it() -> None:
    def paths() -> list[str]:
        raise UsageError("broken")

    answers = iter([False, True])
    watching.watch(paths, lambda changed: None, lambda: next(answers))


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_ctrl_c_ends_it(shell: Shell) -> None:
    post = shell.write("a.md", CLEAN)
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "postkit", "lint", "--watch", "--output-format=concise"],
        cwd=shell.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        # A runner in the background passes on that it ignores the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "No problems found in 1 file.\n"
    time.sleep(0.2)
    post.write_text(REPEATED, encoding="utf-8")
    assert "FM011" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=20)
    assert (process.returncode, error) == (0, "postkit: stopped\n")
