"""`postkit review` as it is typed; what it serves has tests of its own."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from shell import CLEAN, Shell

from postkit.cli.commands import review


@pytest.fixture
def archive(shell: Shell) -> Shell:
    shell.write("posts/a.md", CLEAN)
    return shell


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["nowhere"], "there is no post to review", id="no such folder"),
        pytest.param(["posts", "--to", "zh-X"], "`zh-X` is not a target", id="target"),
    ],
)
def test_what_makes_no_sense(archive: Shell, arguments: list[str], message: str) -> None:
    answer = archive.run("review", *arguments)

    assert answer.status == 2
    assert message in answer.err


def test_a_port_that_there_is_not(archive: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        archive.run("review", "posts", "--port", "70000")

    assert "`70000` must be a number from 0 to 65535" in capsys.readouterr().err


def test_a_port_that_is_in_use(archive: Shell) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        answer = archive.run("review", "posts", "--port", port)

    assert answer.status == 2
    assert f"port {port} cannot be used: address already in use" in answer.err


def test_a_package_that_is_missing(archive: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review, "find_spec", lambda name: None)

    answer = archive.run("review", "posts")

    assert answer.status == 2
    assert "pip install 'postkit-lint[review]'" in answer.err


def test_it_serves_until_it_is_stopped(archive: Shell) -> None:
    archive.write("postkit-review.jsonl", "<<<<<<< ours\n")
    command = [sys.executable, "-m", "postkit", "review", "posts"]
    process = subprocess.Popen(
        command, cwd=archive.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout
    address = process.stdout.readline().split()[-1]
    assert address.startswith("http://127.0.0.1:")
    assert process.stdout.readline() == "Press Ctrl+C to stop it.\n"

    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(address.split("?")[0])
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=300)

    assert refused.value.code == 401
    assert process.returncode == 0
    assert err == (
        "postkit: postkit-review.jsonl: these lines are not decisions and were skipped: 1\n"
    )


def test_quiet_prints_only_the_address(archive: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postkit.review.serve.BoardServer.run", lambda server, board: board.close())

    answer = archive.run("review", "--quiet", "posts")

    assert answer.status == 0
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=\S+\n", answer.out)
