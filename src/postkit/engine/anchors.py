"""What a fix may do to the text of a heading, which is its address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from postkit.diagnostics import Diagnostic
from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.edits import Edit, apply_edits
from postkit.engine.doubts import make_doubtful_unsafe
from postkit.lazy_patterns import lazy_compile

_UNDERLINES = ("=", "-")
_NUMBER_SIGN = lazy_compile(r"[ \t>*+-]*+#")
_MAX_HEADING = 2000
"""A longer heading is not read for each finding in it: its address counts as another."""


def guard_headings(document: Document, findings: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """Yield `findings`, those unsafe whose fix would give a heading another address.

    Where nothing is known of the site, an address counts only if the post links to it.
    """

    def doubt(finding: Diagnostic) -> str:
        if finding.fix is None or not _may_be_in_heading(document, finding.span.start):
            return ""
        block = document.block_at(finding.span.start)
        if block is None or block.kind is not BlockKind.HEADING:
            return ""
        moves = _moves(document, block, finding.fix.edits)
        return "links to this heading must be changed too" if moves else ""

    return make_doubtful_unsafe(findings, doubt)


def _may_be_in_heading(document: Document, offset: int) -> bool:
    """Tell, at first sight, whether the line at `offset` is one of a heading."""
    if offset < document.body.start:
        return False
    text, line = document.text, document.source.line_span(offset)
    if _NUMBER_SIGN.match(text, line.start, offset + 1):
        return True
    below = text[line.end : line.end + 40].lstrip(" \t>\r\n")
    return below.startswith(_UNDERLINES)


def _moves(document: Document, block: Block, edits: Sequence[Edit]) -> bool:
    from postkit.document.heading_ids import (
        EXPLICIT_ID,
        has_inner_links,
        heading_text,
        linked_ids,
        rules_of,
    )

    span = block.span
    has_ids = bool(document.dialect.heading_ids)
    inside = [edit for edit in edits if span.start <= edit.start and edit.end <= span.end]
    if not inside or not (has_ids or document.once(has_inner_links)):
        return False
    if span.end - span.start > _MAX_HEADING:
        return True
    old = heading_text(document.text, block)
    if EXPLICIT_ID.search(old):
        return False
    moved = [
        edit._replace(start=edit.start - span.start, end=edit.end - span.start) for edit in inside
    ]
    after = document.reread(apply_edits(span.text(document.text), moved))
    blocks = after.blocks
    new = heading_text(after.text, blocks[0]) if blocks else ""
    changed = {rule(old) for rule in rules_of(document) if rule(old) != rule(new)}
    if document.dialect.heading_ids:
        return bool(changed)
    return not changed.isdisjoint(document.once(linked_ids))
