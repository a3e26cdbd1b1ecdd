"""The parts of a body that edits touch, as they were and as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from postkit.document import Document, Regions
from postkit.document.blocks import Block, BlockKind
from postkit.document.inlines import Inlines
from postkit.document.mask_patterns import find_masks
from postkit.document.raw_html import may_stay_open
from postkit.edits import Edit, Moves, edits_touching
from postkit.engine.line_proof import Lines, read_lines
from postkit.engine.rendered_blocks import PartKind, RenderedBlock, RenderedPart, render_blocks
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_DEFINITION_SIGN = "]:"
_MANY_BLOCKS = 100
"""In a part of more blocks, those that are the same before and after are left out."""
_NO_LETTERS = lazy_compile(r"[\W\d_]+")


class PartOfBody:
    """A part of the body that can be read alone, and what a browser makes of it.

    Args:
        document: the draft.
        span: the part of its body.
        blocks: those of its blocks that count.
        inlines: what is in all of its blocks.
    """

    def __init__(
        self, document: Document, span: Span, blocks: Sequence[Block], inlines: Inlines
    ) -> None:
        self._document = document
        self._text = document.text
        self._inlines = inlines
        self.span = span
        self.blocks = blocks

    @cached_property
    def rendered(self) -> RenderedPart:
        """What a browser makes of the blocks."""
        return render_blocks(self._document.markdown, self.blocks, self._inlines)

    def between(self, head: int, tail: int) -> PartOfBody:
        """Return the part without so many blocks at its head, and at its end."""
        blocks = self.blocks[head : len(self.blocks) - tail]
        return PartOfBody(self._document, self.span, blocks, self._inlines)

    def markdown(self, start: int, end: int) -> str:
        """Return the text from `start` to `end` as Markdown sees it."""
        return self._document.markdown[start:end]

    def masks(self, free: Regions) -> list[str]:
        """Return what is not prose and not all `free`: addresses, template tags, math and so on."""
        found = sorted(find_masks(self._text, self.span, self._inlines.code))
        return [span.text(self._text) for span in found if any(free.outside(span))]

    def content(self, block: RenderedBlock, free: Regions) -> object:
        """Return a block with its text, without its white space and what is `free`."""
        return block.shape, list(self._joined(block, free))

    def letters(self, free: Regions) -> str:
        """Return the letters that a reader sees, without those that are `free`."""
        shown: list[str] = []
        for block in self.rendered.blocks:
            # In raw HTML the line that opens code is text.
            shown.append("" if block.span.start in free else block.info)
            shown += [
                self._outside(part.span, free)
                for part in block.parts
                if part.kind in (PartKind.TEXT, PartKind.CODE)
            ]
        return _NO_LETTERS.sub("", "".join(shown))

    def lines(self) -> Lines:
        """Return the lines of text and code."""
        return read_lines(self._document.source, self.rendered.blocks)

    def around(self, zones: Iterable[Span]) -> list[object]:
        """Return what a browser makes of all that is outside `zones`.

        Blank lines cut raw HTML into blocks, but what it says stays the same.
        """
        free = Regions(zones)
        found: list[object] = []
        for block in self.rendered.blocks:
            is_html = block.kind is BlockKind.HTML
            if not is_html and not block.is_hidden and block.span.start not in free:
                found.append(block.shape)
            for kind, span in block.parts:
                text = "".join(self._outside(span, free).split())
                if text and kind is not PartKind.HIDDEN:
                    found += text if kind is PartKind.TEXT else [(kind, text)]
        return found

    def _joined(self, block: RenderedBlock, free: Regions) -> Iterator[tuple[PartKind, str]]:
        text: list[str] = []
        for kind, span in block.parts:
            if kind is PartKind.TEXT:
                text += self._outside(span, free).split()
                continue
            yield PartKind.TEXT, "".join(text)
            yield kind, span.text(self._text)
            text = []
        yield PartKind.TEXT, "".join(text)

    def _outside(self, span: Span, free: Regions) -> str:
        if not free.overlaps(span):
            return span.text(self._text)
        return "".join(piece.text(self._text) for piece in free.outside(span))


def changed_parts(
    before: Document, after: Document, moves: Moves
) -> Iterator[tuple[PartOfBody, PartOfBody]]:
    """Yield the parts of the body that the edits touch, each as it was and as it is.

    All other parts hold the same text, and so the same blocks. Where the parts cannot be
    distinguished it is the whole body.
    """
    is_read_alike = _is_read_alike(before, after, moves)
    spans = _touched_spans(before, after, moves) if is_read_alike else None
    start, new_start = before.body.start, after.body.start
    if moves.edits[0].start < start:
        # Where a fence is fixed, only what is below it before and after can be compared.
        start = max(start, moves.offset_before(new_start))
        new_start = max(new_start, moves.span_after(Span(start, start)).start)
    whole = Span(start, before.body.end), Span(new_start, after.body.end)
    pairs = [whole] if spans is None else [(span, moves.span_after(span)) for span in spans]
    for span, new_span in pairs:
        old, new = _part(before, span), _part(after, new_span)
        if is_read_alike and len(old.blocks) > _MANY_BLOCKS:
            head, tail = _count_unchanged(old, new, edits_touching(moves.edits, span))
            if head + tail > len(old.blocks) // 2:
                old, new = old.between(head, tail), new.between(head, tail)
        yield old, new


def _parts_of_body(document: Document) -> dict[Span, PartOfBody]:
    """Return what has been read of `document`: each trial of a round asks for the same parts."""
    return {}


def _part(document: Document, span: Span) -> PartOfBody:
    known = document.once(_parts_of_body)
    if span not in known:
        if span == document.body:
            leaves, inlines = document.leaf_blocks, document.inlines
        else:
            leaves = document.leaf_blocks_of(span)
            inlines = Inlines(document.markdown, span, leaves)
        known[span] = PartOfBody(document, span, leaves.all, inlines)
    return known[span]


def _touched_spans(before: Document, after: Document, moves: Moves) -> list[Span] | None:
    """Return the spans of the body around the edits that are cut alike whatever is around them.

    None where they cannot be separated from the rest.
    """
    spans: list[Span] = []
    for edit in moves.edits:
        if spans and edit.end <= spans[-1].end:
            continue
        span = _settled(before, after, moves, edit.span)
        if span is None:
            return None
        if spans and span.start < spans[-1].end:
            span = Span(spans.pop().start, span.end)
        spans.append(span)
    return spans


def _is_read_alike(before: Document, after: Document, moves: Moves) -> bool:
    """Tell whether what the edits do not touch is read the same way before and after.

    Not where the front matter changes too, where a definition may make a link of any bracket, or
    where something may go on after a blank line.
    """
    if moves.edits[0].start < before.body.start or before.body.start != after.body.start:
        return False
    return not any(
        _DEFINITION_SIGN in document.text or may_stay_open(document.text, document.body)
        for document in (before, after)
    )


def _count_unchanged(old: PartOfBody, new: PartOfBody, edits: Sequence[Edit]) -> tuple[int, int]:
    """Return how many blocks at the head and at the end are the same before and after `edits`.

    A list of thousands of items cannot be cut, but an edit changes few of them.
    """
    first, last = edits[0].start, edits[-1].end
    move, shift = new.span.start - old.span.start, new.span.end - old.span.end
    head = tail = 0
    most = min(len(old.blocks), len(new.blocks))
    if old.markdown(old.span.start, first) == new.markdown(new.span.start, first + move):
        while head < most and old.blocks[head].span.end < first:
            if not _is_moved(old.blocks[head], new.blocks[head], move):
                break
            head += 1
    if old.markdown(last, old.span.end) == new.markdown(last + shift, new.span.end):
        while tail < most - head and old.blocks[-1 - tail].span.start > last:
            if not _is_moved(old.blocks[-1 - tail], new.blocks[-1 - tail], shift):
                break
            tail += 1
    return head, tail


def _is_moved(block: Block, other: Block, shift: int) -> bool:
    """Tell whether `other` is `block`, `shift` characters later."""
    return (
        block.span.start + shift == other.span.start
        and len(block.lines) == len(other.lines)
        and block._replace(span=other.span, lines=other.lines) == other
        and all(
            (start + shift, end + shift) == line
            for (start, end), line in zip(block.lines, other.lines, strict=True)
        )
        and block.span.end + shift == other.span.end
    )


def _settled(before: Document, after: Document, moves: Moves, span: Span) -> Span | None:
    """Return the smallest span around `span` that is a section before and after."""
    while True:
        old = before.section(span)
        new = old and after.section(moves.span_after(span))
        if old is None or new is None:
            return None
        wider = Span(
            min(old.start, moves.offset_before(new.start)),
            max(old.end, moves.offset_before(new.end)),
        )
        if wider == old and moves.span_after(old) == new:
            return old
        # The blank lines at the end belong to the section, but would lead into the next one.
        end = len(before.text[wider.start : wider.end].rstrip("\n")) + wider.start
        if span == (wider.start, max(end, span.end)):
            return None
        span = Span(wider.start, max(end, span.end))
