"""A healthy draft, and what one damage does to it."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from postkit import details
from postkit.details import DetailsBlock
from postkit.document import Document
from postkit.edits import Edit
from postkit.front_matter import Entry, FrontMatter
from postkit.source import Span


class Damage(NamedTuple):
    """What is done to a draft.

    `edits` break it. `place` is where a reader would look for the cause, in the
    text before; None where that is the edits themselves. `target` is what a
    fix should give, None where that is the draft as it was.
    """

    edits: tuple[Edit, ...]
    place: Span | None = None
    target: str | None = None


class Draft:
    """A healthy draft with YAML front matter.

    Args:
        path: where it is.
        text: all of it.
    """

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text
        self.document = Document.parse(text)

    @property
    def front_matter(self) -> FrontMatter:
        """Its front matter."""
        assert self.document.front_matter
        return self.document.front_matter

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The keys of its front matter."""
        root = self.front_matter.root
        return root.entries if root else ()

    @cached_property
    def blocks(self) -> tuple[DetailsBlock, ...]:
        """Its details blocks that are whole and have a summary."""
        blocks = self.document.once(details.parse).blocks
        return tuple(
            block for block in blocks if block.summary and block.closing and not block.children
        )

    def line(self, offset: int) -> Span:
        """Return the line around `offset`, without its newline."""
        return self.document.source.line_span(offset)

    def line_with_newline(self, offset: int) -> Span:
        """Return the line around `offset` and its newline."""
        line = self.line(offset)
        return Span(line.start, min(line.end + 1, len(self.text)))


Break = Callable[[Draft, random.Random], Damage | None]
"""Breaks a draft at a random place; None where it has no place for the damage."""


def replace(span: Span, text: str, place: Span | None = None) -> Damage:
    """Return the damage that puts `text` in the place of `span`."""
    return Damage((Edit.replace(span, text),), place)


def remove(span: Span, place: Span | None = None) -> Damage:
    """Return the damage that takes `span` out."""
    return replace(span, "", place)


def insert(at: int, text: str, place: Span | None = None) -> Damage:
    """Return the damage that puts `text` in at `at`."""
    return replace(Span(at, at), text, place)
