"""The markers that git leaves where two versions of a draft could not be merged."""

from __future__ import annotations

import re

from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_MARKER = lazy_compile(
    r"^(?:(?P<ours><<<<<<< [^\n\r]*)|(?P<middle>=======)|(?P<theirs>>>>>>>> [^\n\r]*))(?=\r?$)",
    re.MULTILINE,
)


def find_conflicts(text: str) -> tuple[Span, ...]:
    """Return the first marker of each conflict in `text`, in front matter too."""
    found: list[Span] = []
    opening: Span | None = None
    has_middle = False
    for match in _MARKER.finditer(text):
        if match["ours"]:
            opening, has_middle = Span(*match.span()), False
        elif match["middle"]:
            has_middle = opening is not None
        elif opening and has_middle:
            found.append(opening)
            opening, has_middle = None, False
    return tuple(found)
