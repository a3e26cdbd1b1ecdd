"""DB009: a `<details>` block that holds nothing."""

import re
from collections.abc import Iterator

from postkit import details
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.rules.signs.details import short_blocks

_FRAME = lazy_compile(r"</?(?:p|br|div|span)\b[^<>]*>|&nbsp;|<!--[^<>]*-->", re.IGNORECASE)
_SOMETHING = lazy_compile(r"[^\W_]|<")


class EmptyDetails(Rule):
    """A block has a summary and nothing after it.

    The reader unfolds it and finds nothing: the original was lost. Put it
    back, or remove the block.

    Bad:

        <details>
        <summary>Original English</summary>
        <p class="english-text"></p>
        </details>

    Good:

        <details>
        <summary>Original English</summary>
        <p class="english-text">This is the original.</p>
        </details>
    """

    code = "DB009"
    name = "empty-details"
    trigger = "short-details"
    summary = "a details block holds no text"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each block without a letter or digit in it."""
        empty = [
            block
            for block in document.once(short_blocks)
            if _is_empty(block.content.text(document.text))
        ]
        if not empty:
            return
        explained = _explained(document.once(details.parse))
        for block in empty:
            starts = {block.span.start, block.summary.opening.start if block.summary else -1}
            if explained.isdisjoint(starts):
                message = "this block is empty: add its text, or remove the block"
                yield self.found(document, block.opening, message)


def _explained(tree: details.Details) -> set[int]:
    """Return where a block is none at all, or holds its text in the wrong place: that is reported.

    Hardly any draft has an empty block, and so needs the kinds of damage.
    """
    from postkit.details.damage_kind import DamageKind

    kinds = (
        DamageKind.OPENED_BEFORE_BLOCK,
        DamageKind.OPENED_BEFORE_TRANSLATION,
        DamageKind.TEXT_IN_SUMMARY,
        DamageKind.TEXT_FOR_LABEL,
    )
    return {damage.span.start for damage in tree.damages(*kinds)}


def _is_empty(content: str) -> bool:
    """Tell whether `content` is white space, empty paragraphs and speaker's marks."""
    return not _SOMETHING.search(_FRAME.sub("", content))
