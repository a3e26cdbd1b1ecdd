"""Lines of Chinese prose as a reader sees them: without marks, and with a word for code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from postkit.document.han import HAN, HAN_RUN
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.script.split_lines import MASK
from postkit.source import Span


class ProsePart(NamedTuple):
    """A part of a line: where it starts in the draft, and what a reader sees there.

    `text` is that of the draft, or `MASK` for what is no prose but reads as a word.
    """

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where the part ends in the draft, if it is not a mask."""
        return self.start + len(self.text)


as_part = partial(tuple.__new__, ProsePart)
"""Make a part of a pair in a third of the time of `ProsePart(…)`."""

ProseLine = list[ProsePart]
"""What a reader sees as one text, the marks between its parts left out."""

_MARK_IN_WORD = lazy_compile(rf"[*_~[](?<=[{HAN}].)[*_~[]*+(?=[{HAN}])")
_INLINE = "a|abbr|b|del|em|font|i|ins|mark|s|small|span|strong|sub|sup|u"
_INLINE_GAP = lazy_compile(
    r"(?:\](?:\([^()\n]*+\)|\[[^\[\]\n]*+\])"
    rf"|</?(?i:{_INLINE})(?=[\s>/])[^<>\n]*+>"
    r"|[*_~\[]++)++"
)
_WORD = lazy_compile(
    # Code, a formula, a value, a wikilink, a footnote, the end of a link, an address or a path.
    r"`|\$|\\\(|\{\{|!?\[\[|\[\^[^\[\]\s]++\](?!:)|\][(\[]|[\w/.~]"
    r"|<[A-Za-z][A-Za-z0-9+.-]{1,31}:"
    rf"|<(?i:code|kbd|samp|var)(?=[\s>])|</(?i:{_INLINE})(?=[\s>])"
)
"""The start of what is no prose but part of a sentence."""


def without_marks(part: ProsePart) -> ProseLine:
    """Return `part` without the marks of emphasis and links that are between Han characters."""
    start, line = part
    if not _MARK_IN_WORD.search(line):
        return [part]
    parts: ProseLine = []
    at = 0
    for mark in _MARK_IN_WORD.finditer(line):
        first, last = mark.span()
        parts.append(as_part((start + at, line[at:first])))
        at = last
    return [*parts, as_part((start + at, line[at:]))]


def reading_lines(text: str, whole: Span, parts: Sequence[Span]) -> Iterator[ProseLine]:
    """Yield what a reader sees as one text on a line of `text`.

    That is all of it, except where a comment, say, or a tag that is not part of a sentence
    is between.

    Args:
        text: the draft.
        whole: the line.
        parts: its prose, in order, at least one part.
    """
    line: ProseLine = []
    end = whole.start
    for part in parts:
        gap = Span(end, part.start)
        if gap.start == gap.end or _reads_on(text, gap):
            pass
        elif _WORD.match(text, *gap):
            line.append(as_part((gap.start, MASK)))
        elif line:
            yield line
            line = []
        line += without_marks(as_part((part.start, part.text(text))))
        end = part.end
    if line:
        yield line


def _reads_on(text: str, gap: Span) -> bool:
    return _is_in_word(text, *gap) and _INLINE_GAP.fullmatch(text, *gap) is not None


def _is_in_word(text: str, start: int, end: int) -> bool:
    return bool(HAN_RUN.match(text, start - 1, start) and HAN_RUN.match(text, end))
