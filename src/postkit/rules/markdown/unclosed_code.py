"""MD020: a code fence that is never closed."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.code_fences import swallowing_code
from postkit.rules.base import Rule


class UnclosedCode(Rule):
    """A code fence has no closing fence, and text follows that is not code.

    Everything down to the end of the post is shown as code, even headings, links and images. If
    only the closing fence at the very end of the post is missing, readers see no difference,
    and it is not reported.

    Bad:

        ```python
        print("潮水")

        潮水退了，船还在沙上。

    Good:

        ```python
        print("潮水")
        ```

        潮水退了，船还在沙上。
    """

    code = "MD020"
    name = "unclosed-code"
    trigger = "text:``` ~~~"
    summary = "a code fence is never closed"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on the fence of the last block, where it has no end."""
        block = swallowing_code(document)
        if block is not None:
            yield self.found(
                document,
                document.source.line_span(block.span.start),
                "this code block is never closed, and the rest of the post is shown as code: "
                "add a closing fence where the code ends",
            )
