"""Links within a post to its headings, which get their address from their text.

`[see](#头发)` leads to `## 头发` as long as both are written alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.document.heading_ids import has_inner_links, heading_text, inner_links, moved_ids
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile

_WIKI_LINK = lazy_compile(r"\[\[#([^\[\]|#^\n]+)")
"""A link of Obsidian to a heading of the same note, by its text: `[[#头发]]`."""


def links_in_step(before: Document, after: Document, document: Document) -> Iterator[Edit]:
    """Yield the edits after which links within a post lead to its headings again.

    Args:
        before: the draft.
        after: the draft with the text of its headings changed.
        document: either of them, the one that the edits are on.
    """
    yield from _wiki_links_in_step(before, after, document)
    if not has_inner_links(before):
        return
    moved = moved_ids(before, after)
    if not moved:
        return
    # Imported here because few posts have such links.
    from urllib.parse import quote, unquote

    for span in inner_links(document):
        written = span.text(document.text)
        new = moved.get(unquote(written))
        if new is not None:
            yield Edit(*span, quote(new) if "%" in written else new)


def _wiki_links_in_step(before: Document, after: Document, document: Document) -> Iterator[Edit]:
    if "[[#" not in document.text:
        return
    old, new = _headings(before), _headings(after)
    # A text that two headings share leads to the first.
    moved = dict(zip(reversed(old), reversed(new), strict=True)) if len(old) == len(new) else {}
    for match in _WIKI_LINK.finditer(document.text, *document.body):
        text = moved.get(match[1].strip())
        if text is not None and text != match[1] and match.start(1) not in document.code:
            yield Edit(*match.span(1), text)


def _headings(document: Document) -> list[str]:
    blocks = (block for block in document.blocks if block.kind is BlockKind.HEADING)
    return [heading_text(document.text, block) for block in blocks]
