"""DB016: the same original given twice."""

from collections.abc import Iterator

from postkit import details
from postkit.details import Block
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule

_MIN_LENGTH = 200
"""In characters. Speakers may well say shorter texts twice."""
_TAG = lazy_compile(r"<[^<>\n]*>")
_HEAD = 120
_SAMPLE = 40


class RepeatedOriginal(Rule):
    """A block repeats the original of another one.

    Either all of its text is that of an earlier block, or all of it is part of the block
    before. Short texts, which speakers may well say twice, are not reported, and neither are
    blocks with different labels and blocks of code. Either one of the two paragraphs has the
    wrong original, or one of them is left over.

    Bad:

        <details>
        <summary>Original English</summary>

        The committee met for three days behind closed doors, and when its members came out
        at last nobody was willing to say a word about what they had agreed upon, or whether
        they had agreed upon anything at all in that time.

        </details>

        <details>
        <summary>Original English</summary>

        The committee met for three days behind closed doors, and when its members came out
        at last nobody was willing to say a word about what they had agreed upon, or whether
        they had agreed upon anything at all in that time.

        </details>

    Good:

        <details>
        <summary>Original English</summary>

        The committee met for three days behind closed doors, and when its members came out
        at last nobody was willing to say a word about what they had agreed upon, or whether
        they had agreed upon anything at all in that time.

        </details>
    """

    code = "DB016"
    name = "repeated-original"
    trigger = "details"
    summary = "two blocks hold the same original"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each block whose text an earlier one holds."""
        text = document.text
        seen: dict[tuple[str, str], Block] = {}
        previous: Block | None = None
        for block in document.once(details.parse).blocks:
            start, end = block.content
            if end - start < _MIN_LENGTH or block.children:
                continue
            first = seen.setdefault((block.label, text[start : start + _HEAD].strip()), block)
            if first is block and previous and _is_sampled(text, block, previous):
                first = previous
            if _is_code(document, block):
                continue
            if first is not block and _is_part(_words(text, block), _words(text, first)):
                line = document.source.lines.position(first.span.start).line
                message = f"same text as the block on line {line}: replace or remove one of them"
                yield self.found(document, block.opening, message)
            previous = block


def _is_code(document: Document, block: Block) -> bool:
    """Tell whether `block` holds code and nothing else: two commands may print the same."""
    outside = document.code.outside(block.content) if document.inlines.has_code_signs else ()
    return bool(outside) and not any(span.text(document.text).strip() for span in outside)


def _is_sampled(text: str, block: Block, other: Block) -> bool:
    """Tell at a glance whether `other`, of the same name, may hold the text of `block`."""
    if block.label != other.label:
        return False
    middle = (block.content.start + block.content.end) // 2
    return text.find(text[middle : middle + _SAMPLE], *other.content) >= 0


def _words(text: str, block: Block) -> str:
    return " ".join(_TAG.sub(" ", block.content.text(text)).split())


def _is_part(words: str, other: str) -> bool:
    return len(words) >= _MIN_LENGTH and f" {words} " in f" {other} "
