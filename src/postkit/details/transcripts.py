"""Transcripts as a recogniser gives them, in words or captions, and their paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from postkit.details.details_block import Block
from postkit.details.find_block_end import is_chinese
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.document.han import HAN
from postkit.document.sentences import as_first_word, ends_sentence
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile

_MIN_LINES = 20
_MAX_LINE = 12
_MIN_SHARE = 0.8
_MIN_SENTENCES = 5
_LONG = 600
"""A paragraph ends with the sentence that makes it longer, in characters."""
_MAX_CHINESE_LINE = 4
_MIN_CAPTIONS = 6
_MAX_CAPTION = 60
_MIN_GOING_ON = 0.3
_NEWLINE = lazy_compile(r"\r\n|\n|\r")
_SPACE = lazy_compile(r"[ \t]+")
_INLINE = lazy_compile(r"[*_`~\[\]]")
# A tag, a line that is broken on purpose, one of a quotation.
_NO_CAPTIONS = lazy_compile(r"<[^<>\n]*>|\S(?:[ ]{2,}|\\)[\r\n]+[ \t]*[^\s<]|[\r\n][ \t]*>(?!>)")
_NO_TEXT = frozenset((BlockKind.FENCED_CODE, BlockKind.INDENTED_CODE, BlockKind.TABLE))
_SIGN_OF_NO_TEXT = lazy_compile(r"```|~~~|\||\t|[ ]{4}")
_TAG = lazy_compile(r"<[^<>\n]*>")
_SPEAKER = lazy_compile(r"(?:\\?>){2}|(?:&gt;){2}")
_WIDE = rf"[{HAN}\u3000-\u303f\u3040-\u30ff\uff00-\uffef“”‘’…—]"
_WIDE_END = lazy_compile(rf"{_WIDE}\Z")
_WIDE_START = lazy_compile(_WIDE)
_EMPHASIS = lazy_compile(r"\\(?=[!-/:-@\[-`{-~])|[*`]|~~|(?<![^\W_])_|_(?![^\W_])|\](?=[(\[:])")


def is_raw_transcript(document: Document, block: Block) -> bool:
    """Tell whether `block` holds a word on most of its lines, and no tag.

    A line of Chinese has no spaces: there a word is no more than a few characters.
    """
    text = document.text
    start, end = block.content
    lines = text.count("\n", start, end)
    if lines < _MIN_LINES or end - start > lines * _MAX_LINE or block.children:
        return False
    filled = _lines(text[start:end])
    single = list(map(len, map(str.split, filled))).count(1)
    if len(filled) < _MIN_LINES or single < _MIN_SHARE * len(filled):
        return False
    content = "".join(filled)
    if len(content) > _MAX_CHINESE_LINE * len(filled) and is_chinese(content):
        return False
    if _TAG.search(text, start, end) or _has_template_tag(document, block):
        return False
    if not _SIGN_OF_NO_TEXT.search(text, start, end):
        return True  # A long transcript is not cut into blocks for nothing.
    return _NO_TEXT.isdisjoint(leaf.kind for leaf in document.blocks_in(block.content))


def is_captions(document: Document, block: Block) -> bool:
    """Tell whether `block` holds captions: short lines, many of which go on in mid-sentence.

    Lists, tables, code and lines that are broken on purpose are not captions.
    """
    text = document.text
    start, end = block.content
    count = text.count("\n", start, end)
    if count < _MIN_CAPTIONS or end - start > (count + 1) * _MAX_CAPTION or block.children:
        return False
    lines = _lines(text[start:end])
    if len(lines) < _MIN_CAPTIONS or _NO_CAPTIONS.search(text, start, end):
        return False
    if max(map(len, lines)) > _MAX_CAPTION or any("`" in line or "](" in line for line in lines):
        return False  # Somebody wrote this, and broke its lines at the eightieth column.
    going_on = sum(
        below[0].islower() and not ends_sentence(above.split()[-1])
        for above, below in pairwise(lines)
    )
    if going_on < _MIN_GOING_ON * len(lines) or _has_template_tag(document, block):
        return False
    return _is_quoted_prose(document, block)


def _has_template_tag(document: Document, block: Block) -> bool:
    """Tell whether a template engine reads the block first: what it holds may be code."""
    return block.content.text(document.text) != block.content.text(document.markdown)


def _is_quoted_prose(document: Document, block: Block) -> bool:
    """Tell whether the block holds nothing but paragraphs, which `>>` may make quotations."""
    text = document.text
    for leaf in document.blocks_in(block.content):
        if leaf.kind not in (BlockKind.PARAGRAPH, BlockKind.HTML):
            return False
        line = document.source.line_span(leaf.span.start)
        if leaf.depth and not line.text(text).lstrip().startswith(">>"):
            return False
    return True


def _lines(text: str) -> list[str]:
    """Return the lines of `text` that are not blank, without the white space around them."""
    lines = _NEWLINE.split(text) if "\r" in text else text.split("\n")
    return list(filter(None, map(str.strip, lines)))


def reflow(document: Document, block: Block) -> Edit:
    """Return the edit that puts the words of a transcript into paragraphs of Markdown.

    A paragraph starts where another speaker does (`>>`), and after the sentence
    that is its fifth or makes it longer than six hundred characters. Every word
    stays, in its order; between Chinese characters no space is put. A blank line
    between sentences of captions stays too: where a word has a line of its own,
    blank lines may be anywhere.
    """
    newline = document.source.newline
    gap = newline * 2
    paragraphs = gap.join(_paragraphs(_words(document, block)))
    inner = block.content.text(document.text)
    if block.closing:
        return Edit(*block.content, f"{gap}{paragraphs}{gap}")
    return Edit(block.content.start, block.content.start + len(inner.rstrip()), gap + paragraphs)


def _words(document: Document, block: Block) -> Iterator[str]:
    """Yield the words as Markdown, and an empty one for each blank line that counts.

    What was in raw HTML is escaped.
    """
    text = document.text
    start, end = block.content
    leaf = document.block_at(end - len(text[start:end].lstrip()))
    raw_end = min(leaf.span.end, end) if leaf and leaf.kind is BlockKind.HTML else start
    for word in text[start:raw_end].split():
        yield _EMPHASIS.sub(r"\\\g<0>", word).replace(">>", "\\>>", 1)
    keeps_gaps = not is_raw_transcript(document, block)
    for line in _NEWLINE.split(text[raw_end:end]):
        stripped = line.strip()
        if not stripped and keeps_gaps:
            yield ""
        for number, word in enumerate(_SPACE.split(stripped) if stripped else ()):
            # Only at the start of a line `>>` is a quotation already.
            yield "\\" + word if number and word.startswith(">>") else word


def _paragraphs(words: Iterable[str]) -> Iterator[str]:
    paragraph = _Paragraph()
    for word in words:
        if paragraph.parts and paragraph.ends_before(word):
            yield paragraph.text
            paragraph = _Paragraph()
        if word:
            paragraph.add(word)
    if paragraph.parts:
        yield paragraph.text


class _Paragraph:
    """The words of a paragraph that is being filled."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._length = self._sentences = 0
        self._open = dict.fromkeys(("*", "_", "`", "~", "[", "]"), 0)

    @property
    def text(self) -> str:
        """The paragraph."""
        return "".join(self.parts)

    def add(self, word: str) -> None:
        """Add `word` after the others."""
        if not self.parts:
            self.parts.append(_guarded(word))
        else:
            is_tight = _WIDE_END.search(self.parts[-1]) and _WIDE_START.match(word)
            self.parts.append(word if is_tight else " " + word)
        self._length += len(self.parts[-1])
        self._sentences += self._ends_sentence
        if _INLINE.search(word):
            for sign in self._open:
                self._open[sign] += word.count(sign)

    def ends_before(self, word: str) -> bool:
        """Tell whether the paragraph is complete where `word`, or a blank line, follows."""
        if _SPEAKER.match(word):
            return True
        if not self._ends_sentence or self._is_inside:
            return False
        return not word or self._sentences >= _MIN_SENTENCES or self._length > _LONG

    @property
    def _ends_sentence(self) -> bool:
        return ends_sentence(self.parts[-1].strip())

    @property
    def _is_inside(self) -> bool:
        """Whether emphasis, code or a link is still open."""
        count = self._open
        return any(count[sign] % 2 for sign in "*_`~") or count["["] > count["]"]


def _guarded(word: str) -> str:
    """Return the first word of a paragraph so that it opens no list, heading or the like."""
    if _SPEAKER.match(word):
        return word
    return as_first_word(word)
