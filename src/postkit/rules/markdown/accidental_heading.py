"""MD004: a paragraph that a line of dashes below it turned into a heading."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.blocks import Block, BlockKind
from postkit.document.front_matter_in_body import find_second_front_matter
from postkit.document.han import count_han
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.rules.signs.markup import at_line_heads
from postkit.source import Span

_UNDERLINE = r"(-+)[ \t]*(?=[\r\n]|\Z)"
_SENTENCE_END = lazy_compile(r"[。！？；.!?…][”’」』）)\"'*_]*\Z")
_QUESTION_END = lazy_compile(r"[！？!?][”’」』）)\"'*_]*\Z")
_WORD = lazy_compile(r"\w{1,2}\W")
_ADDRESS = lazy_compile(r"\]\([^()\s]*\)|\]\[[^\[\]\n]*\]")
_FIELD = lazy_compile(r"-*[A-Za-z][\w-]*::?(?:\s|\Z)|[ \t]+\S|-[ \t]")
_PROPERTY = lazy_compile(r"[\w-]+::(?:\s|\Z)")
"""Of a page of Logseq, in which a line `-` is an empty item."""
_COLUMNS = lazy_compile(r"\S[ ]{3,}\S")
"""A row of a table of pandoc, whose cells are apart by spaces."""
_OPTION = lazy_compile(r"\r?\n:[a-z][\w-]*:")
"""MyST: an option of the card that `---` opens in a directive."""
_FENCE = lazy_compile(r"---[ \t]*\r?\n\Z")
_WIDEST_TITLE = 120
"""In columns: a Han character takes two, and says as much as several letters."""
_UNDERLINE_LENGTH = 6
"""A line between two parts has three dashes or a few more; this many underline a title."""
_DIVIDER = len("---")


class AccidentalHeading(Rule):
    """`---` directly below a paragraph turns it into a heading.

    A line between two parts was meant, but Markdown takes the dashes for an underline
    (CommonMark 4.3, setext headings) and shows the whole paragraph in large letters. A blank
    line separates them. Short lines that may well be titles are left alone, and so are lines
    above six or more dashes, or above as many dashes as they have letters. The fix for a short
    question or a single word (`结语。`) is unsafe, since it may be a title, and so is the fix for
    one or two dashes. Fields such as `layout: center` are left alone: they are the front matter
    of a slide or template. So are rows of a table whose cells are apart by spaces (pandoc).

    Bad:

        他关上门，走了。
        ---

        第二天，她收到一封信。

    Good:

        他关上门，走了。

        ---

        第二天，她收到一封信。
    """

    code = "MD004"
    name = "accidental-heading"
    trigger = "marked-lines"
    summary = "`---` directly below a paragraph makes it a heading"
    severity = Severity.WARNING
    fixable = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each heading that reads as a paragraph."""
        text = document.text
        for match in at_line_heads(document, _UNDERLINE):
            block = document.block_at(match.start(1))
            if block is None or block.kind is not BlockKind.HEADING or not block.lines:
                continue
            written = block.lines[-1].text(text).rstrip()
            shown = _ADDRESS.sub("", text[block.lines[0].start : block.lines[-1].end])
            if not any(char.isalnum() for char in shown):
                # Fixtures of parsers part what goes in from what comes out by a `.` alone.
                continue
            is_short = len(shown) + count_han(shown) <= _WIDEST_TITLE
            if is_short and not _SENTENCE_END.search(written):
                continue
            if is_short and len(block.lines) == 1 and len(match[1]) >= _UNDERLINE_LENGTH:
                continue
            if len(shown) == len(match[1]) > _DIVIDER:
                # Who counts the letters draws a line below a heading.
                continue
            is_row = _COLUMNS.search(shown) or _OPTION.match(text, match.end())
            if is_row or _are_fields(document, block):
                continue
            second = document.once(find_second_front_matter)
            if second and match.start(1) < second.end:
                continue
            start = document.source.line_span(match.start(1)).start
            # `为什么？` may be a title as well as a sentence, and so may `结语。`.
            is_word = len(block.lines) == 1 and _WORD.fullmatch(written)
            may_be_title = bool(is_short and (is_word or _QUESTION_END.search(written)))
            is_line = len(match[1]) >= _DIVIDER
            may_be_title |= len(match[1]) >= _UNDERLINE_LENGTH and _ends_in_title(text, block)
            make = fix if is_line and not may_be_title else unsafe_fix
            yield self.found(
                document,
                Span(*match.span(1)),
                f"`{'---' if is_line else match[1]}` directly below a paragraph makes it a "
                "heading; add a blank line between them",
                make("add a blank line between them", Edit.insert(start, document.source.newline)),
            )


def _ends_in_title(text: str, block: Block) -> bool:
    """Tell whether the last line is one of its own, and a title, below one that looks blank."""
    *above, last = (line.text(text) for line in block.lines)
    return any(not line.strip() for line in above) and not _SENTENCE_END.search(last.rstrip())


def _are_fields(document: Document, block: Block) -> bool:
    """Tell whether `block` ends in fields of front matter: two, or one below an opening `---`.

    The line above them may be a program's, which writes them.
    """
    text = document.text
    if not all(_FIELD.match(line.text(text)) for line in block.lines[-2:]):
        return False
    if all(_PROPERTY.match(line.text(text)) for line in block.lines):
        return True
    first = document.source.line_span(block.lines[0].start).start
    return len(block.lines) > 1 or bool(_FENCE.search(text, max(first - 8, 0), first))
