"""What every section needs, and what it gives."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from speed.tables import Target, target_table
from speed.texts import copy_archive
from speed.tools import Tools
from speed.turns import Job, Patience, Result, in_turn


class Bench:
    """The tools, the posts, and a folder to work in.

    Args:
        tools: those that are installed.
        archive: the folder of posts.
        folder: an empty folder that is removed afterwards.
        copies: how often the archive is copied to make a large one.
        patience: how often, and how long at most, to run a command.
    """

    def __init__(
        self, tools: Tools, archive: Path, folder: Path, copies: int, patience: Patience
    ) -> None:
        self.tools = tools
        self.archive = archive
        self.folder = folder
        self._copies = copies
        self._patience = patience

    @cached_property
    def copies(self) -> list[Path]:
        """The folders of the large archive, each with all posts under names of its own."""
        return copy_archive(self.archive, self.folder / "archive", self._copies)

    def run(self, jobs: Sequence[Job], *, times: int = 1, memory: bool = True) -> dict[str, Result]:
        """Run jobs in turn.

        Args:
            jobs: what to run.
            times: run short ones so many times as often.
            memory: measure it too.
        """
        patience = self._patience._replace(runs=self._patience.runs * times)
        return in_turn(jobs, self.folder, patience, memory=memory)

    def run_once(self, job: Job, *, memory: bool = False, timeout: float | None = None) -> Result:
        """Run one job a single time.

        Args:
            job: what to run.
            memory: measure it too.
            timeout: seconds, where it is to be less than that of all others.
        """
        patience = self._patience
        once = patience._replace(runs=1, timeout=min(timeout or patience.timeout, patience.timeout))
        return in_turn([job], self.folder, once, memory=memory)[job.name]


class Section(NamedTuple):
    """A part of the page.

    Args:
        title: its heading.
        about: a sentence or two: on what, and how.
        table: what was measured.
        targets: what it is held to.
    """

    title: str
    about: str
    table: str
    targets: Sequence[Target] = ()

    def render(self) -> str:
        """Return it in Markdown."""
        parts = [f"## {self.title}", self.about, self.table]
        if self.targets:
            parts.append(target_table(self.targets))
        return "\n\n".join(parts) + "\n"
