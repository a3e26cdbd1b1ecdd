"""The programs that are measured: where they are, their versions, how they are called."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import metadata
from pathlib import Path

from speed.process import CommandError
from speed.turns import Job

RIVALS = ("rumdl", "autocorrect", "markdownlint-cli2")

_OWN_FOLDERS = (Path(sys.executable).parent, Path(sys.prefix, "node_modules/.bin"))
"""Where this environment has its programs, those that npm has put into it too."""


class Tools:
    """The tools that are installed.

    Attributes:
        missing: the names of the other tools that are not.

    Raises:
        CommandError: postkit itself cannot be started.
    """

    def __init__(self) -> None:
        own = os.pathsep.join(map(str, _OWN_FOLDERS))
        everywhere = f"{own}{os.pathsep}{os.environ.get('PATH', '')}"
        found = {name: shutil.which(name, path=everywhere) for name in RIVALS}
        self._rivals = {name: program for name, program in found.items() if program}
        self.missing = [name for name in RIVALS if name not in self._rivals]
        script = shutil.which("postkit", path=own)
        self._postkit = [script] if script else [sys.executable, "-m", "postkit"]
        self.versions = self._versions()

    def postkit(self, command: str, *arguments: str | Path) -> list[str]:
        """Return the command line of a command of postkit, which reads no configuration."""
        return [*self._postkit, command, "--isolated", *map(str, arguments)]

    def version_jobs(self) -> list[Job]:
        """Return what makes the tools tell their versions; one of them has no such option."""
        return [
            Job("postkit --version", [*self._postkit, "--version"], worst=0),
            *self.rival_jobs({"rumdl": "--version", "autocorrect": "--version"}),
        ]

    def rival_jobs(
        self,
        arguments: Mapping[str, str],
        *paths: str | Path,
        prepare: Callable[[], object] | None = None,
    ) -> list[Job]:
        """Return what makes the other tools do the same, those that are installed.

        Args:
            arguments: for each tool its arguments, divided by spaces.
            paths: what they are to work on.
            prepare: as for `Job`.
        """
        return [
            Job(
                f"{name} {arguments[name]}".strip(),
                [program, *arguments[name].split(), *map(str, paths)],
                prepare,
            )
            for name, program in self._rivals.items()
            if name in arguments
        ]

    def _versions(self) -> dict[str, str]:
        """Return the version of each tool, and of the library that converts for postkit."""
        versions = {"postkit": _version([*self._postkit, "--version"]) + _commit()}
        for name, program in self._rivals.items():
            # markdownlint-cli2 has no option for it, but tells it with its help.
            option = "--help" if name == "markdownlint-cli2" else "--version"
            versions[name] = _version([program, option])
        return {**versions, "OpenCC": metadata.version("opencc")}


def _version(command: Sequence[str]) -> str:
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise CommandError(f"{command[0]} cannot be started: {error.strerror}") from error
    found = re.search(r"\d+(\.\d+)+\S*", run.stdout)
    if not found:
        raise CommandError(f"{' '.join(command)} tells no version: {run.stderr.strip()[-300:]}")
    return found[0]


def _commit() -> str:
    """Return at which commit this checkout is, with a star where files are changed."""
    command = ["git", "describe", "--always", "--dirty=*", "--exclude=*"]
    run = subprocess.run(
        command, cwd=Path(__file__).parent, capture_output=True, text=True, check=False
    )
    return f" at {run.stdout.strip()}" if run.stdout else ""
