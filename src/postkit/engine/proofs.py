"""What a fix must keep of the body, compared before and after."""

from __future__ import annotations

from collections.abc import Sequence

from postkit.document import Document, Regions
from postkit.document.blocks import BlockKind
from postkit.document.raw_html import OpenKind
from postkit.edits import Edit, Moves, edits_touching
from postkit.engine.body_parts import changed_parts
from postkit.engine.line_proof import are_lines_kept, may_lines_move
from postkit.engine.rendered_blocks import RenderedBlock
from postkit.source import Span


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
        body around them where blocks do not show what changed.
    """
    if all(edit.end <= before.body.start for edit in edits):
        return ()
    moves = Moves(edits)
    old_edits = Regions(edit.span for edit in edits)
    new_edits = Regions(moves.replaced)
    deleted = Regions(edit.span for edit in edits if not edit.replacement.strip())
    changed: list[Span] = []
    for old, new in changed_parts(before, after, moves):
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
    for old, new in changed_parts(before, after, moves):
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
    return not all(part and part.depth for part in around)


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
