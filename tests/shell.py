"""A folder, and a way to type commands in it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from postkit import cli

CLEAN = "---\ntitle: 桥\n---\n\n文字。\n"
REPEATED = "---\ntags: [a, b, a]\n---\n\n文字。\n"
"""FM011, with a safe fix."""
REPEATED_FIXED = "---\ntags: [a, b]\n---\n\n文字。\n"
QUOTED = "---\ntitle: “桥”\n---\n\n文字。\n"
"""FM009, with an unsafe fix."""


class Answer(NamedTuple):
    """What a command left."""

    status: int
    out: str
    err: str


class Shell:
    """A folder, and a way to type commands in it."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capture = capture

    def write(self, path: str, text: str | bytes = CLEAN) -> Path:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return target

    def read(self, path: str) -> str:
        return (self.folder / path).read_bytes().decode()

    def run(self, *arguments: str) -> Answer:
        self._capture.readouterr()
        status = cli.main(arguments)
        out, err = self._capture.readouterr()
        assert "Traceback" not in err
        return Answer(status=status, out=out, err=err)

    def codes(self, *arguments: str) -> list[str]:
        """Return `path:CODE` of what `postkit lint` finds."""
        answer = self.run("lint", "--output-format", "json", *arguments)
        return [f"{finding['path']}:{finding['code']}" for finding in json.loads(answer.out)]


def fill(data: io.BytesIO, text: str | bytes) -> None:
    """Make `text` the standard input that the fixture `stdin` holds."""
    data.write(text if isinstance(text, bytes) else text.encode())
    data.seek(0)


def process(
    folder: Path, *arguments: str, stdout: int = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[str]:
    source = str(Path(cli.__file__).parents[2])
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": source, **environment},
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
