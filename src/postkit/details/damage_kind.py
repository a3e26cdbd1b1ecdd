"""What can be wrong with a details block. Loaded where something is: most drafts have no damage."""

from __future__ import annotations

from enum import StrEnum

from postkit.document.damaged_tags import TagDamage
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
    SUMMARY_SWAPPED = "summary_swapped"
    """`</summary>` is before the label and `<summary>` after it."""
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
