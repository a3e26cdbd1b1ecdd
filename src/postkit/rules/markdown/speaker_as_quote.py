"""MD002: a speaker's line that `>>` turned into a quotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.document.blocks import BlockKind
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, unsafe_fix
from postkit.rules.signs.markup import at_line_heads
from postkit.source import Span

_LINE = r" {0,3}(>>+)(?![ \t]*(?:[>\n\r]|\Z))"
_PROMPT = lazy_compile(
    r">>>?[ ]*[A-Za-z_][\w.]*(?:\[[^\]\s]*\])?(?:[ ]?=(?!=)|\()"
    r"|>>>[ ]*(?:import|from|print|def|class)[ ][a-zA-Z_]|>>>[ ]*[a-z_](?:[\w.]*\w)?\s*\Z"
)
"""A line of a program that was typed after a prompt: `>> x = 1`, `>>> print(x)`."""
_MARKED = lazy_compile(r" {0,3}>")
_QUOTE = lazy_compile(r" {0,3}>(?!>)|[ >]*(?:\[!|\Z|\#{1,6}[ ]|[-*+][ ]|\d{1,9}[.)][ ]|```|~~~|\|)")
"""A line of a quotation of one level, an empty one, or the head of a callout, a heading, an item,
code or a table in a quotation: no speaker's words are any of these."""
_REACH = 30
"""How many lines above and below are examined."""


class SpeakerAsQuote(Rule):
    r"""A line starts with `>>`, which marks a new speaker in captions.

    Markdown takes it for a quotation within a quotation, so it indents the words and drops the
    `>>`. A backslash keeps it as text; the speaker's name is better still. A line of a program
    after a prompt (`>> x = 1`, `>>> print(x)`) belongs in a block of code.

    Bad:

        你什么时候来的？

        >> 昨天晚上。

    Good:

        你什么时候来的？

        \>> 昨天晚上。
    """

    code = "MD002"
    name = "speaker-as-quote"
    trigger = "text:>>"
    summary = "`>>` before a speaker's words makes a nested quotation"
    severity = Severity.WARNING
    fixable = True
    always_unsafe = True
    changes_structure = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each such line that does not continue a quotation."""
        for match in at_line_heads(document, _LINE):
            mark = Span(*match.span(1))
            if _is_in_quotation(document, mark.start) or _is_raw(document, mark.start):
                continue
            if _PROMPT.match(document.text, mark.start, document.source.line_span(mark.end).end):
                yield self.found(
                    document,
                    mark,
                    f"`{mark.text(document.text)}` makes a quotation of this line of a program; "
                    "put it between code fences",
                )
                continue
            yield self.found(
                document,
                mark,
                "`>>` makes a nested quotation here; write the speaker's name, or `\\>>` to show "
                "the sign",
                unsafe_fix("show the sign", Edit.insert(mark.start, "\\")),
            )


def _is_in_quotation(document: Document, at: int) -> bool:
    """Tell whether a line among those with `>` around `at` is one of a quotation."""
    lines, body = document.source.lines, document.body
    here = lines.position(at).line
    first, last = lines.position(body.start).line, lines.position(body.end - 1).line
    above = range(here, max(first, here - _REACH) - 1, -1)
    below = range(here + 1, min(last, here + _REACH) + 1)
    marked = chain(_marked(document, above), _marked(document, below))
    return any(_QUOTE.match(document.text, *line) for line in marked)


def _marked(document: Document, numbers: Iterable[int]) -> Iterator[Span]:
    """Yield the lines of these `numbers`, up to one without `>`."""
    for number in numbers:
        line = document.source.line_span(document.source.lines.line_start(number))
        if not _MARKED.match(document.text, *line):
            return
        yield line


def _is_raw(document: Document, offset: int) -> bool:
    """Tell whether `offset` lies in code or HTML, where `>>` is only text."""
    block = document.block_at(offset)
    return block is not None and block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING)
