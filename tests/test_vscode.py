"""The extension for VS Code: what it types is what postkit takes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "editors/vscode"
PROGRAM = shutil.which("postkit", path=str(Path(sys.executable).parent))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed")
@pytest.mark.skipif(PROGRAM is None, reason="postkit is not installed beside Python")
def test_its_commands() -> None:
    done = subprocess.run(
        ["node", "--test", "test/commands.test.js"],
        cwd=FOLDER,
        env={**os.environ, "POSTKIT": str(PROGRAM)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stdout
    assert "# pass 4" in done.stdout
