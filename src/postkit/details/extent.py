"""Where a block that nothing closes really ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from postkit.document.passages import HAN
from postkit.source import Span

_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile(r"[^\W\d_" + HAN + "]")
_LINE = re.compile(r"[^\n\r]*(?:\r\n|\n|\r|\Z)")
_BOUNDARY = re.compile(r"#{1,6}[ \t]|<!--|\[[A-Z]+_[A-Z]+\]|(?:-{3,}|\*{3,}|_{3,})[ \t]*$")
_NAME = re.compile(r"[*_\s>-]*[^:：\n]{1,40}[:：][*_]*")
_SAMPLE = 2000


class Extent(NamedTuple):
    """What belongs to a block.

    `end` is the offset behind its last character that is no white space; equal
    to the start where the block holds nothing. `is_sure` tells whether what
    follows is set off plainly: by a heading, by the other language, or by the
    end of the text.
    """

    end: int
    is_chinese: bool
    is_sure: bool


def is_chinese(text: str) -> bool:
    """Tell whether `text` is written in Chinese rather than in an alphabet.

    A Han character weighs as much as two letters. A speaker's name at the head
    does not count, unless there is nothing else.
    """
    name = _NAME.match(text)
    rest = text[name.end() : _SAMPLE] if name else text[:_SAMPLE]
    han, letters = len(_HAN.findall(rest)), len(_LATIN.findall(rest))
    if not han and not letters and name:
        return bool(_HAN.search(name[0]))
    return han > 0 and han * 2 >= letters


def find_extent(text: str, region: Span) -> Extent:
    """Return how far the content of a block reaches that starts at `region.start`.

    It ends before the first heading, comment or rule, and before the first line
    of Chinese behind an original that is not; at the latest where `region` ends.
    """
    end = at = region.start
    original: bool | None = None
    while at < region.end:
        match = _LINE.match(text, at, region.end)
        stop = match.end() if match else region.end
        line = text[at:stop].strip()
        if line:
            if _BOUNDARY.match(line):
                return Extent(end, bool(original), original is not None)
            chinese = is_chinese(line)
            if original is None:
                original = chinese
            elif chinese and not original:
                return Extent(end, False, True)
            end = at + len(text[at:stop].rstrip())
        at = stop
    return Extent(end, bool(original), not original)
