"""The result of rewriting one draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from postkit.cli.runs.revisions import Revision
from postkit.reporters.width import display


@dataclass(frozen=True)
class Result:
    """What to report on one draft, and `text`, which goes to the output unchanged."""

    text: str = ""
    problems: Sequence[tuple[str, int]] = ()
    notes: Sequence[str] = ()

    @property
    def is_silent(self) -> bool:
        """Whether nothing is printed about the draft."""
        return not (self.text or self.problems or self.notes)

    @classmethod
    def failure(cls, message: str, status: int) -> Self:
        """Return the result of a draft that could not be done."""
        return cls(problems=((message, status),))


@dataclass(frozen=True)
class Rewritten(Result):
    """A draft that was put through a change; `is_changed` is None where it could not be."""

    is_changed: bool | None = None
    made: tuple[str, ...] = ()
    revision: Revision | None = None
    path: str | None = None


def planned(verb: str, path: str | None) -> str:
    """Return the line about a draft that would change."""
    return f"{verb}: {display(path or '<stdin>')}\n"
