"""The Chinese lines of a body, gathered so that they can be searched in one go."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice

from postkit.document.han import HAN_RUN
from postkit.lazy_patterns import lazy_compile
from postkit.source import Span

# Newlines are found fast: a pattern with `^` is tried at each character.
_ENGLISH_WORDS = lazy_compile(r"\n(?:(?:[^\w\n]|_)*+[A-Za-z\d\u00c0-\u024f]++){8}")
"""The start of a line in an alphabet: eight words."""
_ENGLISH_LINES = 5
_USUAL_HAN = re.compile(rb"[\xe5-\xe9]")
"""The first bytes of U+5000 to U+9FFF in UTF-8, of which hardly any Chinese line holds none."""


class Passages:
    """Lines of a text joined into one string, each with a newline after it.

    `text` is what a rule searches; `offset` says where a place in it is in
    the draft. Half of a bilingual draft is English, and a search that leaves it
    out takes half the time.
    """

    __slots__ = ("_joined", "_origins", "text")

    def __init__(self, lines: list[str], origins: list[int]) -> None:
        self._origins = origins
        self._joined = [0, *accumulate(len(line) + 1 for line in lines)]
        self.text = "\n".join((*lines, "")) if lines else ""

    def offset(self, at: int) -> int:
        """Return where the character `text[at]` is in the draft."""
        index = bisect_right(self._joined, at) - 1
        return self._origins[index] + at - self._joined[index]

    def lines_after(self, offset: int) -> Iterator[str]:
        """Yield the lines that start after `offset` in the draft."""
        for index in range(bisect_right(self._origins, offset), len(self._origins)):
            yield self.text[self._joined[index] : self._joined[index + 1] - 1]


FOREIGN = "\ufffc"
"""What takes the place of each character that is in another language."""

_NO_NEWLINE = lazy_compile(r"[^\r\n]")
_TARGET = lazy_compile(r"\]\([^()\s]*\)")


def has_english_lines(text: str, body: Span) -> bool:
    """Tell whether a body with Chinese in it has five lines or more in English or the like."""
    if text.isascii():
        return False
    text = "\n" + text[body.start : body.end]
    starts = _ENGLISH_WORDS.finditer(text)
    lines = islice((start for start in starts if _goes_on(text, start.end())), _ENGLISH_LINES)
    return sum(1 for _ in lines) == _ENGLISH_LINES and HAN_RUN.search(text) is not None


def _goes_on(text: str, at: int) -> bool:
    """Tell whether ten characters follow on the line, none of East Asia (U+2E80 to U+FFFF)."""
    # A class of so many characters would take as long to compile as a post to search.
    following = text[at : at + 10]
    return (
        len(following) == 10
        and "\n" not in following
        and not any("\u2e80" <= char <= "\uffff" for char in following)
    )


def chinese_passages(text: str, body: Span, foreign: Iterable[Span] = ()) -> Passages:
    """Return the lines of `body` that are Chinese prose.

    These hold a Han character, and at least one character in ten lies outside
    ASCII: a foreign sentence that quotes a Chinese name is left out. Masked
    regions are still in there; whoever finds something asks `Document.masked`. The
    characters of `foreign`, spans in another language, are replaced by `FOREIGN`.
    """
    text = _without(text, foreign)
    lines: list[str] = []
    origins: list[int] = []
    at = body.start
    # Either newline is one character long: offsets stay as they are.
    for line in text[body.start : body.end].replace("\r", "\n").split("\n"):
        if not line.isascii():
            # In UTF-8 a Han character takes two bytes more than an ASCII one.
            encoded = line.encode("utf-8", "surrogatepass")
            extra = len(encoded) - len(line)
            if extra * 5 < len(line) and "](" in line:
                # Nobody reads the addresses of links.
                shown = _TARGET.sub("", line)
                is_prose = extra * 5 >= len(shown)
            else:
                is_prose = extra * 5 >= len(line)
            if is_prose and (_USUAL_HAN.search(encoded) or HAN_RUN.search(line)):
                lines.append(line)
                origins.append(at)
        at += len(line) + 1
    return Passages(lines, origins)


def _without(text: str, foreign: Iterable[Span]) -> str:
    """Return `text` with the characters of `foreign` replaced, its lines as they are."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(foreign):
        parts.append(text[at:start])
        parts.append(_NO_NEWLINE.sub(FOREIGN, text[max(start, at) : end]))
        at = max(at, end)
    return "".join(parts) + text[at:] if parts else text
