"""FM024: several tags in one text, where the site's generator expects a list."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.front_matter import Node
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.signs.front_matter import is_yaml

_FIELDS = ("tags", "categories")
_SIGNS = frozenset("[]{}\"'\\#:")


class ListAsText(Rule):
    """Tags are one text with commas, but the site's generator expects a list.

    From `tags: 河, 桥` Hugo, Hexo and Eleventy make a single tag of that name; Jekyll, which
    splits at spaces, makes one that ends with a comma. Nothing is reported if the generator is
    not known.

    Bad:

        ---
        title: 河边的桥
        tags: 河, 桥
        ---

    Good:

        ---
        title: 河边的桥
        tags: [河, 桥]
        ---
    """

    code = "FM024"
    name = "list-as-text"
    trigger = "tags-as-text"
    summary = "tags are one text with commas, but the site's generator expects a list"
    fixable = True
    always_unsafe = True
    site = "hugo"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on each such text."""
        front_matter = document.front_matter
        if front_matter is None or not document.dialect.expects_list_of_tags:
            return
        for field in _FIELDS:
            entry = front_matter.entry(field)
            if entry is None or not _holds_commas(entry.value):
                continue
            node, fix = entry.value, None
            if is_yaml(document) and not node.style and _SIGNS.isdisjoint(node.value):
                edits = Edit.insert(node.span.start, "["), Edit.insert(node.span.end, "]")
                fix = unsafe_fix("make it a list", *edits)
            name = document.dialect.title
            message = (
                f"`{field}` is one text, but {name} expects a list; write `[…]` around its items"
            )
            yield self.found(document, node.span, message, fix)


def _holds_commas(node: Node) -> bool:
    """Return whether `node` is a text of several items with commas between them."""
    if node.kind != "scalar" or not isinstance(node.value, str):
        return False
    items = node.value.split(",")
    return len(items) > 1 and all(item.strip() for item in items)
