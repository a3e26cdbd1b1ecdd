"""The places of a draft where a tag has no effect, whatever is written there."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.details.details_block import DetailsBlock
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.document.regions import Regions
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from postkit.details.damage_kind import Damage

_FENCE_END = lazy_compile(r"[^`]`+\s*\Z|[^~]~+\s*\Z")
_BEGUN = lazy_compile(r"<[A-Za-z/!?]")
_NEWLINE = lazy_compile(r"[\r\n]")
_MAX_TAG = 1000
"""How far back the start of a tag is searched for, in characters."""


def find_hidden(document: Document) -> Regions:
    """Return the code, comments, instructions and scripts of `document`, as a browser sees them.

    What nothing closes reaches beyond the end of the text, so that the place
    after its last character lies in it too. A comment goes on to `-->` although
    Markdown ends its block at a blank line.
    """
    if not document.inlines.has_code_signs:
        return Regions()
    inlines = document.inlines
    return Regions(
        [*_code(document), *_comments(document), *inlines.raw_text, *inlines.instructions]
    )


def _code(document: Document) -> Iterator[tuple[int, int]]:
    text, limit = document.text, len(document.text.rstrip())
    for start, end in document.code:
        is_open = end >= limit and not _FENCE_END.search(text[start:end])
        # What is inserted after the last line of code may come before the space at its end.
        yield start, len(text) + 1 if is_open else start + len(text[start:end].rstrip())


def _comments(document: Document) -> Iterator[tuple[int, int]]:
    text, code = document.text, document.code
    at = text.find("<!--", document.body.start)
    while at >= 0:
        end = at + len("<!--")
        if at not in code:
            closing = text.find("-->", at)
            end = closing if closing >= 0 else len(text) + 1
            yield at, end
        at = text.find("<!--", end)


def is_swallowed(text: str, at: int) -> bool:
    """Tell whether a browser takes the tag at `at` for a part of one that was begun before it."""
    before = text[max(at - _MAX_TAG, 0) : at]
    sign = before.rfind("<")
    return sign > before.rfind(">") and bool(_BEGUN.match(before, sign))


def goes_into_code(document: Document, edit: Edit) -> bool:
    """Tell whether what `edit` inserts after a block of code becomes a line of it."""
    leaf = document.block_at(edit.start - 1) if edit.start else None
    if leaf is None or leaf.kind not in (BlockKind.FENCED_CODE, BlockKind.INDENTED_CODE):
        return False
    inserted = edit.replacement.lstrip("\r\n")
    if inserted == edit.replacement:
        return True
    # In a quotation or an item whose end ends the code, what stays in it goes on with the code.
    is_inside = leaf.depth > 0 and not inserted.startswith("<")
    last = leaf.lines[-1].end if leaf.lines else leaf.span.start
    is_open = not _NEWLINE.search(document.text, last, leaf.span.end)
    return leaf.kind is BlockKind.FENCED_CODE and is_inside and is_open


def respect_hidden(document: Document, blocks: list[DetailsBlock], damages: list[Damage]) -> None:
    """Let no block count as healthy, and no edit be made, where a comment or code goes on."""
    hidden = find_hidden(document)
    if not hidden:
        return
    for block in blocks:
        if block.span.start in hidden or block.content.end in hidden:
            block.is_healthy = False
    for at, damage in enumerate(damages):
        if any(edit.start in hidden or goes_into_code(document, edit) for edit in damage.edits):
            damages[at] = damage._replace(edits=())
