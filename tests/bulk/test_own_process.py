"""A linter in a process of its own, which a draft may end."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from poison import install_poison
from shell import CLEAN, REPEATED

import postkit
from postkit.bulk import own_process


@pytest.fixture
def poison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have an installed package, which other processes find, in which drafts end them."""
    install_poison(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)


def linter(**options: Any) -> postkit.RowLinter:
    return postkit.RowLinter(isolated=True, own_process=True, **options)


@pytest.mark.usefixtures("poison")
@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("kill", "process-died", "the draft ended its process with status -9"),
        pytest.param(
            *("crash", "process-died", "the draft ended its process with status -11"),
            marks=pytest.mark.slow,
        ),
        ("hang", "time-limit", "the draft takes longer than 60 s"),
    ],
)
def test_a_draft_that_ends_its_process_is_a_row_and_the_next_is_done(
    text: str, name: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = linter(time_limit=60)

    before = own.rows(REPEATED, "a.md")
    with monkeypatch.context() as patched:
        if text == "hang":  # Its minute is over at once.
            patched.setattr(own_process, "_GRACE", -60)
        rows = own.rows(text, "a.md")
    after = own.rows(REPEATED, "a.md")

    assert [(row["path"], row["name"], row["message"]) for row in rows] == [("a.md", name, message)]
    assert before == after == postkit.RowLinter(isolated=True).rows(REPEATED, "a.md")


@pytest.mark.usefixtures("poison")
def test_a_rule_that_prints_disturbs_no_answer() -> None:
    assert linter().rows("print") == []


def test_a_configuration_that_cannot_be_used_is_said_as_without_a_process() -> None:
    with pytest.raises(postkit.ConfigError, match="did you mean `select`"):
        postkit.RowLinter({"selec": []}, isolated=True, own_process=True).rows(CLEAN)


@pytest.mark.slow
def test_threads_have_a_process_each_and_a_time_limit() -> None:
    own = linter(time_limit=30)

    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(own.rows, [REPEATED, CLEAN] * 20))

    assert [len(rows) for rows in found] == [1, 0] * 20


@pytest.mark.slow
def test_a_copy_and_a_fork_have_processes_of_their_own() -> None:
    own = linter()
    own.rows(CLEAN)

    child = os.fork()
    if not child:
        os._exit(len(own.rows(REPEATED)))
    _, status = os.waitpid(child, 0)

    assert os.waitstatus_to_exitcode(status) == 1
    assert len(own.rows(REPEATED)) == len(pickle.loads(pickle.dumps(own)).rows(REPEATED)) == 1


def test_a_module_in_the_current_folder_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit(9)\n")
    program = "import postkit; print(postkit.RowLinter(isolated=True, own_process=True).rows(''))"

    done = subprocess.run(
        [sys.executable, "-P", "-c", program], cwd=tmp_path, capture_output=True, check=False
    )

    assert done.returncode == 0, done.stderr
