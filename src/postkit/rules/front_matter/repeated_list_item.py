"""FM011: the same item twice in a list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit, Fix
from postkit.front_matter import Node, Syntax
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.signs.front_matter import item_lines, overview, repeating_lists
from postkit.source import Span

_SETS = frozenset(
    [
        *("tag", "tags", "category", "categories", "keywords", "topics", "series"),
        *("author", "authors", "people", "speakers", "company", "companies", "alias", "aliases"),
    ]
)
"""Fields whose items have neither order nor number: each of them counts once."""


class RepeatedListItem(Rule):
    """A list in the front matter holds an item twice.

    Items that differ only in case or in spaces count as the same: `OpenAI` and `openai` become
    two tag pages for one thing. The fix keeps the first. It is unsafe where they differ, where
    a comment would be removed too, and in a field that may not be a set: `chords: [Am, F, Am]`.

    Bad:

        ---
        companies:
          - OpenAI
          - Google
          - openai
        tags: [股市, 债市, 股市]
        ---

    Good:

        ---
        companies:
          - OpenAI
          - Google
        tags: [股市, 债市]
        ---
    """

    code = "FM011"
    name = "repeated-list-item"
    trigger = "repeating-lists"
    summary = "a list holds the same item twice"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on each item that has been there before."""
        for node in document.once(repeating_lists):
            seen: dict[str, Node] = {}
            for index, item in enumerate(node.items):
                if type(item.value) is not str or not item.value.strip():
                    continue
                first = seen.setdefault("".join(item.value.split()).casefold(), item)
                if first is not item:
                    yield self._repeated(document, node, index, first)

    def _repeated(self, document: Document, node: Node, index: int, first: Node) -> Diagnostic:
        item = node.items[index]
        if item.value == first.value:
            message = f"`{item.value}` is already in this list; remove it"
        else:
            message = f"`{item.value}` is already in this list as `{first.value}`; keep one"
        return self.found(document, item.span, message, _removal(document, node, index, first))


def _removal(document: Document, node: Node, index: int, first: Node) -> Fix | None:
    item = node.items[index]
    span: Span | None = Span(node.items[index - 1].span.end, item.span.end)
    if not node.style:
        span = item_lines(document, item)
    elif document.front_matter and document.front_matter.syntax is not Syntax.YAML:
        # Between the items of TOML may be comments.
        between = document.text[node.items[index - 1].span.end : item.span.start]
        span = span if between.strip() == "," else None
    if span is None:
        return None
    around = document.text[span.start : item.span.start] + document.text[item.span.end : span.end]
    is_sure = item.value == first.value and _is_set(document, node) and "#" not in around
    make = fix if is_sure else unsafe_fix
    return make("remove the repeated item", Edit.delete(span))


def _is_set(document: Document, node: Node) -> bool:
    """Tell whether `node` is the list of a field whose items count once."""
    mappings = document.once(overview).mappings
    entries = chain.from_iterable(mapping.entries for mapping in mappings)
    return any(entry.value is node and entry.key.lower() in _SETS for entry in entries)
