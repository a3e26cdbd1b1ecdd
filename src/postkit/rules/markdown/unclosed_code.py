"""MD020: a code fence that is never closed."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.document.code_fences import (
    closing_fence_in_line,
    find_unclosed_code,
    glued_fences,
)
from postkit.edits import Edit
from postkit.rules.base import Rule, unsafe_fix
from postkit.source import Span


class UnclosedCode(Rule):
    """A code fence has no closing fence, and text follows that is not code.

    Everything down to the next fence, or to the end of the post, is shown as code, even headings,
    links and images. A fence with text before or after it on its line closes nothing. If only the
    closing fence at the very end of the post is missing, readers see no difference,
    and it is not reported. A fence that is the last line of a post opens a block with nothing in
    it; a language model that put its answer between fences may have left it.

    Bad:

        ```python
        print("潮水")```

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
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on the fence of the last block, where it has no end."""
        blocks = list(find_unclosed_code(document))
        for block in blocks:
            yield self._unclosed(document, block)
        if not blocks and (fence := _leftover_fence(document)):
            yield self.found(
                document,
                fence,
                "this last line opens a block of code with nothing in it: remove it, or add the "
                "fence that it should close",
            )

    def _unclosed(self, document: Document, block: Block) -> Diagnostic:
        line = document.source.line_span(block.span.start)
        fence = closing_fence_in_line(document, block)
        if fence is None:
            return self.found(document, line, _message(document, block))
        is_last = not document.text[fence.end : document.source.line_span(fence.end).end].strip()
        newline = document.source.newline
        if is_last and block is not document.blocks[-1]:
            # Those below have the same fault: put right alone, this fence would swap the rest.
            below = Span(fence.start, document.body.end)
            starts = {fence.start, *(glued.start for glued in glued_fences(document, below))}
            edits = [Edit.insert(start, newline) for start in sorted(starts)]
        else:
            edits = [Edit.insert(fence.start if is_last else fence.end, newline)]
        return self.found(
            document,
            fence,
            "this fence shares its line with other text, so it does not close the code block on "
            f"line {document.source.lines.position(line.start).line}; put it on a line of its own",
            unsafe_fix("put it on a line of its own", *edits),
        )


def _message(document: Document, block: Block) -> str:
    shown = "the rest of the post" if block is document.blocks[-1] else "the text after it"
    if not block.info and not block.lines[0].text(document.text).strip():
        return (
            f"this fence opens a code block, so {shown} is shown as code; if it was meant to close "
            "one, add the opening fence above, on a line of its own"
        )
    return (
        f"this code block is never closed, and {shown} is shown as code: "
        "add a closing fence where the code ends"
    )


def _leftover_fence(document: Document) -> Span | None:
    """Return the last line where it opens code, and no fence around the body is to be closed."""
    if not document.blocks:
        return None
    first, last = document.blocks[0], document.blocks[-1]
    if document.front_matter and document.front_matter.problems:
        return None  # It may be a fence around the whole draft.
    is_plain = last.kind is BlockKind.FENCED_CODE and not last.info
    if not is_plain or last.depth or first.kind is BlockKind.FENCED_CODE:
        return None
    end = last.span.start + len(last.span.text(document.text).rstrip())
    line = document.source.line_span(last.span.start)
    return Span(last.span.start, end) if end <= line.end else None
