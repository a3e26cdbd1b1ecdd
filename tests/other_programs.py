"""Programs of others in processes of their own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def command(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program in `folder`, outside of any repository of git."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(
        words,
        cwd=folder,
        env={**clean, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def git(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run git in `folder` as somebody who has a name."""
    name = ("-c", "user.name=N", "-c", "user.email=n@example.org")
    return command(folder, "git", *name, *words, **environment)
