"""Put the words of a transcript into paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from postkit.details.details_block import DetailsBlock
from postkit.details.transcripts import is_raw_transcript
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.document.han import HAN
from postkit.document.sentences import as_first_word, ends_sentence
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile

_MIN_SENTENCES = 5
_LONG = 600
"""A paragraph ends with the sentence that makes it longer, in characters."""
_NEWLINE = lazy_compile(r"\r\n|\n|\r")
_SPACE = lazy_compile(r"[ \t]+")
_INLINE = lazy_compile(r"[*_`~\[\]]")
_SPEAKER = lazy_compile(r"(?:\\?>){2}|(?:&gt;){2}")
_WIDE = rf"[{HAN}\u3000-\u303f\u3040-\u30ff\uff00-\uffef“”‘’…—]"
_WIDE_END = lazy_compile(rf"{_WIDE}\Z")
_WIDE_START = lazy_compile(_WIDE)
_EMPHASIS = lazy_compile(r"\\(?=[!-/:-@\[-`{-~])|[*`]|~~|(?<![^\W_])_|_(?![^\W_])|\](?=[(\[:])")


def reflow(document: Document, block: DetailsBlock) -> Edit:
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


def _words(document: Document, block: DetailsBlock) -> Iterator[str]:
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
