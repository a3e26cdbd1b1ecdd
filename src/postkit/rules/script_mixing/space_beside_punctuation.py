"""SM201: a space beside a full-width mark."""

from __future__ import annotations

from collections.abc import Iterator

from postkit.diagnostics import Diagnostic
from postkit.document import Document
from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile
from postkit.rules.base import Rule, fix
from postkit.script.punctuation import is_han, is_prose
from postkit.source import Span

_MARKS = "，。、；！？"
# The last of the spaces before a mark, or the first of those behind one.
_SPACE = lazy_compile(r" (?:(?<=[，。、；！？] )|(?=[，。、；：！？]))")
_SPACES = lazy_compile(r" +")


class SpaceBesidePunctuation(Rule):
    """A space stands before or behind a full-width mark between Chinese characters.

    The mark brings its own space along; with another one a hole gapes in the
    line. The space behind the colon of a speaker's name is left alone.

    Bad:

        今天很冷， 明天更冷 。

    Good:

        今天很冷，明天更冷。
    """

    code = "SM201"
    name = "space-beside-punctuation"
    summary = "a space before or behind a full-width mark"
    fixable = True

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Yield a finding for each such space."""
        text, offset = document.chinese.text, document.chinese.offset
        for candidate in _SPACE.finditer(text):
            at = candidate.start()
            while at > 0 and text[at - 1] == " ":
                at -= 1
            match = _SPACES.match(text, at)
            if match is None or at == 0 or match.end() == len(text):
                continue
            before, after = text[at - 1], text[match.end()]
            # The colon is no mark to look behind: a speaker's name stands before it.
            is_behind = before in _MARKS and is_han(after)
            is_before = is_han(before) and after in _MARKS + "："
            span = Span(offset(at), offset(at) + match.end() - at)
            if (is_behind or is_before) and is_prose(document, Span(span.start - 1, span.end + 1)):
                yield self.found(
                    document,
                    span,
                    "a full-width mark needs no space beside it; remove the space",
                    fix("remove the space", Edit.delete(span)),
                )
