"""FM016: commas at the ends of list items that are on lines of their own."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.front_matter import Node
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.signs.front_matter import is_yaml, overview
from postkit.source import Span

_COMMAS = (",", "，", "、", ";", "；")


class TrailingComma(Rule):
    """Each item of a list ends with a comma, as in JSON.

    In YAML an item ends with its line: the comma becomes part of it, and `股市,` is a different
    tag from `股市`.

    Bad:

        ---
        tags:
          - 股市,
          - 债市,
          - 汇率
        ---

    Good:

        ---
        tags:
          - 股市
          - 债市
          - 汇率
        ---
    """

    code = "FM016"
    name = "trailing-comma"
    trigger = "front-matter:, ， 、 ; ；"
    summary = "the items of a list end with commas that become part of them"
    fixable = True
    always_unsafe = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on the first comma of each such list."""
        if not is_yaml(document):
            return
        for node in document.once(overview).sequences:
            if node.style or len(node.items) < 2:
                continue
            # After the last item there need be none.
            if not all(map(_ends_with_comma, node.items[:-1])):
                continue
            ended = [item for item in node.items if _ends_with_comma(item)]
            commas = [Span(item.span.end - 1, item.span.end) for item in ended]
            mark = commas[0].text(document.text)
            message = f"`{mark}` after a list item becomes part of it; remove these commas"
            suggestion = unsafe_fix("remove the commas", *map(Edit.delete, commas))
            yield self.found(document, commas[0], message, suggestion)


def _ends_with_comma(item: Node) -> bool:
    value = item.value
    return not item.style and type(value) is str and len(value) > 1 and value.endswith(_COMMAS)
