"""The leaf blocks of a body, cut only as far as they are asked for.

Most rules that need blocks need those around a few places. Cutting a whole post
for them takes as long as all that the rules do themselves.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from postkit.document.blocks.block import COMMONMARK, Block, Extensions
from postkit.document.blocks.parse import parse_blocks
from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple
from postkit.source import Span

_PARAGRAPH_BREAK = "\n\n"
_GOING_ON = frozenset(" \t\n>")
"""What a line starts with, after a blank one, that may continue what is open."""
_SPANNING_SIGNS = ("<!", "<?", "<script", "<pre", "<style", "<textarea")
# Raw HTML that goes on after a blank line (4.6, types 1 and 3 to 5); for comments see below.
_SPANNING_HTML = lazy_compile(r"<(?:!(?!--)|\?|(?i:script|pre|style|textarea))")


class LeafBlocks:
    """The leaf blocks of `text[body.start:body.end]`.

    Args:
        text: the whole draft.
        body: the part of it that is Markdown.
        extensions: how its engine cuts blocks otherwise than CommonMark.
    """

    def __init__(self, text: str, body: Span, extensions: Extensions = COMMONMARK) -> None:
        self._text = text
        self._body = body
        self._extensions = extensions
        self._sections: list[_Section] = []

    @cached_property
    def all(self) -> tuple[Block, ...]:
        """All of them, in their order."""
        if self._sections and self._sections[0].span == self._body:
            return self._sections[0].blocks
        return parse_blocks(self._text, self._body, self._extensions)

    def at(self, offset: int) -> Block | None:
        """Return the block whose span covers `offset`, None between and outside blocks."""
        if not self._body.covers(offset):
            return None
        section = self._section(offset)
        index = bisect_right(section.starts, offset) - 1
        if index >= 0 and offset < section.blocks[index].span.end:
            return section.blocks[index]
        return None

    def section(self, span: Span) -> Span | None:
        """Return the part of the body around `span` that is cut alike whatever is around it.

        Between it and its neighbours are blank lines, which `span` may touch in front
        of it only. None where the body cannot be divided.
        """
        if not self.is_divisible:
            return None
        first, last = self._body
        return Span(self._break_before(span.start, first), self._break_after(span.end, last))

    def _section(self, offset: int) -> _Section:
        index = bisect_right(self._sections, offset, key=_start)
        if index and offset < self._sections[index - 1].span.end:
            return self._sections[index - 1]
        if "all" in self.__dict__ or not self.is_divisible:
            section = _section_of(self._body, self.all)
            self._sections = [section]
            return section
        # Between the sections before and after: so no part of the text is searched twice.
        first = self._sections[index - 1].span.end if index else self._body.start
        last = self._sections[index].span.start if index < len(self._sections) else self._body.end
        span = Span(self._break_before(offset, first), self._break_after(offset, last))
        section = _section_of(span, parse_blocks(self._text, span, self._extensions))
        self._sections.insert(index, section)
        return section

    @cached_property
    def is_divisible(self) -> bool:
        """Whether nothing is open any more after a paragraph break, whatever comes before."""
        text = self._text
        is_fenced = ("`" in text and "```" in text) or ("~" in text and "~~~" in text)
        is_whole = is_fenced or "\r" in text or has_open_comment(text)
        return not is_whole and not _may_span(text)

    def _break_before(self, offset: int, first: int) -> int:
        """Return the last place from `first` to `offset` that a section may start at."""
        at = self._text.rfind(_PARAGRAPH_BREAK, first, offset)
        while at >= 0:
            if self._starts_afresh(at + 2):
                return at + 2
            at = self._text.rfind(_PARAGRAPH_BREAK, first, at + 1)
        return first

    def _break_after(self, offset: int, last: int) -> int:
        """Return the first place from after `offset` to `last` that a section may start at."""
        at = self._text.find(_PARAGRAPH_BREAK, offset, last)
        while at >= 0:
            if self._starts_afresh(at + 2):
                return min(at + 2, last)
            at = self._text.find(_PARAGRAPH_BREAK, at + 1, last)
        return last

    def _starts_afresh(self, at: int) -> bool:
        """Tell whether the line at `at`, after a blank one, ends all lists, quotes and code.

        That does a line that is neither blank nor indented nor quoted: nothing goes
        on in it, since no paragraph is open that it could continue (5.1, 5.2).
        """
        return self._text[at : at + 1] not in _GOING_ON


def has_open_comment(text: str, start: int = 0, end: int | None = None) -> bool:
    """Tell whether a comment in `text[start:end]` may not end on the line that it starts on."""
    at = text.find("<!--", start, end)
    while at >= 0:
        close = text.find("-->", at + 4, end)
        if close < 0 or "\n" in text[at:close] or "\r" in text[at:close]:
            return True
        at = text.find("<!--", close, end)
    return False


def _may_span(text: str) -> bool:
    """Tell whether raw HTML of `text` may go on after a blank line."""
    lower = text.lower() if "<" in text else ""
    return any(sign in lower for sign in _SPANNING_SIGNS) and bool(_SPANNING_HTML.search(text))


class _Section(NamedTuple):
    """A part of the body that CommonMark cuts alike whatever is around it."""

    span: Span
    starts: list[int]
    blocks: tuple[Block, ...]


def _section_of(span: Span, blocks: tuple[Block, ...]) -> _Section:
    return _Section(span, [block.span.start for block in blocks], blocks)


def _start(section: _Section) -> int:
    return section.span.start
