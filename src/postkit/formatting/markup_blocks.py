"""Blocks of HTML whose white space does not count."""

from __future__ import annotations

from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.lazy_patterns import lazy_compile

_RAW = lazy_compile(r"<(?i:!|\?|pre|script|style|textarea)")


def is_markup(document: Document, block: Block | None) -> bool:
    """Tell whether `block` is HTML whose tags count, and whose white space does not.

    A comment, a script or preformatted text is not one.
    """
    if block is None or block.kind is not BlockKind.HTML:
        return False
    return not _RAW.match(document.text, block.span.start)
