"""Links within a post to its headings, which get their address from their text.

`[see](#头发)` leads to `## 头发` as long as both are written alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, unquote

from postkit.document import Document
from postkit.document.heading_ids import has_inner_links, inner_links, moved_ids
from postkit.edits import Edit


def links_in_step(before: Document, after: Document, document: Document) -> Iterator[Edit]:
    """Yield the edits after which links within a post lead to its headings again.

    Args:
        before: the draft.
        after: the draft with the text of its headings changed.
        document: either of them, the one that the edits are on.
    """
    if not has_inner_links(before):
        return
    moved = moved_ids(before, after)
    for span in inner_links(document) if moved else ():
        written = span.text(document.text)
        new = moved.get(unquote(written))
        if new is not None:
            yield Edit(*span, quote(new) if "%" in written else new)
