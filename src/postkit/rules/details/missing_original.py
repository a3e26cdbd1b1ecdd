"""DB019: a paragraph without its original."""

from bisect import bisect_right
from collections.abc import Iterator

from postkit import details
from postkit.details import is_chinese
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.blocks import Block, BlockKind
from postkit.rules.base import Rule
from postkit.source import Span

_MIN_LENGTH = 10
_MIN_PARAGRAPHS = 5
_PARAGRAPHS_PER_BARE = 10


class MissingOriginal(Rule):
    """A translated paragraph has no original after it, although nearly all others do.

    Only drafts in which nine out of ten paragraphs have a block of their own are checked. Off
    by default: whether every paragraph needs its original is a matter of policy.

    Bad:

        第一段译文写在这里，原文在后面。

        <details><summary>Original English</summary>This is the first.</details>

        第二段译文写在这里，原文在后面。

        <details><summary>Original English</summary>This is the second.</details>

        第三段译文写在这里，原文在后面。

        <details><summary>Original English</summary>This is the third.</details>

        第四段译文写在这里，原文在后面。

        <details><summary>Original English</summary>This is the fourth.</details>

        第五段译文写在这里，原文在后面。

        <details><summary>Original English</summary>This is the fifth.</details>

        第六段译文写在这里，原文在后面。

        <details><summary>Original English</summary>This is the sixth.</details>

        第七段译文写在这里，原文在后面。

        <details><summary>Original English</summary>This is the seventh.</details>

        第八段译文写在这里，原文在后面。

        <details><summary>Original English</summary>This is the eighth.</details>

        第九段译文写在这里，原文在后面。

        <details><summary>Original English</summary>This is the ninth.</details>

        第十段译文写在这里，后面没有原文。

    Good:

        第一段译文写在这里，原文在后面。

        <details><summary>Original English</summary>This is the first.</details>

        第十段译文写在这里，原文在后面。

        <details><summary>Original English</summary>This is the tenth.</details>
    """

    code = "DB019"
    name = "missing-original"
    trigger = "details"
    summary = "a paragraph has no original where the others have one"
    default = False

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each paragraph that no block follows."""
        spans = [block.span for block in document.once(details.parse).blocks]
        if len(spans) < _MIN_PARAGRAPHS:
            return
        paragraphs = [
            block.span for block in document.blocks if _is_translation(document, block, spans)
        ]
        if not paragraphs:
            return
        ends = [span.start for span in paragraphs[1:]] + [document.body.end]
        bare = [
            span for span, end in zip(paragraphs, ends, strict=True) if not _any(spans, span, end)
        ]
        if len(bare) * _PARAGRAPHS_PER_BARE <= len(paragraphs):
            for span in bare:
                message = "this paragraph has no original, although nearly all others do: add it"
                yield self.found(document, span, message)


def _is_translation(document: Document, block: Block, spans: list[Span]) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or block.depth:
        return False
    if block.span.end - block.span.start < _MIN_LENGTH:
        return False
    at = bisect_right(spans, block.span) - 1
    is_inside = at >= 0 and block.span.start < spans[at].end
    return not is_inside and is_chinese(block.span.text(document.text))


def _any(spans: list[Span], paragraph: Span, end: int) -> bool:
    """Tell whether a block opens between the start of `paragraph` and `end`."""
    at = bisect_right(spans, Span(paragraph.start, end))
    return at < len(spans) and spans[at].start < end
