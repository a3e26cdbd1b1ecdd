"""MD021: code in a list item or quotation that ends with it, before its closing fence."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.code_fences import find_cut_off_code
from postkit.rules.base import Rule

_IN_LIST_ITEM = (
    "this code ends with its list item, before its closing fence: "
    "indent all its lines and the closing fence like this line"
)
_IN_QUOTATION = (
    "this code ends with its quotation, before its closing fence: "
    "put `>` before all its lines and the closing fence"
)


class CutOffCode(Rule):
    """Code in a list item or quotation ends with it, before its closing fence.

    The first line without the indentation of the item ends the item, and the code block
    in it (CommonMark 4.5). The code is shown as text, and the fence that was meant to
    close it opens a block: from there on text is shown as code, and code as text. Fixes
    after this place are unsafe, since what they change may be code.

    Bad:

        - 先看水位：

            ```
        cat level.txt
        ```

        再开闸。

    Good:

        - 先看水位：

            ```
            cat level.txt
            ```

        再开闸。
    """

    code = "MD021"
    name = "cut-off-code"
    trigger = "text:``` ~~~"
    summary = "the code of a list item or quotation ends before its closing fence"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on the opening fence of each such block."""
        for block in find_cut_off_code(document):
            line = document.source.line_span(block.span.start)
            fence = block.span._replace(end=line.end)
            is_quoted = ">" in document.text[line.start : fence.start]
            if is_quoted and not document.dialect.quotation_ends_code:
                continue
            message = _IN_QUOTATION if is_quoted else _IN_LIST_ITEM
            yield self.found(document, fence, message)
