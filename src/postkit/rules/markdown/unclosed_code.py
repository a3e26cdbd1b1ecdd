"""MD020: a code fence that is never closed."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.document.code_fences import swallowing_code
from postkit.rules.base import Rule
from postkit.source import Span


class UnclosedCode(Rule):
    """A code fence has no closing fence, and text follows that is not code.

    Everything down to the end of the post is shown as code, even headings, links and images. If
    only the closing fence at the very end of the post is missing, readers see no difference,
    and it is not reported. A fence that is the last line of a post opens a block with nothing in
    it; a language model that put its answer between fences may have left it.

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
        elif fence := _leftover_fence(document):
            yield self.found(
                document,
                fence,
                "this last line opens a block of code with nothing in it: remove it, or add the "
                "fence that it should close",
            )


def _leftover_fence(document: Document) -> Span | None:
    """Return the last line where it opens code, and no fence around the body is to be closed."""
    if not document.blocks:
        return None
    first, last = document.blocks[0], document.blocks[-1]
    is_plain = last.kind is BlockKind.FENCED_CODE and not last.info
    if not is_plain or last.depth or first.kind is BlockKind.FENCED_CODE:
        return None
    end = last.span.start + len(last.span.text(document.text).rstrip())
    line = document.source.line_span(last.span.start)
    return Span(last.span.start, end) if end <= line.end else None
