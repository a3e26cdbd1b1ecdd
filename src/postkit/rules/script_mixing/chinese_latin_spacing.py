"""SM202: spacing between Chinese and Latin that differs from the site's style."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from postkit.diagnostics import Diagnostic, Severity
from postkit.document import Document
from postkit.edits import Edit, Fix
from postkit.rules import base
from postkit.rules.base import Rule, fix, unsafe_fix
from postkit.script.latin_words import meetings
from postkit.script.sentence_context import is_in_heading
from postkit.source import Span

_NEARLY_ALL = 0.9
_ENOUGH = 20


class SpacingOptions(base.Options):
    """How Chinese and Latin letters or digits meet.

    Args:
        style: `spaced` (`用 Python 写`), `tight` (`用Python写`), or `consistent`: the one that
            nearly all of the draft has.
    """

    style: Literal["spaced", "tight", "consistent"] = "consistent"


class ChineseLatinSpacing(Rule):
    """A Latin word or a number meets Chinese with a space here, and without one elsewhere.

    Both styles are fine; a mixture is not. Off unless selected, since each site decides on its
    own style. With `consistent`, only the exceptions in a draft that otherwise keeps to one
    style are reported.

    A word such as `C++`, a path and inline code get both spaces or none; `Yahoo!奇摩` is left
    alone. The fix is unsafe in headings, whose words become an address, and beside a single
    letter, as in `A股`.

    Bad:

        第 1 章，第 2 章，第 3 章，第 4 章，第 5 章，第 6 章，第 7 章，
        第 8 章，第 9 章，第 10 章，第 11 章，第12章。

    Good:

        第 1 章，第 2 章，第 3 章，第 4 章，第 5 章，第 6 章，第 7 章，
        第 8 章，第 9 章，第 10 章，第 11 章，第 12 章。
    """

    code = "SM202"
    name = "chinese-latin-spacing"
    summary = "Chinese and Latin meet with a space here and without one elsewhere"
    severity = Severity.INFO
    default = False
    fixable = True
    Options = SpacingOptions

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each place in the wrong style."""
        places = list(meetings(document))
        style = self.options.style
        if style == "consistent":
            total, spaced = len(places), sum(place.has_space for place in places)
            if total < _ENOUGH or max(spaced, total - spaced) < total * _NEARLY_ALL:
                return
            style = "spaced" if spaced > total - spaced else "tight"
        for place in places:
            if place.has_space == (style == "spaced"):
                continue
            is_certain = place.is_certain and not is_in_heading(document, place.span.start)
            make = fix if is_certain else unsafe_fix
            yield self.found(document, place.span, *_advice(place.span, place.has_space, make))


def _advice(span: Span, has_space: bool, make: Callable[[str, Edit], Fix]) -> tuple[str, Fix]:
    if has_space:
        edit = Edit.delete(Span(span.start + 1, span.end - 1))
        return "Chinese and Latin meet with a space; remove it", make("remove the space", edit)
    edit = Edit.insert(span.start + 1, " ")
    return (
        "Chinese and Latin meet without a space; add one",
        make("add a space", edit),
    )
