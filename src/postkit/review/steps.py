"""What a decision has done, so that it can be taken back."""

from __future__ import annotations

from enum import Enum, auto

from postkit.named_tuples import NamedTuple
from postkit.review.decision_log import Decision
from postkit.review.files import FileChange, to_patches

_MOST_CHARACTERS = 20_000
"""So much of a change is recorded: a larger one can be taken back only while the board runs."""


class Concern(Enum):
    """What a step has changed: a post, or what all posts are read by."""

    POST = auto()
    LEDGER = auto()
    GLOSSARY = auto()


class Step(NamedTuple):
    """A step that can be taken back: the files it changed and the decisions it recorded."""

    path: str
    changes: tuple[FileChange, ...]
    decisions: tuple[Decision, ...]
    concern: Concern = Concern.POST
    code: str = ""

    def to_record(self, editor: str) -> list[Decision]:
        """Return the decisions as they are written: by whom, the last with what takes it back.

        What changes more than a post is taken back only while the board runs.
        """
        decisions = [made._replace(by=editor) for made in self.decisions]
        if decisions and self.concern is Concern.POST and self.changes:
            patches = to_patches(self.changes[0], decisions[-1].path)
            lines = (line for patch in patches for line in (*patch.removed, *patch.added))
            if sum(map(len, lines)) <= _MOST_CHARACTERS:
                decisions[-1] = decisions[-1]._replace(changes=patches)
        return decisions
