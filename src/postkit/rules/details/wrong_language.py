"""DB017: a block that holds a translation where the others hold originals."""

from collections.abc import Iterator

from postkit import details
from postkit.details import Block, is_chinese
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.rules.base import Rule

_MIN_LENGTH = 20
_HEAD = 80
_MIN_BLOCKS = 4
_MIN_SHARE = 0.8


class WrongLanguage(Rule):
    """A block holds Chinese, and nearly all others of the draft do not.

    The translation was put where the original belongs. Drafts whose originals
    are Chinese themselves are let through.

    Bad:

        <details><summary>English</summary>This is the first.</details>

        <details><summary>English</summary>This is the second.</details>

        <details><summary>English</summary>This is the third.</details>

        <details><summary>English</summary>This is the fourth.</details>

        <details><summary>English</summary>这一段是译文，本来应该放在折叠块的外面才对。</details>

    Good:

        <details><summary>English</summary>This is the first.</details>

        <details><summary>English</summary>This is the second.</details>

        <details><summary>English</summary>This is the third.</details>

        <details><summary>English</summary>This is the fourth.</details>

        <details><summary>English</summary>This is the fifth.</details>
    """

    code = "DB017"
    name = "wrong-language"
    summary = "a block holds a translation instead of the original"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each Chinese block among others that are not."""
        blocks = document.once(details.parse).blocks
        chinese = [block for block in blocks if _holds_chinese(document, block)]
        if not chinese or len(blocks) - len(chinese) < max(_MIN_BLOCKS, _MIN_SHARE * len(blocks)):
            return
        for block in chinese:
            message = "this block holds Chinese where the others hold the original: put it there"
            yield self.found(document, block.opening, message)


def _holds_chinese(document: Document, block: Block) -> bool:
    start, end = block.content
    # A glance at the head spares reading the English of thousands of blocks.
    if document.text[start : min(start + _HEAD, end)].isascii() or end - start < _MIN_LENGTH:
        return False
    return is_chinese(document.text[start:end].strip()) and block.closing is not None
