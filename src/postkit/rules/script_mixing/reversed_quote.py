"""SM109: a closing quotation mark that opens, or an opening one that closes."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.script.punctuation import is_prose
from postkit.source import Span

_QUOTES_AND_LINES = lazy_compile("[“”\n]")
_QUOTES = lazy_compile("[“”]")
_BEGINS = lazy_compile(r"[\w《（「【]")
_ENDS = lazy_compile(r"[\w。！？…，》）」】%]")
# After a number the mark may be an inch; after a sentence it may really close; after `=` it
# should be straight.
_NO_OPENING_BEHIND = lazy_compile(r"[\d。！？…=]")
_ENDS_CLAUSE = lazy_compile(r"[，。、；：？！）]|$")
_MAX_QUOTED = 200
_MAX_DEPTH = 4
"""How deep quotations are nested before a line gets a closer look, which costs only time."""


class ReversedQuote(Rule):
    """A quotation mark is turned the wrong way: `”设计”` or `“设计“`.

    Models and converters write the closing mark at both ends. The two marks look
    alike in many fonts, so the slip survives proofreading, while searches and
    other tools no longer see where a quotation starts.

    Only two equal marks of one paragraph that would pair up if one were turned
    are reported; where others are between them the fix is unsafe. A quotation that runs over
    several paragraphs is let through.

    Bad:

        他把这种做法叫作”共同设计”，并不常见。

    Good:

        他把这种做法叫作“共同设计”，并不常见。
    """

    code = "SM109"
    name = "reversed-quote"
    trigger = "chinese:“ ”"
    summary = "a quotation mark turned the wrong way (`”…”`)"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each turned mark."""
        for lines in _uneven_paragraphs(document):
            unpaired = _unpaired(document, lines)
            marks = {document.text[at] for at in unpaired}
            if len(marks) != 1 or len(unpaired) % 2:
                continue
            for first, second in zip(unpaired[::2], unpaired[1::2], strict=True):
                at = _turned(document.text, first, second)
                if at is None:
                    continue
                wrong = document.text[at]
                right = "“" if wrong == "”" else "”"
                # What is between others may be turned, too: `”甲“和”乙”`.
                is_alone = not _QUOTES.search(document.text, first + 1, second)
                make = fix if is_alone else unsafe_fix
                yield self.found(
                    document,
                    Span(at, at + 1),
                    f"`{wrong}` is turned the wrong way here; write `{right}`",
                    make(f"write {right}", Edit(at, at + 1, right)),
                )


def _turned(text: str, first: int, second: int) -> int | None:
    """Return which of two equal marks is turned the wrong way; None where it is not clear."""
    inner = text[first + 1 : second]
    if not inner or len(inner) > _MAX_QUOTED:
        return None
    if not (_BEGINS.match(inner[0]) and _ENDS.match(inner[-1])):
        return None
    if text[first] == "”":
        return None if _NO_OPENING_BEHIND.match(text[max(first - 1, 0) : first]) else first
    after = text[second + 1 : second + 2].strip()
    return second if _ENDS_CLAUSE.match(after) else None


def _uneven_paragraphs(document: Document) -> Iterator[tuple[Span, ...]]:
    """Yield the lines of each paragraph and heading in which the marks may not pair up."""
    text = document.chinese.text
    if text.count("“") == text.count("”") and text.find("“") <= text.find("”"):
        # As many marks open as close, and the first one opens: none is turned.
        return
    if not _without_pairs("".join(_QUOTES.findall(text))):
        # In nearly every draft all marks pair up.
        return
    marks = _without_pairs("".join(_QUOTES_AND_LINES.findall(text)))
    at, done = 0, -1
    for line, rest in zip(text.split("\n"), marks.split("\n"), strict=True):
        first = _QUOTES.search(line) if rest else None
        block = document.block_at(document.chinese.offset(at + first.start())) if first else None
        at += len(line) + 1
        if block and block.span.start > done:
            done = block.span.start
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
                yield block.lines


def _without_pairs(marks: str) -> str:
    for _ in range(_MAX_DEPTH):
        marks = marks.replace("“”", "")
    return marks


def _unpaired(document: Document, lines: tuple[Span, ...]) -> list[int]:
    """Return where the marks are that find no partner, in their order."""
    waiting: list[int] = []
    alone: list[int] = []
    for line in lines:
        for match in _QUOTES.finditer(document.text, *line):
            at = match.start()
            if not is_prose(document, Span(at, at + 1)):
                continue
            if match[0] == "“":
                waiting.append(at)
            elif waiting:
                waiting.pop()
            else:
                alone.append(at)
    return sorted(alone + waiting)
