"""What a details block is, and what can be wrong with one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from postkit.edits import Edit
from postkit.source import Span


class DamageKind(StrEnum):
    """The ways in which a block breaks. One cause gives one damage."""

    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    NESTED = "nested"
    NO_SUMMARY = "no_summary"
    SUMMARY_UNCLOSED = "summary_unclosed"
    TEXT_IN_SUMMARY = "text_in_summary"
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


class Marks(NamedTuple):
    """The tags of a block: `summary` and `closing` are None where it has none."""

    opening: Span
    summary: Summary | None
    closing: Span | None


class Block:
    """One details block, whatever has become of it.

    Args:
        start: where its opening tag starts.
        content: what stands behind the summary and before the closing tag, white
            space at both ends included. Where nothing closes the block it ends
            where the block really does.
        label: the text of the summary, without the white space around it; empty
            where there is none.
        find_marks: says where the tags stand. Called when somebody asks first:
            hardly any of the thousands of blocks in an archive is asked.
        is_healthy: whether a browser shows the block as it is meant: its tags
            are whole, and all that they open in it they close.
    """

    __slots__ = (
        "_find_marks",
        "_marks",
        "children",
        "content",
        "is_healthy",
        "label",
        "parent",
        "start",
    )

    def __init__(
        self,
        start: int,
        content: Span,
        label: str,
        find_marks: Callable[[], Marks],
        is_healthy: bool,
    ) -> None:
        self.start = start
        self.content = content
        self.label = label
        self.is_healthy = is_healthy
        self.parent: Block | None = None
        self.children: tuple[Block, ...] = ()
        self._find_marks = find_marks
        self._marks: Marks | None = None

    @property
    def marks(self) -> Marks:
        """The tags of the block."""
        if self._marks is None:
            self._marks = self._find_marks()
        return self._marks

    @property
    def opening(self) -> Span:
        """The opening tag."""
        return self.marks.opening

    @property
    def summary(self) -> Summary | None:
        """The summary, None where the block has none."""
        return self.marks.summary

    @property
    def closing(self) -> Span | None:
        """The closing tag, None where it is missing."""
        return self.marks.closing

    @property
    def span(self) -> Span:
        """The block with its tags."""
        return Span(self.start, self.closing.end if self.closing else self.content.end)


class Details:
    """The details blocks of a document, and what is wrong with them.

    `blocks` are in the order in which they open, nested ones behind their parent.
    """

    def __init__(self, blocks: tuple[Block, ...], damages: tuple[Damage, ...]) -> None:
        self.blocks = blocks
        self._damages = damages

    def damages(self, *kinds: DamageKind) -> Iterator[Damage]:
        """Yield the damages of some kinds in their order."""
        return (damage for damage in self._damages if damage.kind in kinds)


def usual_label(blocks: Iterable[Block]) -> str:
    """Return the label that most of `blocks` bear; empty where none has one."""
    labels = Counter(block.label for block in blocks if block.label)
    return labels.most_common(1)[0][0] if labels else ""


def is_near(one: str, other: str) -> bool:
    """Tell whether two labels are the same but for a few letters."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio() >= 0.6
