"""SM108: a quotation mark or title bracket without its partner."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Block, Document
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.script.paired_marks import OPENING_OF, marks_in_prose, uneven_paragraphs, unpaired
from postkit.source import Span

_MARKS = lazy_compile(r"[《》【】「」『』“”]")
_CORNERS = lazy_compile(r"[《》【】「」『』]")
_PARTNER_OF = {**OPENING_OF, **{opening: closing for closing, opening in OPENING_OF.items()}}
_CLASHES = ("「』", "『」", "“」", "「”", "『”", "“』")
"""Marks that would pair up if they were of one kind, all that is left over in a paragraph."""
_DRAWING = lazy_compile(r"[-=—~＝－]\Z|[:：][3з]\Z|[°●ω∀▽≧≦ﾟ･^][)）][ \u200b]*\Z")
_BEFORE_WORDS = " \t\u3000>*_+-"
_NO_WORDS = ("![", "<")
_MAY_SPAN_PARAGRAPHS = "「『」』“”"


class UnpairedQuote(Rule):
    """A title bracket or quotation mark is opened and never closed, or closed and never opened.

    `《经济学人` makes the reader look for the end of the title. A quotation over several
    paragraphs is not reported, and neither is a mark with a straight one in its paragraph,
    which may be its partner.

    Bad:

        他在《经济学人上读到了这篇文章。

    Good:

        他在《经济学人》上读到了这篇文章。
    """

    code = "SM108"
    name = "unpaired-quote"
    trigger = "unpaired-marks"
    summary = "a title bracket or quotation mark without its partner"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each bracket that finds no partner in its paragraph."""
        spanning: list[Span] = []
        for block in uneven_paragraphs(document, _MARKS):
            marks = tuple(_unpaired(document, block))
            is_clash = "".join(mark.text(document.text) for mark in marks) in _CLASHES
            for span in marks:
                if span.text(document.text) in _MAY_SPAN_PARAGRAPHS and not is_clash:
                    spanning.append(span)
                else:
                    yield self._report(document, span)
        # Of several, some may be the ends of quotations that others open.
        if len(spanning) == 1 and not _goes_on(document, spanning[0]):
            yield self._report(document, spanning[0])

    def _report(self, document: Document, span: Span) -> Diagnostic:
        mark = span.text(document.text)
        return self.found(
            document, span, f"`{mark}` has no `{_PARTNER_OF[mark]}` in this paragraph; add it"
        )


def _goes_on(document: Document, span: Span) -> bool:
    """Tell whether what comes next opens with the mark at `span`, as it does in a quotation.

    Originals between two paragraphs of a translation, and images, are skipped.
    """
    for line in document.chinese.lines_after(span.start):
        words = line.lstrip(_BEFORE_WORDS)
        if not words.startswith(_NO_WORDS):
            return words.startswith(span.text(document.text))
    return False


def _unpaired(document: Document, block: Block) -> Iterator[Span]:
    text = document.text
    is_straight_near = text.find('"', *block.span) >= 0
    places = marks_in_prose(document, block, _CORNERS if is_straight_near else _MARKS)
    written = [text[at] for at in places]
    if "《" not in written and written.count("》") > 1:
        # `文件》新建》文件夹` is a way through menus.
        places = [at for at in places if text[at] != "》"]
    return (Span(at, at + 1) for at in unpaired(text, places) if not _is_drawn(text, at))


def _is_drawn(text: str, at: int) -> bool:
    """Tell whether the mark at `at` is part of a face or an arrow: `(:3」∠)`, `(°●°) 」`, `-》`."""
    return _DRAWING.search(text, max(at - 4, 0), at) is not None
