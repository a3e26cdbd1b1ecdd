"""RS020: a post that stops in the middle of something."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Block, Document
from postkit.document.blocks import BlockKind
from postkit.document.han import count_han
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule
from postkit.rules.signs.residue import SENTENCE_ENDS
from postkit.source import Span

_BARE_MARK = lazy_compile(r"[ \t>]*(?:(?P<item>[-*+]|\d{1,2}[.)])|#{1,6})(?:[ \t]+\*\*)?")
_OPEN_BRACKET = lazy_compile(
    r"(?:(?<=[^\x00-\x7f])|(?<=\s)|\A)!?\[[^\]\x00-\x1f]{0,200}(?:\]\([^()\s]*)?\Z"
)
_CHINESE_SENTENCE = lazy_compile(r"[^\x00-\xff][^，。]*+[，。].*(?:[^\W\x00-\xff]|[，、])\Z")
_CREDIT = lazy_compile(
    r"本文|文中|原文|作者|译者|校对|来源|编辑|撰文|图片|欢迎|关注|感谢|via|\(|（"
)
_PROPERTIES = lazy_compile(r"(?:[\w-]+::(?:[ \t][^\r\n]*)?\s*+)+")
"""What is above the outline in a page of Logseq: `title:: 老桥`."""
_FAREWELL = lazy_compile(r".*(?:再[见見会會]|期[见見]|[谢謝][谢謝]|晚安|拜拜)\Z")
_IN_HEADING = "with an empty heading: add what was cut off, or remove it"
_IN_ITEM = "with an empty list item: add what was cut off, or remove it"
_IN_ROW = "within a row of a table: add what was cut off, or end the row with `|`"
_IN_LINK = "within a link: add what was cut off, or close its bracket"
_IN_SENTENCE = "in a paragraph without a full stop: add what was cut off, or the full stop"
_LONG = 40
_ENOUGH = 5
"""How many paragraphs show whether the author ends them with a full stop."""


class CutOffEnd(Rule):
    """The text stops in the middle of a sentence, a list, a link or a table.

    A language model stops where its answer gets too long, and what is copied stops where the
    selection did. A last line that is only the mark of an item or of a heading is reported, a
    link that has lost its end, a row of a table that has lost its last bar, and a long last
    paragraph in Chinese without a full stop if all others have one.

    Bad:

        出门之前：

        1. 关灯
        2. 锁门
        3.

    Good:

        出门之前：

        1. 关灯
        2. 锁门
        3. 浇花
    """

    code = "RS020"
    name = "cut-off-end"
    trigger = "unfinished-end"
    summary = "the post stops in the middle of a sentence, a list or a table"
    severity = Severity.WARNING

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding on the last line, if something is not finished there."""
        start, end = document.body
        end = start + len(document.text[start:end].rstrip())
        if end == start or not document.blocks:
            return
        line = document.source.line_span(end)._replace(end=end)
        block = document.blocks[-1]
        what = _unfinished(document, block, line)
        if what and end - 1 not in document.masked:
            yield self.found(document, line, f"the post ends {what}")


def _unfinished(document: Document, block: Block, line: Span) -> str:
    """Return where the last line stops and what to do, as a part of a message; "" if it ends."""
    text, written = document.text, line.text(document.text)
    is_below = block.span.end < line.start
    if not is_below and block.kind in (BlockKind.FENCED_CODE, BlockKind.HTML):
        return ""
    bare = _bare_mark(document, written)
    if bare or is_below or written.endswith(SENTENCE_ENDS):
        return bare
    if block.kind is BlockKind.TABLE:
        rows = [row.text(text).strip() for row in block.lines[:-1]]
        is_row = written.lstrip().startswith("|") and not written.endswith("|")
        return _IN_ROW if is_row and all(map(_is_whole_row, rows)) else ""
    if block.kind is not BlockKind.PARAGRAPH or block.depth:
        return ""
    if _OPEN_BRACKET.search(written):
        return _IN_LINK
    return _IN_SENTENCE if _is_cut(document, block, written) else ""


def _bare_mark(document: Document, written: str) -> str:
    """Return what `written` is the mark of, as a part of a message; empty if it is no mark.

    The last item of an outline, a text that is one list, is empty for its writer to go on, and
    so is the only item of a list.
    """
    match = _BARE_MARK.fullmatch(written)
    if not match:
        return ""
    if not match["item"]:
        return _IN_HEADING
    is_outline = all(
        block.depth or _PROPERTIES.fullmatch(block.span.text(document.text))
        for block in document.blocks
    )
    return "" if is_outline or not document.blocks[-1].depth else _IN_ITEM


def _is_whole_row(row: str) -> bool:
    return row.startswith("|") and row.endswith("|")


def _is_cut(document: Document, last: Block, written: str) -> bool:
    """Tell whether `written`, the end of `last`, lacks the full stop that all others have."""
    if len(written) < _LONG or not _CHINESE_SENTENCE.match(written):
        return False
    if _CREDIT.match(written) or _FAREWELL.match(written):
        return False
    text = document.text
    others = [
        block.span.text(text).rstrip()
        for block in document.blocks[:-1]
        if block.kind is BlockKind.PARAGRAPH and not block.depth
    ]
    long = [other for other in others if len(other) >= _LONG and count_han(other) > _LONG // 2]
    return len(long) >= _ENOUGH and all(other.endswith(SENTENCE_ENDS) for other in long)
