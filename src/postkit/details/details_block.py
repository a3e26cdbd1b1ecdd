"""What a details block is, and what can be wrong with one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from postkit.document.tag import TagDamage
from postkit.edits import Edit
from postkit.named_tuples import NamedTuple
from postkit.source import Span


class DamageKind(StrEnum):
    """The ways in which a block breaks. One cause gives one damage."""

    UNCLOSED = "unclosed"
    """The block has no `</details>`; `line` is the last one of its text."""
    UNCLOSED_WITHOUT_TEXT = "unclosed_without_text"
    """The block has no `</details>`, and no text before the next block."""
    OPENED_BEFORE_BLOCK = "opened_before_block"
    """Another block opens right after the opening tag and its summary."""
    OPENED_BEFORE_TRANSLATION = "opened_before_translation"
    """Only translation is between the opening tag and the next block."""
    STRAY_CLOSING = "stray_closing"
    """`</details>` closes nothing."""
    STRAY_CLOSING_PAIR = "stray_closing_pair"
    """`</summary>` and `</details>` close nothing."""
    PREMATURE_CLOSING = "premature_closing"
    """`</details>` comes before the text of the block, and once more after it."""
    LOST_HEAD = "lost_head"
    """The original from `line` on has lost `<details>` and its summary."""
    NO_OPENING = "no_opening"
    """A summary has lost the `<details>` before it."""
    NO_TAGS = "no_tags"
    """A summary and its text have lost both tags of their block."""
    NO_SUMMARY = "no_summary"
    """The block has no `<summary>`."""
    SUMMARY_UNCLOSED = "summary_unclosed"
    """The summary has no `</summary>`."""
    SUMMARY_OPENED_TWICE = "summary_opened_twice"
    """One `<summary>` follows another."""
    WRONG_SUMMARY_END = "wrong_summary_end"
    """Another tag, `written`, closes the summary."""
    TEXT_IN_SUMMARY = "text_in_summary"
    """The text of the block is in its summary."""
    TEXT_FOR_LABEL = "text_for_label"
    """The text of the block is in its summary, which is closed after it."""
    SECOND_SUMMARY = "second_summary"
    """A whole summary follows another one."""
    TEXT_BEFORE_SUMMARY = "text_before_summary"
    """Text is between `<details>` and `<summary>`."""
    SUMMARY_UNOPENED = "summary_unopened"
    """The summary has no `<summary>`."""
    STRAY_SUMMARY_END = "stray_summary_end"
    """`</summary>` closes nothing."""
    PARAGRAPH_CLOSED_BY_SUMMARY = "paragraph_closed_by_summary"
    """`</summary>` closes a paragraph."""
    BROKEN_TAG = "broken_tag"
    """A tag is `written` where `expected` was meant; `tag_damage` says what is wrong."""
    OPENING_FOR_CLOSING = "opening_for_closing"
    """`<details>` is written where the block should be closed."""
    CUT_OPENING = "cut_opening"
    """The draft ends inside an opening tag, of which `written` is left."""
    MISSPELT_TAG = "misspelt_tag"
    """The name of a tag is misspelt: `written` for `expected`."""
    PARAGRAPH_UNCLOSED = "paragraph_unclosed"
    """A `<p>` has no `</p>`."""
    PARAGRAPH_OPENED_TWICE = "paragraph_opened_twice"
    """One `<p>` follows another."""
    WRONG_PARAGRAPH_END = "wrong_paragraph_end"
    """Another tag, `written`, closes the paragraph."""
    PARAGRAPH_UNOPENED = "paragraph_unopened"
    """A `</p>` has no `<p>`, which the other blocks write as `expected`."""
    STRAY_PARAGRAPH_END = "stray_paragraph_end"
    """`</p>` closes nothing."""


class Damage(NamedTuple):
    """One thing that is wrong in a block, as facts: the rules say it to the writer.

    `kind` says what it is, `span` where. `edits` fix it (none where only a person
    can); `is_certain` says that they need no second look. The other facts are given
    where `kind` mentions them.
    """

    kind: DamageKind
    span: Span
    edits: tuple[Edit, ...] = ()
    is_certain: bool = False
    written: str = ""
    expected: str = ""
    line: int = 0
    tag_damage: TagDamage | None = None


class Summary(NamedTuple):
    """The line that a reader sees of a folded block.

    `label` is what is between the tags, without the white space around it;
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
        span: the block with its tags.
        content: what is between the summary and the closing tag, white
            space at both ends included. Where nothing closes the block it ends
            where the block really does.
        label: the text of the summary, without the white space around it; empty
            where there is none.
        find_marks: says where the tags are. Called when somebody asks first:
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
        "span",
    )

    def __init__(
        self,
        span: Span,
        content: Span,
        label: str,
        find_marks: Callable[[], Marks],
        is_healthy: bool,
    ) -> None:
        self.span = span
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


class Details:
    """The details blocks of a document, and what is wrong with them.

    `blocks` are in the order in which they open, nested ones after their parent.
    `is_complete` is false where there are more tags outside of whole blocks than are
    read: then `blocks` are the whole ones, and nobody knows what is wrong.
    """

    def __init__(
        self, blocks: tuple[Block, ...], damages: tuple[Damage, ...], *, is_complete: bool = True
    ) -> None:
        self.blocks = blocks
        self.is_complete = is_complete
        self._damages = damages

    @property
    def is_damaged(self) -> bool:
        """Whether anything is wrong with them."""
        return bool(self._damages) or not self.is_complete

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
