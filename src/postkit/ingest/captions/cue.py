"""Captions as their readers yield them."""

from __future__ import annotations

import html
from dataclasses import dataclass, field

from postkit.ingest.article import Fragment
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

_TAG = lazy_compile(r"</?(?:[a-zA-Z][^<>]{0,200}|[\d:.]{4,15})>|\{\\[^{}]{0,80}\}")


@dataclass
class Cue:
    """A caption.

    Args:
        line: the line of the input on which it starts, from 1.
        start: when it appears, in seconds.
        end: when it goes.
        text: its lines, as a reader sees them.
        speaker: who says it; empty where that is not known.
        original: the same in the language of the talk, where the lines are a translation.
    """

    line: int
    start: float
    end: float
    text: list[str] = field(default_factory=list)
    speaker: str = ""
    original: list[str] = field(default_factory=list)


class Captions(NamedTuple):
    """The captions of a talk, what it is called, its language, and what is none of them."""

    cues: list[Cue]
    title: str = ""
    language: str = ""
    unplaced: tuple[Fragment, ...] = ()


def without_tags(line: str) -> str:
    """Return what a reader sees of a caption's line."""
    return " ".join(html.unescape(_TAG.sub("", line)).split())
