"""DB017: a block that holds a translation where the others hold originals."""

from collections.abc import Iterator, Sequence

from postkit import details
from postkit.details import DetailsBlock, is_chinese, usual_label
from postkit.details.find_block_end import find_extent
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.han import HAN_RUN
from postkit.edits import Edit, Fix
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.signs.details import blocks_with_han
from postkit.source import Span

_KANA = lazy_compile(r"[\u3041-\u30ff]")
_MIN_LENGTH = 20
_HEAD = 80
_MIN_BLOCKS = 4
_MIN_SHARE = 0.8


class WrongLanguage(Rule):
    """A block holds Chinese, although nearly all others of the draft do not.

    The translation was put where the original belongs, or `</details>` is too far down, so that
    the next translated paragraph is folded away with the original before it. Drafts whose
    originals are Chinese themselves are not checked, and neither are those whose blocks have
    different labels.

    Bad:

        <details><summary>English</summary>This is the first.</details>

        <details><summary>English</summary>This is the second.</details>

        <details><summary>English</summary>This is the third.</details>

        <details><summary>English</summary>This is the fourth.</details>

        <details>
        <summary>English</summary>

        This is the fifth.

        这是下一段译文，不该一起折叠。

        </details>

    Good:

        <details><summary>English</summary>This is the first.</details>

        <details><summary>English</summary>This is the second.</details>

        <details><summary>English</summary>This is the third.</details>

        <details><summary>English</summary>This is the fourth.</details>

        <details>
        <summary>English</summary>

        This is the fifth.

        </details>

        这是下一段译文，不该一起折叠。
    """

    code = "DB017"
    name = "wrong-language"
    trigger = "details-with-han"
    summary = "a block holds a translation instead of the original, or after it"
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each Chinese block among others that are not."""
        blocks = document.once(details.parse).blocks
        doubtful = document.once(blocks_with_han)
        mixed = [(block, end) for block in doubtful if (end := _find_translation(document, block))]
        seen = {id(block) for block, _ in mixed}
        chinese = [
            block for block in doubtful if id(block) not in seen and _holds_chinese(document, block)
        ]
        others = len(blocks) - len(chinese) - len(mixed)
        if not (chinese or mixed) or others < max(_MIN_BLOCKS, _MIN_SHARE * len(blocks)):
            return
        if not _has_common_label(blocks):
            return
        for block in chinese:
            message = (
                "this block holds Chinese where the others hold the original: put the original here"
            )
            yield self.found(document, block.opening, message)
        for block, translation in mixed:
            message = "the block of the original also holds the translation after it: move it out"
            yield self.found(
                document, translation, message, _closing_earlier(document, block, translation)
            )


def _has_common_label(blocks: Sequence[DetailsBlock]) -> bool:
    """Tell whether most blocks are called the same: others hold answers, hints or code."""
    usual = usual_label(blocks)
    return sum(block.label == usual for block in blocks) * 2 > len(blocks)


def _holds_chinese(document: Document, block: DetailsBlock) -> bool:
    start, end = block.content
    if document.text[start : min(start + _HEAD, end)].isascii() or end - start < _MIN_LENGTH:
        return False
    written = document.text[start:end].strip()
    return is_chinese(written) and block.closing is not None and not _is_japanese(written)


def _is_japanese(text: str) -> bool:
    return len(_KANA.findall(text)) * 20 > len(text)


def _find_translation(document: Document, block: DetailsBlock) -> Span | None:
    """Return the Chinese lines at the end of `block` that follow its original."""
    text = document.text
    start, end = block.content
    tail = text[max(start, end - _HEAD) : end]
    if block.children or not HAN_RUN.search(tail) or _is_japanese(tail):
        return None
    extent = find_extent(text, block.content)
    rest = text[extent.end : end]
    lines = [line for line in rest.splitlines() if line.strip()]
    if extent.is_chinese or extent.end == start or not lines or block.closing is None:
        return None
    if not all(is_chinese(line.strip()) for line in lines):
        return None
    first = extent.end + len(rest) - len(rest.lstrip())
    return Span(first, extent.end + len(rest.rstrip()))


def _closing_earlier(document: Document, block: DetailsBlock, translation: Span) -> Fix | None:
    if block.closing is None or "<" in translation.text(document.text):
        return None
    text, newline = document.text, document.source.newline
    content = text[block.content.start : translation.start].rstrip()
    end = block.content.start + len(content)
    gap = text[end : translation.start]
    is_apart = gap.count("\n") + gap.count("\r") > len(newline)
    new = f"{newline * (1 + is_apart)}</details>{newline * 2}"
    return unsafe_fix(
        "close the block before it",
        Edit(end, translation.start, new),
        Edit(translation.end, block.closing.end, ""),
    )
