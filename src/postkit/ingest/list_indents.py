"""What is in list items, indented by four columns, as Python-Markdown needs it."""

from __future__ import annotations

from postkit.lazy_patterns import lazy_compile

_MARKER = lazy_compile(r"((?:[-*+]|\d{1,9}[.)]) )(?: {0,3}(?=\S))")
_FENCE = lazy_compile(r"`{3,}|~{3,}")
_WIDTH = 4
_CODE = 4
"""From how many columns on more than its item's text a line is code."""


def with_wide_indents(body: str) -> str:
    """Return the Markdown `body` with what is in list items indented by four columns for each.

    With fewer, Python-Markdown takes a list in a list for a part of the outer one, and what
    follows in an item for the end of the list.
    """
    lines: list[str] = []
    items: list[int] = []
    """The columns in which the text of the open list items begins."""
    fence, fence_column = "", 0
    for line in body.split("\n"):
        text = line.lstrip(" ")
        column = len(line) - len(text)
        while text and items and column < items[-1] and not fence:
            items.pop()
        more = column - (fence_column if fence else items[-1] if items else 0)
        is_shown_as_is = fence or more >= _CODE or not items
        start = " " * (_WIDTH * len(items) + (more if is_shown_as_is else 0))
        while not fence and more < _CODE and (marker := _MARKER.match(text)):
            start += marker[1].ljust(_WIDTH)
            column += marker.end()
            items.append(column)
            text = text[marker.end() :]
        lines.append(start + text if text else line)
        mark = _FENCE.match(text)
        if fence:
            fence = "" if text.startswith(fence) else fence
        elif mark:
            fence, fence_column = mark[0], column
    return "\n".join(lines)
