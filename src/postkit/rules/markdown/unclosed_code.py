"""MD020: a code fence that is never closed."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.document.passages import HAN
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule

_FENCES = ("```", "~~~")
_TEXT = frozenset(("text", "txt", "plain", "plaintext", "md", "markdown", "mdx"))
_CLOSED = lazy_compile(r"[\r\n][ \t>]*(?:`{3,}|~{3,})[ \t]*\Z")
_NEW_FENCE = lazy_compile(r"(?m)^[ ]{0,3}(?:```|~~~)[ \t]*[A-Za-z]")
_PROSE = lazy_compile(
    rf"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)(?:[^\s#/*\"'-][^\r\n]*[{HAN}）”」][。！？…：]"
    rf"|[{HAN}][。！？…]|\#{{2,6}}[ ]\S[^\r\n]*|</?details>|<summary>)[ \t]*(?:[\r\n]|\Z)"
)


class UnclosedCode(Rule):
    """A code fence has no closing fence, and text follows that is no code.

    Everything down to the end of the post is shown as code: headings, links and
    images too. A fence that only lacks its end at the end of the post is let
    through: readers see the same.

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
        text = document.text
        if not any(fence in text for fence in _FENCES) or not document.blocks:
            return
        block = document.blocks[-1]
        if block.kind is BlockKind.FENCED_CODE and _swallows_text(document, block):
            line = document.source.line_span(block.span.start)
            yield self.found(
                document,
                line,
                "this code block is never closed, and the rest of the post is shown as code: "
                "add a closing fence where the code ends",
            )


def _swallows_text(document: Document, block: Block) -> bool:
    """Tell whether `block`, the last one, has no end and holds what is plainly no code."""
    text, (start, end) = document.text, block.span
    if not block.lines or block.lines[-1].end < end or _CLOSED.search(text, start, end):
        return False
    first = block.lines[0].start
    if _NEW_FENCE.search(text, first, end):
        return True
    language = block.info.split()[0].lower() if block.info.split() else ""
    return language not in _TEXT and bool(_PROSE.search(text, first, end))
