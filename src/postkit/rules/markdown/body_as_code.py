"""MD022: the whole body is a block of code."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.blocks import Block, BlockKind
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.source import Span

_MARKDOWN = ("markdown", "md")
_LAST_FENCE = lazy_compile(r"(?:\A|[\r\n])(`{3,}|~{3,})\s*\Z")
_REACH = 200
"""How far from the end of the body its last line is searched for, in characters."""


class BodyAsCode(Rule):
    """The whole body is between two fences, as a language model hands out Markdown.

    The site then shows the source of the post: its number signs and asterisks. Only a body whose
    first line is a fence that says `markdown` or `md`, and whose last line is such a fence too,
    is reported.

    Bad:

        ---
        title: 河边的新桥
        ---

        ```markdown
        ## 通车

        **桥**通车了。
        ```

    Good:

        ---
        title: 河边的新桥
        ---

        ## 通车

        **桥**通车了。
    """

    code = "MD022"
    name = "body-as-code"
    trigger = "text:``` ~~~"
    summary = "the whole body is in a block of code"
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on the first fence."""
        first, last = _first_block(document), _last_fence(document)
        if first is None or last is None:
            return
        # Fences of code in it end the block early: the last one then opens another.
        if document.blocks[-1].span.start not in (first.span.start, last.start):
            return
        text, source = document.text, document.source
        fence = text[first.span.start : first.span.start + 3]
        if first.depth or first.info.lower() not in _MARKDOWN or text[last.start] != fence[0]:
            return
        opening = source.line_span(first.span.start)
        head = Span(opening.start, opening.end + len(source.newline))
        yield self.found(
            document,
            opening,
            "the whole body is in this block of code, so the site shows its source; remove the "
            "first fence and the last",
            unsafe_fix("remove the fences", Edit.delete(head), Edit.delete(last)),
        )


def _first_block(document: Document) -> Block | None:
    block = document.blocks[0] if document.blocks else None
    return block if block and block.kind is BlockKind.FENCED_CODE else None


def _last_fence(document: Document) -> Span | None:
    """Return the fence on the last line that is not blank."""
    start = max(document.body.end - _REACH, document.body.start)
    match = _LAST_FENCE.search(document.text, start, document.body.end)
    return Span(match.start(1), match.end()) if match else None
