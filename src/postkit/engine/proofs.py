"""What a repair must leave as it was, compared before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from postkit.document import Block, Document
from postkit.document.blocks import LeafBlocks
from postkit.document.inlines import Inlines
from postkit.document.template_tags import find_template_tags
from postkit.edits import Edit
from postkit.front_matter import Entry
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_DEFINITION_SIGN = "]:"
_REFERENCE = lazy_compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_LONGEST_REFERENCE = 33


def is_syntax_kept(before: Document, edits: Sequence[Edit]) -> bool:
    """Tell whether `edits` leave each template tag and character reference as it was, or drop it.

    These are single characters to all other syntax: no edit may cut into one, nor write
    another in its place.
    """
    text, tags = before.text, before.once(_all_template_tags)
    for start, end, replacement in edits:
        for first, last in (*tags, *_references_around(text, start, end)):
            if first < start < last or first < end < last:
                return False
        for tag in tags:
            is_covered = start <= tag.start and tag.end <= end
            if is_covered and replacement.strip() and tag.text(text) not in replacement:
                return False
    return True


def _all_template_tags(document: Document) -> tuple[Span, ...]:
    """Return the template tags of the body and of the front matter."""
    head = find_template_tags(document.text, Span(0, document.body.start))
    return (*head.tags, *document.template_tags.tags)


def _references_around(text: str, start: int, end: int) -> Iterator[Span]:
    first = max(start - _LONGEST_REFERENCE, 0)
    for match in _REFERENCE.finditer(text, first, end + _LONGEST_REFERENCE):
        yield Span(*match.span())


def is_front_matter_kept(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    """Tell whether the front matter reads as it did, but for what `edits` touch."""
    old, new = before.front_matter, after.front_matter
    if new is old:
        return True
    touches = [edit for edit in edits if edit.start < before.body.start]
    if old is None or old.root is None:
        # Nothing could be read before: whatever can be read now is a gain.
        return bool(touches) or (old is None) == (new is None)
    if new is None or new.root is None:
        return False
    if new.root.kind != old.root.kind:
        return bool(touches)
    named = {entry.key for entry in old.root.entries if _names(before, entry, touches)}
    for entry in old.root.entries:
        if entry.key in named:
            continue
        kept = new.entry(entry.key)
        last = old.entry(entry.key)
        if kept is None or last is None or repr(kept.value.value) != repr(last.value.value):
            return False
    return True


def _names(document: Document, entry: Entry, edits: Sequence[Edit]) -> bool:
    """Tell whether one of `edits` touches the lines of `entry`, a comment behind it included."""
    start, last = entry.key_span.start, max(entry.key_span.end, entry.value.span.end)
    end = document.source.line_span(last).end
    return any(edit.start <= end and start <= edit.end for edit in edits)


def is_structure_kept(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    """Tell whether the body has the blocks, code and links it had, and shows no more asterisks.

    Compared is what stands around `edits`, as far as the blocks of the body can be cut
    alone: all other parts hold the same text, and so the same blocks and inlines.

    Args:
        before: the draft.
        after: the draft with `edits` made.
        edits: in their order.
    """
    if all(edit.end <= before.body.start for edit in edits):
        return True
    touched = _touched_parts(before, after, edits)
    if touched is None:
        old, new = [before.once(_structure)], [after.once(_structure)]
    else:
        old = [_structure_of_part(before, one) for one, _ in touched]
        new = [_structure_of_part(after, one) for _, one in touched]
    is_same = [one[:-1] for one in old] == [one[:-1] for one in new]
    # Signs in residue may go with it.
    return is_same and sum(one.visible for one in new) <= sum(one.visible for one in old)


class _Structure(NamedTuple):
    """What must not change when prose is mended: blocks, code, links.

    `visible` counts the signs of emphasis that a reader sees.
    """

    blocks: list[tuple[str, int, int]]
    code: int
    links: int
    visible: int


def _structure(document: Document) -> _Structure:
    return _structure_in(document.blocks, document.inlines)


def _structure_of_part(document: Document, part: Span) -> _Structure:
    blocks = LeafBlocks(document.markdown, part)
    return _structure_in(blocks.all, Inlines(document.markdown, part, blocks))


def _structure_in(blocks: Sequence[Block], inlines: Inlines) -> _Structure:
    return _Structure(
        [(block.kind, block.level, block.depth) for block in blocks],
        len(inlines.code),
        len(inlines.links),
        sum(one.visible for one in inlines.delimiters),
    )


def _touched_parts(
    before: Document, after: Document, edits: Sequence[Edit]
) -> list[tuple[Span, Span]] | None:
    """Return the parts of the body that `edits` touch, each as it was and as it is.

    None where they cannot be told from the others: where the front matter changes
    too, where a definition may make a link of any bracket, where something may go
    on behind a blank line, or where a part was joined to another or cut in two.
    """
    if edits[0].start < before.body.start or before.body.start != after.body.start:
        return None
    if _DEFINITION_SIGN in before.text or _DEFINITION_SIGN in after.text:
        return None
    parts: list[tuple[Span, Span]] = []
    shift = 0
    for group in _grouped(before, edits):
        first, last = group[0].start, group[-1].end
        start_shift = shift
        shift += sum(len(edit.replacement) - (edit.end - edit.start) for edit in group)
        old = before.section(Span(first, last))
        new = after.section(Span(first + start_shift, last + shift))
        if old is None or new is None:
            return None
        if new != (old.start + start_shift, old.end + shift):
            return None
        parts.append((old, new))
    return parts


def _grouped(document: Document, edits: Sequence[Edit]) -> list[list[Edit]]:
    """Return `edits` by the sections of the body that they stand in."""
    groups: list[list[Edit]] = []
    end = -1
    for edit in edits:
        section = document.section(edit.span)
        if groups and (section is None or section.start < end):
            groups[-1].append(edit)
        else:
            groups.append([edit])
        end = section.end if section else end
    return groups
