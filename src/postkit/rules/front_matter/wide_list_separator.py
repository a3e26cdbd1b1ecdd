"""FM014: full-width commas between the items of a list, or full-width brackets around them."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.front_matter import Node
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.signs.front_matter import is_yaml, overview
from postkit.source import Span

_SEPARATOR = lazy_compile(r"[ \t]*[，、][ \t]*")
_LONGEST_ITEM = {"，": 8, "、": 12}
"""In characters. Longer parts are clauses of one title rather than items."""
_LONGEST_LATIN = 30
"""No such mark is between words in Latin letters, unless a comma is meant."""
_IN_LIST = lazy_compile(r"[\n\[\]{}\"'#［］]|: ")
"""What would not be read as it is written in a list."""
_BRACKETS = frozenset("《》“”‘’「」『』（）()【】\"'")


class WideListSeparator(Rule):
    """The items of a list are separated by full-width commas, or are in full-width brackets.

    Only `,` separates them in YAML, and only `[]` make a list: `[股市，债市]` is a list
    of one item, and `［股市，债市］` is no list.

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
    trigger = "front-matter:， 、 ［"
    summary = "a list is written with full-width commas or brackets"
    fixable = True
    always_unsafe = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on each item that is several."""
        front_matter = document.front_matter
        if front_matter is None or not is_yaml(document):
            return
        content = front_matter.content.text(document.text)
        if "［" in content:
            for _, node, _ in document.once(overview).odd:
                if _is_bracketed(node):
                    yield self._bracketed(document, node)
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

    def _bracketed(self, document: Document, node: Node) -> Diagnostic:
        start, end = node.span
        inner = Span(start + 1, end - 1)
        edits = [Edit(start, start + 1, "[")]
        if _is_row(inner.text(document.text)):
            matches = _SEPARATOR.finditer(document.text, *inner)
            edits += [Edit(match.start(), match.end(), ", ") for match in matches]
        edits.append(Edit(end - 1, end, "]"))
        return self.found(
            document,
            node.span,
            "`［］` make no list in YAML; write `[]` around the items",
            unsafe_fix("write `[]`", *edits),
        )

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


def _is_bracketed(node: Node) -> bool:
    """Tell whether a value without quotes is several items in full-width brackets."""
    text = node.value
    if node.style or not isinstance(text, str) or not (text[:1] == "［" and text[-1:] == "］"):
        return False
    inner = text[1:-1]
    return ("," in inner or _is_row(inner)) and not _IN_LIST.search(inner)


def _is_row(text: str) -> bool:
    """Distinguish a row of short items from a title that has commas in it."""
    if _BRACKETS.intersection(text) or "\n" in text:
        return False
    parts = _SEPARATOR.split(text)
    longest = _LONGEST_ITEM["，" if "，" in text else "、"]
    return len(parts) > 1 and all(
        part and len(part) <= (_LONGEST_LATIN if part.isascii() else longest) for part in parts
    )
