"""A pair: a translated passage, and its original."""

from __future__ import annotations

from functools import cached_property

from postkit.bilingual.english import WORD
from postkit.document import Document
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_TAG = lazy_compile(r"<[^<>\n]*>")
_NO_WORDS = lazy_compile(
    r"!\[[^\[\]\n]*\](?:\([^()\n]*\))?|\]\([^()\n]*\)|\[\^[^\[\]\n]*\]|https?://[!-~]+|[*_`#>|~\\\[\]]+"
)
MARKS = "*_`#>|~\\[]"
"""What Markdown is written with, and a reader does not hear."""


class Pair:
    """A passage and its original.

    Args:
        number: counts the pairs of the post from 1.
        passage: the translated paragraphs, those between them included.
        original: the content of the details block, or the paragraphs of the original where
            it is in no block.
        block: where the details block is, tags included; the same as `original` where there
            is not one.
        translation: the words of the passage, without Markdown and HTML.
        source: the words of the original, likewise.
        page: the page that `original` and `block` are in; None where it is the post itself.
    """

    def __init__(
        self,
        number: int,
        passage: Span,
        original: Span,
        block: Span,
        translation: str,
        source: str,
        page: Document | None = None,
    ) -> None:
        self.number = number
        self.passage = passage
        self.original = original
        self.block = block
        self.translation = translation
        self.source = source
        self.page = page

    @property
    def is_folded(self) -> bool:
        """Whether the original is in a details block."""
        return self.block != self.original

    @cached_property
    def source_words(self) -> tuple[str, ...]:
        """The words of the original, one by one, as they are written."""
        return tuple(WORD.findall(self.source))


def read(text: str, marks: str = MARKS) -> str:
    """Return `text` as its reader hears it: no tags, marks, targets of links; single spaces.

    Args:
        text: a part of a post.
        marks: those of `MARKS` that the post has: see `marks_of`.
    """
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "[" in text or "](" in text or "://" in text:
        text = _NO_WORDS.sub("", text)
    else:
        # In a third of the time of a pattern.
        for mark in marks:
            text = text.replace(mark, "")
    return " ".join(text.split())


def marks_of(document: Document) -> str:
    """Return those of `MARKS` that `document` has."""
    return "".join(filter(document.source.holds.__getitem__, MARKS))
