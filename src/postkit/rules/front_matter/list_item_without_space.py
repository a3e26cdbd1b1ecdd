"""FM012: list items whose dash lacks its space."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.signs.front_matter import is_yaml, overview
from postkit.source import Span

_DASH = lazy_compile(r"(?m)^[ \t]*-(?![\s\d-])")


class ListItemWithoutSpace(Rule):
    """A list in the front matter has dashes without a space after them.

    YAML then reads a single text instead of a list: `-股市 -债市`.

    Bad:

        ---
        tags:
          -股市
          -债市
        ---

    Good:

        ---
        tags:
          - 股市
          - 债市
        ---
    """

    code = "FM012"
    name = "list-item-without-space"
    trigger = "unusual-values"
    summary = "list items lack the space after their dash"
    severity = Severity.ERROR
    fixable = True
    always_unsafe = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on each text that was meant as a list."""
        if not is_yaml(document):
            return
        text = document.text
        for key, node, _ in document.once(overview).odd:
            start, end = node.span
            if node.style or type(node.value) is not str or node.value[:1] != "-":
                continue
            line = document.source.line_span(start)
            if text[line.start : start].strip():
                continue
            dashes = [match.end() for match in _DASH.finditer(text, line.start, end)]
            lines = [line for line in text[start:end].split("\n") if line.strip()]
            if len(dashes) == len(lines):
                message = f"the list items of `{key}` need a space after their `-`"
                edits = [Edit.insert(at, " ") for at in dashes]
                place = Span(start, start + 1)
                yield self.found(document, place, message, unsafe_fix("insert the spaces", *edits))
