"""Windows, as far as another system can be made to look like it."""

from __future__ import annotations

import builtins
import ntpath
import os
import signal
import sys
from typing import Any

import pytest

_MISSING = {
    os: "fchmod fchown fork getuid geteuid listxattr getxattr setxattr pread O_TMPFILE O_NOFOLLOW "
    "O_NONBLOCK O_DIRECTORY WNOHANG sched_getaffinity killpg",
    signal: "SIGALRM SIGKILL setitimer ITIMER_REAL",
}
"""What Python has not on Windows, by its documentation."""


def pretend(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what Windows has not, and forbid what does something else there."""
    monkeypatch.setattr(sys, "platform", "win32")
    for module, names in _MISSING.items():
        for name in names.split():
            monkeypatch.delattr(module, name, raising=False)
    importing = builtins.__import__

    def importing_there(name: str, *rest: Any, **more: Any) -> Any:
        if name in ("fcntl", "resource", "termios"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return importing(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", importing_there)

    def kill(process: int, number: int) -> None:
        raise AssertionError("os.kill ends a process there, whatever the number")

    monkeypatch.setattr(os, "kill", kill)


def pretend_drives(monkeypatch: pytest.MonkeyPatch, other: str) -> None:
    """Let the folder `other` be on another drive than all else."""
    real = os.path.relpath

    def relpath(path: str, start: str = os.curdir) -> str:
        on_other = [os.path.abspath(item).startswith(other) for item in (path, start)]
        if on_other[0] != on_other[1]:
            raise ValueError("path is on mount 'D:', start on mount 'C:'")
        return real(path, start)

    monkeypatch.setattr(os.path, "relpath", relpath)
    monkeypatch.setattr(os.path, "splitdrive", ntpath.splitdrive)
