"""Which terminals obey escape sequences."""

from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace

import pytest

from postkit.cli import output
from postkit.cli.output import obeys_escapes

NO_CONSOLE = None


@pytest.mark.parametrize(
    ("is_terminal", "term", "obeys"),
    [(True, "xterm", True), (True, "", True), (True, "dumb", False), (False, "xterm", False)],
)
def test_every_terminal_but_a_dumb_one_obeys(
    monkeypatch: pytest.MonkeyPatch, is_terminal: bool, term: str, obeys: bool
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: is_terminal, raising=False)

    assert obeys_escapes(sys.stdout) is obeys


@pytest.mark.parametrize(
    ("mode", "takes", "term", "obeys", "asked"),
    [
        pytest.param(7, True, "", True, [], id="turned on by somebody else"),
        pytest.param(3, True, "", True, [7], id="Windows 10"),
        pytest.param(3, False, "", False, [7], id="older"),
        pytest.param(NO_CONSOLE, True, "", False, [], id="no console"),
        pytest.param(NO_CONSOLE, True, "xterm", True, [], id="Git Bash"),
    ],
)
def test_a_console_of_windows_is_asked_to(
    monkeypatch: pytest.MonkeyPatch,
    mode: int | None,
    takes: bool,
    term: str,
    obeys: bool,
    asked: list[int],
) -> None:
    set_to: list[int] = []

    def get_mode(handle: int, place: object) -> bool:
        if mode is not NO_CONSOLE:
            place._obj.value = mode  # type: ignore[attr-defined]
        return mode is not NO_CONSOLE

    def set_mode(handle: int, new: int) -> bool:
        set_to.append(new)
        return takes

    kernel = SimpleNamespace(
        GetStdHandle=lambda number: number, GetConsoleMode=get_mode, SetConsoleMode=set_mode
    )
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", term)
    output._turn_on.cache_clear()

    assert obeys_escapes(sys.stdout) is obeys
    assert set_to == asked
    output._turn_on.cache_clear()
