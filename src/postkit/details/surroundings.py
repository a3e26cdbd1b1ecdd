"""What is known about a draft while its details blocks are read."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from postkit.details.block_language import is_chinese
from postkit.details.damage_kind import Damage
from postkit.details.details_block import DetailsBlock, usual_label
from postkit.details.find_block_end import find_element_ends, find_extent
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_SAMPLE = 20
_MIN_SHARE = 0.8
_PARAGRAPH = lazy_compile(r"\s*(<p(?: class=\"[\w -]*\")?>)")


class Surroundings:
    """What is known of a draft while its blocks are read.

    Args:
        document: the draft.
        wholes: its blocks that are whole; they tell what is usual.
    """

    def __init__(self, document: Document, wholes: list[DetailsBlock]) -> None:
        self.document = document
        self.text = document.text
        self.damages: list[Damage] = []
        self._wholes = wholes

    @cached_property
    def usual_label(self) -> str:
        """The label that most whole blocks have; empty where there are none."""
        return usual_label(self._wholes)

    @cached_property
    def elements(self) -> list[Span]:
        """The HTML elements that are not details blocks, in the order of their ends."""
        return find_element_ends(self.document.tags)

    @property
    def model(self) -> DetailsBlock | None:
        """A whole block with the usual label, if most have it; it shows how a block starts."""
        usual = self.usual_label
        return next((whole for whole in self._wholes if usual and whole.label == usual), None)

    @cached_property
    def usual_paragraph(self) -> str:
        """The tag with which the text of nearly all whole blocks starts; empty where none does."""
        heads = [_PARAGRAPH.match(self.text, block.content.start) for block in self._wholes]
        if not heads:
            return ""
        tag, count = Counter(head[1] if head else "" for head in heads).most_common(1)[0]
        return tag if count >= _MIN_SHARE * len(heads) else ""

    @cached_property
    def shows_ends(self) -> bool:
        """Whether the text of whole blocks ends where it would be taken to end without a tag.

        It does not where they hold Chinese: what follows is in the same language.
        """
        return not (self._wholes and self.has_chinese_originals) and all(
            find_extent(self.text, block.content).end
            >= block.content.start + len(block.content.text(self.text).rstrip())
            for block in self._wholes[:_SAMPLE]
        )

    @cached_property
    def has_chinese_originals(self) -> bool:
        """Whether the blocks of this draft hold Chinese, as far as anybody can tell."""
        sample = self._wholes[:_SAMPLE]
        chinese = sum(is_chinese(block.content.text(self.text).strip()) for block in sample)
        return chinese * 2 >= len(sample)
