"""FM014: full-width commas between the items of a list in brackets."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.front_matter import Node
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.front_matter.values import is_yaml, overview
from postkit.source import Span

_SEPARATOR = lazy_compile(r"[ \t]*[，、][ \t]*")
_LONGEST_ITEM = {"，": 8, "、": 12}
"""In characters. Longer parts are clauses of one title rather than items."""
_LONGEST_LATIN = 30
"""No such mark is between words in Latin letters, unless it stands for a comma."""
_BRACKETS = frozenset("《》“”‘’「」『』（）()【】\"'")


class WideListSeparator(Rule):
    """The items of a list in brackets are separated by full-width commas.

    Only `,` separates them in YAML: `[股市，债市]` is a list of one item.

    Bad:

        ---
        tags: [股市，债市, 汇率]
        ---

    Good:

        ---
        tags: [股市, 债市, 汇率]
        ---
    """

    code = "FM014"
    name = "wide-list-separator"
    trigger = "text:， 、"
    summary = "full-width commas separate the items of a list"
    fixable = True
    always_unsafe = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on each item that is several."""
        front_matter = document.front_matter
        if front_matter is None or not is_yaml(document):
            return
        content = front_matter.content.text(document.text)
        if "[" not in content or ("，" not in content and "、" not in content):
            return
        for node in document.once(overview).sequences:
            if node.style != "[":
                continue
            for item in node.items:
                if (
                    not item.style
                    and _is_row(item.span.text(document.text))
                    and item.kind == "scalar"
                ):
                    yield self._wide(document, item)

    def _wide(self, document: Document, item: Node) -> Diagnostic:
        matches = list(_SEPARATOR.finditer(document.text, *item.span))
        edits = [Edit(match.start(), match.end(), ", ") for match in matches]
        return self.found(
            document,
            Span(*matches[0].span()),
            f"`{matches[0][0].strip()}` does not separate the items of a list; "
            "write `,` between them",
            unsafe_fix("write `, `", *edits),
        )


def _is_row(text: str) -> bool:
    """Tell a row of short items from a title that has commas in it."""
    if _BRACKETS.intersection(text) or "\n" in text:
        return False
    parts = _SEPARATOR.split(text)
    longest = _LONGEST_ITEM["，" if "，" in text else "、"]
    return len(parts) > 1 and all(
        part and len(part) <= (_LONGEST_LATIN if part.isascii() else longest) for part in parts
    )
