"""What a decision has done, so that it can be taken back."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from postkit.review.decisions import Decision
from postkit.review.files import FileChange


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
