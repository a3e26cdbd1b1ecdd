"""The markers that git leaves where two versions of a draft could not be merged."""

from __future__ import annotations

import re

from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

_MARKER = lazy_compile(
    r"^(?:(?P<ours><<<<<<< [^\n\r]*)|(?P<middle>=======)|(?P<theirs>>>>>>>> [^\n\r]*))(?=\r?$)",
    re.MULTILINE,
)


_VERSION = lazy_compile(r">>>>>>> [\w./-]+(?: \([^\n\r]+\))?\Z", re.ASCII)
"""The name of a branch, or a commit with its message; a quotation in a quotation has neither."""


def find_conflicts(text: str) -> tuple[Span, ...]:
    """Return the first marker of each conflict in `text`, in front matter too.

    Where somebody has deleted the first marker alone, it is the last one.
    """
    found: list[Span] = []
    opening: Span | None = None
    has_middle = False
    lone_middle = False
    for match in _MARKER.finditer(text):
        if match["ours"]:
            opening, has_middle = Span(*match.span()), False
        elif match["middle"]:
            has_middle = opening is not None
            lone_middle = not has_middle
        elif opening and has_middle:
            found.append(opening)
            opening, has_middle = None, False
        elif lone_middle and _VERSION.match(match["theirs"]):
            found.append(Span(*match.span()))
            lone_middle = False
    return tuple(found)
