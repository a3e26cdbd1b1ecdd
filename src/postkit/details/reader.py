"""Read tags one by one and build the tree of blocks, whatever is missing.

Every damage is reported once, at its cause: a tag that lost its bracket still counts
as the tag it was meant to be, so nothing that follows is misread because of it.
The next `<details>` is where reading starts afresh.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from postkit.details import damages
from postkit.details.block_builder import MAX_LABEL, OpenBlock
from postkit.details.block_language import is_chinese
from postkit.details.details_block import Details, DetailsBlock
from postkit.details.events import Events
from postkit.details.find_block_end import (
    find_container_end,
    find_extent,
    find_outer_end,
    is_in_element,
)
from postkit.details.inert_regions import is_swallowed, respect_hidden
from postkit.details.surroundings import Surroundings
from postkit.details.unmatched_tags import Orphans
from postkit.document import Document
from postkit.document.tags import Tag, TagDamage
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_LABEL = lazy_compile(r"\s*<summary[^<>\n]*>([^<\n]*)", re.IGNORECASE)
_BLANK_AFTER = lazy_compile(r"[ \t]*(?:\Z|(?:\r\n|\n|\r)[ \t]*(?:[\r\n]|\Z)(?!\s*</?summary))")
_NO_LETTERS = lazy_compile(r"[\d\W_]+")
_REST_IS_BLANK = lazy_compile(r"\s*+\Z")


class Reader:
    """Builds the blocks of one document from its tags and its whole blocks.

    Args:
        document: the draft.
        events: its whole blocks, and the tags outside of them, in their order.
    """

    def __init__(self, document: Document, events: Sequence[DetailsBlock | Tag]) -> None:
        self._text = document.text
        self._end = document.body.end
        self._events = Events(events)
        self._around = Surroundings(
            document, [event for event in events if isinstance(event, DetailsBlock)]
        )
        self._damages = self._around.damages
        self._blocks: list[DetailsBlock] = []
        self._stack: list[OpenBlock] = []
        self._orphans = Orphans(self._around)

    def read(self) -> Details:
        """Return the blocks that the events make up."""
        for event in self._events:
            if isinstance(event, DetailsBlock):
                self._take_whole(event)
                continue
            tag = self._turned(event) if event.damage is TagDamage.WRONG_MARKS else event
            if self._is_meant(tag):
                if tag.damage is TagDamage.CUT_OFF and tag.name == "details" and not tag.is_closing:
                    self._damages.append(damages.cut_opening(self._text, tag))
                    continue
                if tag.damage and not self._is_cut_paragraph(tag):
                    block = self._stack[-1].tag if self._stack else None
                    self._damages.append(damages.broken_tag(self._text, tag, block))
                self._take(tag)
        self._end_all(self._end)
        self._orphans.give_up(self._end)
        respect_hidden(self._around.document, self._blocks, self._damages)
        self._blocks.sort(key=lambda block: block.content)
        self._damages.sort(key=lambda damage: damage.span)
        return Details(tuple(self._blocks), tuple(self._damages))

    def _turned(self, tag: Tag) -> Tag:
        r"""Return `tag` as a closing one where `<\name>` is written and such an element is open."""
        top = self._stack[-1] if self._stack else None
        if tag.is_closing or top is None or self._text[tag.span.start + 1] != "\\":
            return tag
        is_open = {
            "summary": top.awaits_summary_end,
            "p": top.paragraph is not None,
            "details": top.has_summary and not top.awaits_summary_end,
        }
        if not is_open[tag.name]:
            return tag
        return tag._replace(is_closing=True, corrected=f"</{tag.name}>")

    def _is_meant(self, tag: Tag) -> bool:
        """Tell whether a damaged tag fits where it is; a sound one always counts."""
        top = self._stack[-1] if self._stack else None
        written = tag.span.text(self._text)
        if tag.damage is None or tag.corrected in written:
            # Sound, or sound before a bracket too many: a browser sees it in any case.
            return True
        if tag.name == "details" and tag.is_closing and not written.isascii():
            # Any name may be foreign to HTML: only the end of a block that lacks one is meant.
            following = self._events.next_tag()
            return (
                top is not None
                and (following is None or not following.is_closing)
                and bool(self._text[top.content_start : tag.span.start].strip())
            )
        if tag.name == "p" or (tag.name == "details" and tag.is_closing):
            return top is not None
        if tag.name == "summary":
            return top is not None and (
                top.awaits_summary_end if tag.is_closing else not top.has_summary
            )
        following = self._events.next_tag()
        return tag.damage in (TagDamage.NO_END, TagDamage.CUT_OFF) or (
            following is not None and following.name == "summary" and not following.is_closing
        )

    def _is_cut_paragraph(self, tag: Tag) -> bool:
        """Tell whether the text stops in a `</p`: the block is unclosed, and that is all."""
        return tag.name == "p" and _REST_IS_BLANK.match(self._text, tag.span.end) is not None

    def _take(self, tag: Tag) -> None:
        top = self._stack[-1] if self._stack else None
        if tag.name == "details":
            self._close(tag) if tag.is_closing else self._open(tag)
        elif tag.name == "summary" and top is None:
            self._orphans.take(tag, self._events.next_tag())
        elif tag.name == "summary" and top and self._starts_another_block(tag, top):
            self._end_all(tag.span.start)
            # Where the first block ends by guess, the second must not open in it unasked.
            self._orphans.take(
                tag, self._events.next_tag(), is_certain=self._damages[-1].is_certain
            )
        elif tag.name == "summary" and top:
            if tag.is_closing:
                top.take_summary_end(tag)
            else:
                top.take_summary(tag, self._events.summary_end())
        elif top and not tag.is_closing:
            top.take_paragraph(tag)
        elif top and not (tag.damage and self._is_cut_paragraph(tag)):
            top.take_paragraph_end(tag)

    def _take_whole(self, block: DetailsBlock) -> None:
        self._orphans.give_up(block.span.start)
        if is_swallowed(self._text, block.span.start):
            block.is_healthy = False
        if self._stack and self._make_room(block, block.label):
            self._stack[-1].children.append(block)
        self._blocks.append(block)

    def _open(self, tag: Tag) -> None:
        self._orphans.give_up(tag.span.start)
        if self._is_meant_to_close(tag):
            top = self._stack[-1]
            self._damages.append(damages.opening_for_closing(tag, is_certain=top.has_summary))
            top.is_damaged = True
            self._close(tag)
            return
        match = _LABEL.match(self._text, tag.span.end)
        self._make_room(tag, match[1].strip() if match else "")
        block = OpenBlock(tag, self._around, self._stack[-1] if self._stack else None)
        block.is_damaged |= is_swallowed(self._text, tag.span.start)
        self._stack.append(block)

    def _is_meant_to_close(self, tag: Tag) -> bool:
        """Tell whether a bare `<details>` after the content of a block lacks only its `/`.

        It does not where it is closed, and so is the block that it is in: it is one of
        its own then, without a summary.
        """
        if not self._stack or tag.damage or self._stack[-1].awaits_summary_end:
            return False
        content = self._text[self._stack[-1].content_start : tag.span.start].strip()
        return (
            bool(content)
            and not is_chinese(content)
            and bool(_BLANK_AFTER.match(self._text, tag.span.end))
            and len(self._stack) + 1 > self._events.closed_after
        )

    def _starts_another_block(self, tag: Tag, top: OpenBlock) -> bool:
        """Tell whether a summary follows the text of the open block, which has its own."""
        return (
            not tag.is_closing
            and top.has_summary
            and not top.awaits_summary_end
            and bool(self._text[top.content_start : tag.span.start].strip())
        )

    def _make_room(self, following: DetailsBlock | Tag, label: str) -> bool:
        """End the open blocks unless `following`, called `label`, may be part of them.

        No original is inside another: of two blocks of one name the first was never closed.
        Other blocks may be, where as many are closed as are opened.
        """
        if not self._stack:
            return False
        own = self._stack[-1].label
        is_other = _NO_LETTERS.sub("", own) != _NO_LETTERS.sub("", label)
        if label and own and len(own) <= MAX_LABEL and is_other:
            return True
        depth = len(self._stack) + isinstance(following, Tag)
        if depth <= self._events.closed_after and not self._is_original(label):
            return True
        self._end_all(following.span.start)
        return False

    def _is_original(self, label: str) -> bool:
        """Tell whether blocks called `label` hold the originals of a translation."""
        is_usual = bool(label) and label == self._around.usual_label
        return is_usual and bool(self._around.document.chinese.text)

    def _end_all(self, limit: int) -> None:
        while self._stack:
            block = self._stack.pop()
            self._end_unclosed(block, limit)
            limit = block.tag.span.start

    def _close(self, tag: Tag) -> None:
        if not self._stack:
            self._orphans.take_end(
                tag, max(self._events.end_before(), self._around.document.body.start)
            )
            return
        block = self._stack[-1]
        if block.awaits_summary_end:
            if block.may_close_summary(tag) and self._has_content_after(tag):
                block.close_summary_by(tag)
                return
            block.end_summary(tag.span.start)
        is_empty = not self._text[block.content_start : tag.span.start].strip()
        if is_empty and self._has_content_after(tag):
            self._damages.append(damages.premature_closing(self._text, tag))
            block.is_damaged = True
            return
        self._stack.pop()
        block.end_paragraph(tag.span.start)
        if not block.has_summary:
            damage = damages.missing_summary(
                self._around.document, block.tag, self._around.usual_label
            )
            self._damages.append(damage)
        made = block.finish(Span(block.content_start, tag.span.start), tag)
        if self._stack:
            self._stack[-1].children.append(made)
        self._blocks.append(made)

    def _has_content_after(self, tag: Tag) -> bool:
        """Tell whether what the open block holds, and its end or one of a summary, follow `tag`."""
        ahead = self._events.after_paragraphs()
        following = self._events.next_tag(ahead)
        if not following or following.name == "p" or not following.is_closing:
            return False
        paragraph = self._events.next_tag() if ahead > 1 else None
        if paragraph:
            # It must follow at once, or it belongs to something else.
            between = self._text[tag.span.end : paragraph.span.start]
            return not paragraph.is_closing and not between.strip()
        between = self._text[tag.span.end : following.span.start]
        extent = find_extent(self._text, Span(tag.span.end, following.span.start))
        return (
            tag.span.end < extent.end == tag.span.end + len(between.rstrip())
            and not extent.is_chinese
        )

    def _end_unclosed(self, block: OpenBlock, limit: int) -> None:
        """Put an end to a block that has no closing tag, before `limit` at the latest."""
        if block.children:
            limit = min(limit, block.children[0].opening.start)
            block.children.clear()
        if block.awaits_summary_end:
            block.end_summary(limit)
        start = block.content_start
        limit = max(find_container_end(self._text, Span(block.tag.span.start, limit)), start)
        # A browser ends it with the element that it is in.
        elements, region = self._around.elements, Span(block.tag.span.start, limit)
        outer = find_outer_end(elements, region)
        extent = find_extent(self._text, Span(start, max(outer, start)))
        if outer == limit < self._end and block.is_accidental(extent):
            damage = damages.accidental_opening(
                self._text, block.tag, block.summary_closing, extent.end > start
            )
        else:
            is_certain = (
                extent.is_certain
                and self._around.shows_ends
                and not is_in_element(elements, extent.end, region)
            )
            damage = damages.unclosed(
                self._around.document,
                block.tag,
                start,
                extent._replace(is_certain=is_certain),
                block.paragraph,
            )
        self._damages.append(damage)
        self._blocks.append(block.finish(Span(start, extent.end), None))
