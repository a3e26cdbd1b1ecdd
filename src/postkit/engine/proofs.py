"""What a fix must keep of the body, compared before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from postkit.document import Document, Regions
from postkit.document.blocks import BlockKind
from postkit.document.inlines import Inlines
from postkit.document.mask_patterns import find_masks
from postkit.document.raw_html import OpenKind, may_stay_open
from postkit.edits import Edit, Moves, edits_touching
from postkit.engine.line_proof import Lines, are_lines_kept, may_lines_move, read_lines
from postkit.engine.rendered_blocks import PartKind, Rendered, RenderedBlock, render_blocks
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_DEFINITION_SIGN = "]:"
_NO_LETTERS = lazy_compile(r"[\W\d_]+")


def changed_spans(before: Document, after: Document, edits: Sequence[Edit]) -> tuple[Span, ...]:
    """Return where a reader of the body sees more changed than the characters that `edits` name.

    Nowhere, if blocks, code, tags, links and emphasis are the same, and so is what is no
    prose (addresses, template tags, math), and no sign of emphasis becomes visible. A paragraph
    that is taken out whole is not a change to what is around it.

    Args:
        before: the draft.
        after: the draft with `edits` made.
        edits: in their order.

    Returns:
        Spans of `before` in their order: the blocks that differ, or the whole part of the
        body around them where what changed cannot be told by blocks.
    """
    if all(edit.end <= before.body.start for edit in edits):
        return ()
    moves = Moves(edits)
    old_edits = Regions(edit.span for edit in edits)
    new_edits = Regions(moves.replaced)
    deleted = Regions(edit.span for edit in edits if not edit.replacement.strip())
    changed: list[Span] = []
    for old, new in _changed_parts(before, after, moves):
        blocks = [block for block in old.rendered.blocks if not _is_gone(before, block, deleted)]
        if not (
            # Signs in residue may go with it.
            new.rendered.visible_delimiters <= old.rendered.visible_delimiters
            and old.rendered.end == new.rendered.end
            and len(blocks) == len(new.rendered.blocks)
            and old.masks(old_edits) == new.masks(new_edits)
        ):
            changed.append(old.span)
            continue
        changed += [
            block.span
            for block, other in zip(blocks, new.rendered.blocks, strict=True)
            if old.content(block, old_edits) != new.content(other, new_edits)
        ]
    return tuple(changed)


def is_rest_kept(
    before: Document, after: Document, edits: Sequence[Edit], named: Sequence[Span]
) -> bool:
    """Tell whether `edits` change only the blocks they touch, and hide nothing from a reader.

    This is what a fix has to keep that may change which blocks the body consists of.

    Args:
        before: the draft.
        after: the draft with `edits` made.
        edits: in their order.
        named: the spans of the findings: what becomes of their text is for the rule to say.
    """
    if all(edit.end <= before.body.start for edit in edits):
        return True
    moves = Moves(edits)
    old_free = Regions([*(edit.span for edit in edits), *named])
    new_free = Regions([*moves.replaced, *map(moves.span_after, named)])
    for old, new in _changed_parts(before, after, moves):
        is_closed = new.rendered.end.kind is OpenKind.NOTHING
        if old.rendered.end != new.rendered.end and not is_closed:
            return False
        zones = _zones(before, old.rendered.blocks, edits_touching(edits, old.span))
        around = old.around(zones)
        if around and not _is_subsequence(around, new.around(map(moves.span_after, zones))):
            return False
        if not _is_subsequence(old.letters(old_free), new.letters(new_free)):
            return False
        may_move = may_lines_move(before.text, old.span, new.rendered.blocks)
        if may_move and not are_lines_kept(old.lines(), new.lines(), moves):
            return False
    return True


class _PartOfBody:
    """A part of the body that can be read alone, and what a browser makes of it."""

    def __init__(self, document: Document, span: Span) -> None:
        self._source = document.source
        self._text = document.text
        self.span = span
        if span == document.body:
            blocks, self._inlines = document.leaf_blocks, document.inlines
        else:
            blocks = document.leaf_blocks_of(span)
            self._inlines = Inlines(document.markdown, span, blocks)
        self.rendered: Rendered = render_blocks(document.markdown, blocks, self._inlines)

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
        return read_lines(self._source, self.rendered.blocks)

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


def _is_gone(document: Document, block: RenderedBlock, deleted: Regions) -> bool:
    """Tell whether a paragraph is `deleted`, and what is above and below it stays apart."""
    if block.kind is not BlockKind.PARAGRAPH or block.depth or block.span.start not in deleted:
        return False
    text, body = document.text, document.body
    if any(not piece.text(text).isspace() for piece in deleted.outside(block.span)):
        return False
    above, below = block.span.start - 1, block.span.end
    while above > body.start and text[above].isspace():
        above -= 1
    while below < body.end and text[below].isspace():
        below += 1
    # Not where a line starts: there may be a marker.
    below = document.source.line_span(below).end - 1
    around = document.block_at(max(above, body.start)), document.block_at(below)
    # Where it parts two lists, they would become one.
    return not all(one and one.depth for one in around)


def _parts_of_body(document: Document) -> dict[Span, _PartOfBody]:
    """Return what has been read of `document`: each trial of a round asks for the same parts."""
    return {}


def _part(document: Document, span: Span) -> _PartOfBody:
    known = document.once(_parts_of_body)
    if span not in known:
        known[span] = _PartOfBody(document, span)
    return known[span]


def _changed_parts(
    before: Document, after: Document, moves: Moves
) -> Iterator[tuple[_PartOfBody, _PartOfBody]]:
    """Yield the parts of the body that the edits touch, each as it was and as it is.

    All other parts hold the same text, and so the same blocks. Where the parts cannot be
    told apart it is the whole body.
    """
    spans = _touched_spans(before, after, moves)
    if spans is not None:
        for span in spans:
            yield _part(before, span), _part(after, moves.span_after(span))
        return
    start, new_start = before.body.start, after.body.start
    if moves.edits[0].start < start:
        # Where a fence is fixed, only what is below it before and after can be compared.
        start = max(start, moves.offset_before(new_start))
        new_start = max(new_start, moves.span_after(Span(start, start)).start)
    yield (
        _part(before, Span(start, before.body.end)),
        _part(after, Span(new_start, after.body.end)),
    )


def _touched_spans(before: Document, after: Document, moves: Moves) -> list[Span] | None:
    """Return the spans of the body around the edits that are cut alike whatever is around them.

    None where they cannot be separated from the rest: where the front matter changes too, where
    a definition may make a link of any bracket, or where something may go on after a blank
    line.
    """
    if moves.edits[0].start < before.body.start or before.body.start != after.body.start:
        return None
    for document in (before, after):
        if _DEFINITION_SIGN in document.text or may_stay_open(document.text, document.body):
            return None
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


def _zones(
    document: Document, blocks: Sequence[RenderedBlock], edits: Sequence[Edit]
) -> list[Span]:
    """Return `edits`, each with the whole lines of the blocks that it touches."""
    zones: list[Span] = []
    at = 0
    for start, end, _ in edits:
        while at < len(blocks) and blocks[at].span.end < start:
            at += 1
        last = at
        while last < len(blocks):
            first = document.source.line_span(blocks[last].span.start).start
            if first > end:
                break
            start, end = min(start, first), max(end, blocks[last].span.end)
            last += 1
        if zones and start <= zones[-1].end:
            start, end = zones[-1].start, max(end, zones[-1].end)
            zones.pop()
        zones.append(Span(start, end))
    return zones


def _is_subsequence(parts: Sequence[object], others: Sequence[object]) -> bool:
    """Tell whether all of `parts` are among `others` in their order."""
    if parts == others:
        return True
    remaining = iter(others)
    return all(part in remaining for part in parts)
