"""Read tags one by one and build the tree of blocks, whatever is missing.

Every damage is told once, at its cause: a tag that lost its bracket still counts
as the tag it was meant to be, so nothing that follows is misread because of it.
The next `<details>` is where reading starts afresh.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from postkit.details import repairs
from postkit.details.extent import Extent, find_extent, is_chinese
from postkit.details.model import Block, Damage, DamageKind, Details, Summary
from postkit.document import Document
from postkit.document.tag_model import BLOCK_NAMES, Tag, TagDamage
from postkit.source import Span

_LABEL = re.compile(r"\s*<summary[^<>\n]*>([^<\n]*)", re.IGNORECASE)
_DIGITS = re.compile(r"[\d\W_]+")
_MAX_LABEL = 100
"""A longer first line is no label but the text that should stand behind it."""


@dataclass(slots=True)
class _Open:
    """A block whose closing tag has not come yet."""

    tag: Tag
    summary: Tag | None = None
    label: Span | None = None
    summary_closing: Tag | None = None
    paragraph: Tag | None = None
    children: list[Block] = field(default_factory=list)
    damaged: bool = False

    @property
    def awaits_summary_end(self) -> bool:
        return self.summary is not None and self.label is None

    def content_start(self) -> int:
        if self.summary_closing:
            return self.summary_closing.span.end
        if self.label:
            return self.label.end
        return self.summary.span.end if self.summary else self.tag.span.end


class Reader:
    """Builds the blocks of one document from its tags and its whole blocks."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._end = document.body.end
        self._blocks: list[Block] = []
        self._damages: list[Damage] = []
        self._stack: list[_Open] = []
        self._events: list[Block | Tag] = []
        self._at = 0
        self._orphan: Tag | None = None

    def read(self, events: Sequence[Block | Tag]) -> Details:
        """Return the blocks that `events`, in their order, make up."""
        self._events = [
            event for event in events if isinstance(event, Block) or event.name in BLOCK_NAMES
        ]
        for self._at, event in enumerate(self._events):
            if isinstance(event, Block):
                self._whole(event)
            elif self._is_meant(event):
                self._note_damage(event)
                self._take(event)
        while self._stack:
            self._end_unclosed(self._stack.pop(), self._end)
        self._blocks.sort(key=lambda block: block.span)
        self._damages.sort(key=lambda damage: damage.span)
        return Details(tuple(self._blocks), tuple(self._damages))

    # Which tags count

    def _is_meant(self, tag: Tag) -> bool:
        """Tell whether a damaged tag fits where it stands; a well-formed one always counts."""
        if tag.damage is None:
            return True
        top = self._stack[-1] if self._stack else None
        if tag.name == "summary":
            if tag.is_closing:
                return top is not None and top.awaits_summary_end
            return top is not None and top.summary is None
        if tag.name == "p":
            return top is not None
        if tag.is_closing:
            return top is not None
        following = self._event(1)
        return tag.damage is TagDamage.NO_END or (
            isinstance(following, Tag) and following.name == "summary" and not following.is_closing
        )

    def _event(self, ahead: int) -> Block | Tag | None:
        at = self._at + ahead
        return self._events[at] if at < len(self._events) else None

    def _note_damage(self, tag: Tag) -> None:
        if tag.damage is None or self._ends_text(tag):
            return
        self._damages.append(repairs.broken_tag(self._text, tag))

    def _ends_text(self, tag: Tag) -> bool:
        """Tell whether the text stops in a `</p`: then the block is unclosed, and that is all."""
        return tag.name == "p" and not self._text[tag.span.end : self._end].strip()

    def _take(self, tag: Tag) -> None:
        if tag.name == "details":
            self._close(tag) if tag.is_closing else self._open(tag)
        elif tag.name == "summary":
            self._summary_end(tag) if tag.is_closing else self._summary(tag)
        elif self._stack:
            self._paragraph_end(tag) if tag.is_closing else self._paragraph(tag)

    # Blocks

    def _whole(self, block: Block) -> None:
        label = block.summary.label.text(self._text) if block.summary else ""
        parent = self._make_room(block.opening.start, label)
        if parent:
            parent.children.append(block)
        self._blocks.append(block)

    def _open(self, tag: Tag) -> None:
        match = _LABEL.match(self._text, tag.span.end)
        self._make_room(tag.span.start, match[1].strip() if match else "")
        self._stack.append(_Open(tag))

    def _make_room(self, start: int, label: str) -> _Open | None:
        """End the open block when one that starts at `start` can't be meant to stand in it."""
        self._orphan = None
        if self._stack and self._may_hold(self._stack[-1], label):
            return self._stack[-1]
        limit = start
        while self._stack:
            block = self._stack.pop()
            self._end_unclosed(block, limit)
            limit = block.tag.span.start
        return None

    def _may_hold(self, block: _Open, label: str) -> bool:
        """Tell whether a block called `label` may be meant to stand in `block`.

        An original does not stand in an original: two blocks of one name are
        neighbours, the first of which was never closed.
        """
        if not (label and block.summary and block.label):
            return False
        own = block.label.text(self._text)
        return _DIGITS.sub("", own) != _DIGITS.sub("", label) and len(own) <= _MAX_LABEL

    def _close(self, tag: Tag) -> None:
        if not self._stack:
            self._unopened(tag)
            return
        block = self._stack[-1]
        if block.awaits_summary_end:
            if self._is_summary_end(block, tag):
                self._summary_closed_by(block, tag)
                return
            self._summary_unclosed(block, tag.span.start)
        if self._is_premature(block, tag):
            self._damages.append(repairs.premature_closing(self._text, tag))
            block.damaged = True
            return
        self._stack.pop()
        content = Span(block.content_start(), tag.span.start)
        if block.paragraph:
            damage = repairs.unclosed_paragraph(self._text, block.paragraph, content.end)
            self._damages.append(damage)
            block.damaged = True
        self._finish(block, content, tag)

    def _is_premature(self, block: _Open, tag: Tag) -> bool:
        """Tell whether `tag` closes an empty block whose content and closing tag follow."""
        if self._text[block.content_start() : tag.span.start].strip():
            return False
        ahead = 1
        while isinstance(following := self._event(ahead), Tag) and following.name == "p":
            ahead += 1
        if not (
            isinstance(following, Tag) and following.name == "details" and following.is_closing
        ):
            return False
        between = Span(tag.span.end, following.span.start)
        if ahead > 1:
            # The paragraph must follow at once, or it belongs to something else.
            first = self._event(1)
            return first is not None and not self._text[tag.span.end : first.span.start].strip()
        extent = find_extent(self._text, between)
        return extent.end == len(between.text(self._text).rstrip()) + between.start > between.start and (
            not extent.is_chinese
        )

    def _unopened(self, tag: Tag) -> None:
        if self._orphan and self._orphan.is_closing:
            self._damages.append(repairs.stray_pair(self._text, self._orphan, tag))
        elif self._orphan:
            self._damages.append(repairs.missing_opening(self._document, self._orphan))
        else:
            self._damages.append(repairs.stray_closing(self._document, tag))
        self._orphan = None

    def _end_unclosed(self, block: _Open, limit: int) -> None:
        """Put an end to a block that has no closing tag, before `limit` at the latest."""
        if block.children:
            limit = min(limit, block.children[0].opening.start)
            block.children.clear()
        if block.awaits_summary_end:
            self._summary_unclosed(block, limit)
        start = block.content_start()
        extent = find_extent(self._text, Span(start, limit))
        if limit < self._end and self._is_accidental(block, extent, start):
            damage = repairs.accidental_opening(
                self._text, block.tag, block.summary_closing, extent.end > start
            )
            self._damages.append(damage)
        else:
            damage = repairs.unclosed(self._document, block.tag, start, extent, block.paragraph)
            self._damages.append(damage)
        block.damaged = True
        self._finish(block, Span(start, extent.end), None)

    def _is_accidental(self, block: _Open, extent: Extent, start: int) -> bool:
        """Tell whether a block holds nothing, or a translation where others hold originals."""
        if extent.end == start:
            return block.paragraph is None
        return extent.is_chinese and not self._originals_are_chinese

    @property
    def _originals_are_chinese(self) -> bool:
        wholes = [event for event in self._events if isinstance(event, Block)][:20]
        chinese = sum(is_chinese(block.content.text(self._text).strip()) for block in wholes)
        return chinese * 2 >= len(wholes)

    def _finish(self, block: _Open, content: Span, closing: Tag | None) -> None:
        summary = None
        if block.summary and block.label:
            summary = Summary(
                block.summary.span,
                block.label,
                block.summary_closing.span if block.summary_closing else None,
            )
        healthy = not block.damaged and block.tag.damage is None and closing is not None
        if healthy and closing:
            healthy = closing.damage is None
        made = Block(
            block.tag.span, summary, content, closing.span if closing else None, healthy
        )
        for child in block.children:
            child.parent = made
        made.children.extend(block.children)
        if self._stack and closing:
            self._stack[-1].children.append(made)
        if closing and summary is None and not block.damaged:
            self._damages.append(repairs.missing_summary(self._document, block.tag))
        self._blocks.append(made)

    # Summaries

    def _summary(self, tag: Tag) -> None:
        if not self._stack:
            self._orphan = tag
            return
        block = self._stack[-1]
        if block.awaits_summary_end and block.summary:
            if self._is_one_line(block.summary.span.end, tag.span.start):
                self._summary_closed_by(block, tag)
                return
            self._summary_unclosed(block, tag.span.start)
        elif block.summary is None:
            block.summary = tag

    def _summary_end(self, tag: Tag) -> None:
        block = self._stack[-1] if self._stack else None
        if block is None:
            if not (self._orphan and not self._orphan.is_closing):
                self._orphan = tag
                self._orphan_summary(tag)
            return
        if block.awaits_summary_end and block.summary:
            start = block.summary.span.end
            inner = self._text[start : tag.span.start]
            if "\n" in inner.strip() or len(inner) > 10 * _MAX_LABEL:
                self._summary_unclosed(block, tag.span.start)
            else:
                self._set_label(block, tag.span.start)
                block.summary_closing = tag
                block.damaged = block.damaged or tag.damage is not None
                return
        block.damaged = True
        self._damages.append(repairs.stray_summary_end(self._text, tag, block.paragraph))
        block.paragraph = None

    def _orphan_summary(self, tag: Tag) -> None:
        following = self._event(1)
        joined = (
            isinstance(following, Tag)
            and following.name == "details"
            and following.is_closing
            and not self._text[tag.span.end : following.span.start].strip()
        )
        if not joined:
            self._damages.append(repairs.stray_summary_end(self._text, tag, None))

    def _set_label(self, block: _Open, end: int) -> None:
        assert block.summary
        start = block.summary.span.end
        inner = self._text[start:end]
        stop = start + len(inner.rstrip())
        start = min(start + len(inner) - len(inner.lstrip()), stop)
        block.label = Span(start, stop)

    def _summary_unclosed(self, block: _Open, limit: int) -> None:
        """The summary ends with its line: nothing closes it before `limit`."""
        assert block.summary
        start = block.summary.span.end
        line_end = self._document.source.line_span(start).end
        self._set_label(block, min(line_end, limit))
        block.damaged = True
        self._damages.append(repairs.unclosed_summary(self._document, block.summary, block.label))

    def _summary_closed_by(self, block: _Open, tag: Tag) -> None:
        self._set_label(block, tag.span.start)
        block.summary_closing = tag
        block.damaged = True
        self._damages.append(repairs.wrong_summary_end(self._text, tag))

    def _is_summary_end(self, block: _Open, tag: Tag) -> bool:
        """Tell whether `</details>` stands where `</summary>` was meant."""
        assert block.summary
        if not self._is_one_line(block.summary.span.end, tag.span.start):
            return False
        following = self._event(1)
        if not isinstance(following, Tag) or (following.name == "details" and not following.is_closing):
            return False
        if following.name == "p":
            return not following.is_closing
        between = Span(tag.span.end, following.span.start)
        extent = find_extent(self._text, between)
        return following.name == "details" and between.start < extent.end and not extent.is_chinese

    def _is_one_line(self, start: int, end: int) -> bool:
        inner = self._text[start:end].strip()
        return 0 < len(inner) <= _MAX_LABEL and "\n" not in inner

    # Paragraphs in a block

    def _paragraph(self, tag: Tag) -> None:
        block = self._stack[-1]
        if block.awaits_summary_end:
            self._summary_unclosed(block, tag.span.start)
        if block.paragraph:
            damage = repairs.unclosed_paragraph(self._text, block.paragraph, tag.span.start)
            self._damages.append(damage)
            block.damaged = True
        block.damaged = block.damaged or tag.damage is not None
        block.paragraph = tag

    def _paragraph_end(self, tag: Tag) -> None:
        block = self._stack[-1]
        if block.awaits_summary_end and block.summary:
            if self._is_one_line(block.summary.span.end, tag.span.start):
                self._summary_closed_by(block, tag)
                return
            self._summary_unclosed(block, tag.span.start)
        block.damaged = block.damaged or tag.damage is not None
        if block.paragraph:
            if not (self._ends_text(tag) and tag.damage):
                block.paragraph = None
            return
        block.damaged = True
        self._damages.append(repairs.stray_paragraph_end(self._text, tag))
