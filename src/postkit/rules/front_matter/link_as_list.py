"""FM018: a wikilink without quotes, which YAML takes for a list in a list."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.front_matter import Node
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.signs.front_matter import is_yaml, overview


class LinkAsList(Rule):
    """A value is written as a wikilink, `[[甲]]`, without quotes.

    In YAML brackets make a list, so this is a list within a list, and programs that look for
    the link find none. In quotes it is the text that was meant.

    Bad:

        ---
        title: 河边的桥
        related: [[老城]]
        ---

        正文。

    Good:

        ---
        title: 河边的桥
        related: "[[老城]]"
        ---

        正文。
    """

    code = "FM018"
    name = "link-as-list"
    trigger = "front-matter:[["
    summary = "a wikilink without quotes is read as a list within a list"
    fixable = True
    always_unsafe = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each list of one list of one text."""
        if not is_yaml(document):
            return
        for node in document.once(overview).sequences:
            written = node.span.text(document.text)
            if not written.startswith("[[") or not _is_link(node):
                continue
            if document.text[max(node.span.start - 3, 0) : node.span.start].rstrip().endswith("::"):
                continue  # `alias:: [[page]]` is a property of Logseq.
            quote = "'" if '"' in written or "\\" in written else '"'
            fix = unsafe_fix(
                "put the link in quotes",
                Edit.insert(node.span.start, quote),
                Edit.insert(node.span.end, quote),
            )
            is_one_line = "\n" not in written and quote not in written
            yield self.found(
                document,
                node.span,
                f"YAML reads `{written}` as a list within a list; put the link in quotes",
                fix if is_one_line else None,
            )


def _is_link(node: Node) -> bool:
    """Return whether `node` is a list of one list of one text that has no quotes."""
    inner = node.items[0] if len(node.items) == 1 else None
    if inner is None or inner.style != "[" or len(inner.items) != 1:
        return False
    text = inner.items[0]
    tight = node.span.end - inner.span.end == 1 and inner.span.end - text.span.end == 1
    return tight and text.kind == "scalar" and not text.style and isinstance(text.value, str)
