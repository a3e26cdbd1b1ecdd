"""What a details block is, and what can be wrong with one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from postkit.document import Document
from postkit.edits import Edit
from postkit.source import Span


class DamageKind(StrEnum):
    """The ways in which a block breaks. One cause gives one damage."""

    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    NESTED = "nested"
    NO_SUMMARY = "no_summary"
    SUMMARY_UNCLOSED = "summary_unclosed"
    SUMMARY_UNOPENED = "summary_unopened"
    BROKEN_TAG = "broken_tag"
    MISSPELT_TAG = "misspelt_tag"
    PARAGRAPH_UNCLOSED = "paragraph_unclosed"
    PARAGRAPH_UNOPENED = "paragraph_unopened"


class Damage(NamedTuple):
    """One thing that is wrong, where, and how to mend it.

    `message` is for the writer, as in `Diagnostic`. `edits` mend it (none where
    only a person can); `is_sure` says that they need no second look.
    """

    kind: DamageKind
    span: Span
    message: str
    edits: tuple[Edit, ...] = ()
    is_sure: bool = False


class Summary(NamedTuple):
    """The line that a reader sees of a folded block.

    `label` is what stands between the tags, without the white space around it;
    `closing` is None where the closing tag is missing.
    """

    opening: Span
    label: Span
    closing: Span | None


@dataclass(slots=True, eq=False)
class Block:
    """One details block, whatever has become of it.

    `content` is what stands behind the summary and before `closing`, white
    space at both ends included; `closing` is None where the block is never
    closed, and `content` then ends where the block really does. `is_healthy`
    means that a browser shows the block as it is meant: its tags are whole, and
    all that they open in it they close.
    """

    opening: Span
    summary: Summary | None
    content: Span
    closing: Span | None
    is_healthy: bool
    parent: Block | None = None
    children: list[Block] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """The block with its tags."""
        return Span(self.opening.start, self.closing.end if self.closing else self.content.end)


class Details:
    """The details blocks of a document, and what is wrong with them.

    `blocks` are in the order in which they open, nested ones behind their parent.
    """

    def __init__(self, blocks: tuple[Block, ...], damages: tuple[Damage, ...]) -> None:
        self.blocks = blocks
        self._damages = damages

    def damages(self, kind: DamageKind) -> Iterator[Damage]:
        """Yield the damages of one kind in their order."""
        return (damage for damage in self._damages if damage.kind is kind)


def label_of(document: Document, block: Block) -> str:
    """Return the text of the block's summary, empty where it has none."""
    return block.summary.label.text(document.text) if block.summary else ""
