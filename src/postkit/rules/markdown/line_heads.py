"""Search for what is at the start of a line of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from postkit.document import Document
from postkit.lazy_patterns import lazy_compile

# Items of lists that are written well are not among them: most posts have no others.
_MARKED = lazy_compile(r"\n[ \t]*+(?:>>|(?:[+-]|\d\d?[.)])(?![ \t]++\S)|\*[\u00a0\u3000])")


def at_line_heads(document: Document, head: str) -> Iterator[re.Match[str]]:
    r"""Yield the matches of the pattern `head` at the start of a line, the newline before it too.

    What `head` matches must start as `marked_lines` has it, blanks aside: such lines are
    found once for all rules, and `head` is tried at no others.
    """
    pattern = _compiled(head)
    text = document.text
    lines = document.once(marked_lines)
    if document.body.start == 0 and not text.startswith("\n"):
        lines = (0, *lines)
    for at in lines:
        if match := pattern.match(text, at):
            yield match


def marked_lines(document: Document) -> tuple[int, ...]:
    """Return where the newlines before the lines of the body are that start with a mark.

    A mark is `>>`, that of an item (`-`, `+`, `1.`, `1)`) without a blank and text after it, or
    `*` with a wide space after it.
    """
    newlines = _MARKED.finditer(document.text, max(document.body.start - 1, 0))
    return tuple(match.start() for match in newlines)


@cache
def _compiled(head: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\A|\n){head}")
