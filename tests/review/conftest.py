"""A small archive and a board over it."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import (
    PATIENCE,
    started,
)
from review_archive import BRIDGE, CLEAN, HOME, HOSTILE, PORT, TOKEN
from review_window import Window
from starlette.testclient import TestClient

from postkit.config import Configuration
from postkit.review.board import Board
from postkit.review.decide import Editors
from postkit.review.web_app import make_app


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an archive of a few posts, which is the current folder too."""
    monkeypatch.chdir(tmp_path)
    posts = tmp_path / "posts"
    posts.mkdir()
    for name, text in {"bridge": BRIDGE, "hostile": HOSTILE, "clean": CLEAN}.items():
        (posts / f"{name}.md").write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def make_board(archive: Path) -> Callable[..., Board]:
    """Return a function that makes a board over the archive as it is then."""

    def make(to: str = "") -> Board:
        board = Board(Configuration, ["posts"], to)
        errors: list[object] = []
        board.load(lambda number: None, errors.append)
        assert not errors
        return board

    return make


@pytest.fixture
def board(make_board: Callable[..., Board]) -> Board:
    """Return a board over the archive."""
    return make_board()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with started() as browser:
        yield browser


@pytest.fixture
def serve(archive: Path) -> Iterator[Callable[..., str]]:
    """Return a function that starts `postkit review` and returns its address."""
    processes = []

    def start(*arguments: str) -> str:
        command = [sys.executable, "-m", "postkit", "review", "posts", *arguments]
        process = subprocess.Popen(command, cwd=archive, stdout=subprocess.PIPE, text=True)
        processes.append(process)
        assert process.stdout
        return process.stdout.readline().split()[-1]

    def stop() -> None:
        while processes:
            process = processes.pop()
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == 0

    start.stop = stop  # type: ignore[attr-defined]
    yield start
    stop()


@pytest.fixture
def opened(chromium: Any) -> Iterator[Callable[..., Window]]:
    """Return a function that opens windows, which must have had no problem in the end."""
    windows: list[Window] = []

    def open_window(address: str, **options: Any) -> Window:
        window = Window(chromium, address, **options)
        windows.append(window)
        return window

    yield open_window
    for window in windows:
        window.context.close()
        assert window.problems == []


@pytest.fixture
def window(serve: Callable[..., str], opened: Callable[..., Window]) -> Window:
    return opened(serve())


@pytest.fixture
def editors(board: Board) -> Editors:
    return Editors(board)


@pytest.fixture
def stranger(board: Board) -> TestClient:
    """Return a browser that has not been let in."""
    return TestClient(make_app(board, PORT, TOKEN), base_url=HOME, follow_redirects=False)


@pytest.fixture
def browser(stranger: TestClient) -> TestClient:
    """Return a browser that has opened the address."""
    stranger.get(f"/?token={TOKEN}")
    stranger.headers.update({"Origin": HOME, "X-Editor": "Li"})
    return stranger
