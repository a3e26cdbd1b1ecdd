"""Search for what stands at the head of a line of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from postkit.document import Document


def at_line_heads(document: Document, head: str) -> Iterator[re.Match[str]]:
    r"""Yield the matches of the pattern `head` at the head of a line, the newline before it too.

    For `(?:\n|\A)` the pattern would be tried at each character: that takes ten
    times as long as to look for newlines, and a text has one beginning only.
    """
    first, behind_newline = _compiled(head)
    text, start = document.text, document.body.start
    if start == 0 and (match := first.match(text)):
        yield match
    yield from behind_newline.finditer(text, max(start - 1, 0))


@cache
def _compiled(head: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(head), re.compile(rf"\n{head}")
