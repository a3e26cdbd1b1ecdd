"""What the tests of the command line share."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from house_rules import POST, RULE
from shell import Shell


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    """Return a shell in a folder of its own, without the user's colours."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return Shell(tmp_path, capsys)


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """Return what the command will read from standard input."""
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=data))
    return data


@pytest.fixture
def house_archive(shell: Shell) -> Shell:
    """Return a shell in an archive that brings a rule of its own."""
    shell.write("postkit.toml", 'plugins = ["rules/house.py"]\n')
    shell.write("rules/house.py", RULE)
    shell.write("a.md", POST)
    return shell


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the user's own settings are."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    monkeypatch.setenv("APPDATA", str(folder))
    (folder / "postkit").mkdir()
    return folder / "postkit" / "user.toml"
