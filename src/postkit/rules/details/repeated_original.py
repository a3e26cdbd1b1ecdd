"""DB016: the same original given twice."""

from collections.abc import Iterator

from postkit.details import DetailsBlock
from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.rules.signs.details import MIN_REPEATED, repeated_blocks

_TAG = lazy_compile(r"<[^<>\n]*>")


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
    trigger = "repeated-details"
    summary = "two blocks hold the same original"

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each block whose text an earlier one holds."""
        text = document.text
        for block, first in document.once(repeated_blocks):
            if _is_part(_words(text, block), _words(text, first)):
                line = document.source.lines.position(first.span.start).line
                message = f"same text as the block on line {line}: replace or remove one of them"
                yield self.found(document, block.opening, message)


def _words(text: str, block: DetailsBlock) -> str:
    return " ".join(_TAG.sub(" ", block.content.text(text)).split())


def _is_part(words: str, other: str) -> bool:
    return len(words) >= MIN_REPEATED and f" {words} " in f" {other} "
