"""Quotation marks as an edition has them: “ ” ‘ ’ in Simplified, 「 」 『 』 in Traditional."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from postkit.lazy_patterns import lazy_compile
from postkit.script.conversion_targets import Target
from postkit.source import Span

_SIMPLIFIED = "“”‘’"
_TRADITIONAL = "「」『』"
_CLOSING = dict(zip(_SIMPLIFIED[::2] + _TRADITIONAL[::2], "”’」』", strict=True))
_MARK = lazy_compile("[“”‘「」『』]|(?<![A-Za-z])’|’(?![A-Za-z])")
"""A quotation mark; an apostrophe inside a word is not one."""


def marks_of_edition(target: Target) -> dict[str, str]:
    """Return the quotation marks of the other script, each with that of the script of `target`."""
    pairs = (_SIMPLIFIED, _TRADITIONAL)
    old, new = reversed(pairs) if target.tag.startswith("zh-Hans") else pairs
    return dict(zip(old, new, strict=True))


def paired_marks(text: str, spans: Iterable[Span]) -> Iterator[int]:
    """Yield where the quotation marks are of those lines on which each mark has its partner.

    Args:
        text: the whole draft.
        spans: the parts of it that are Chinese prose, in their order.
    """
    for _, on_line in groupby(spans, lambda span: text.rfind("\n", 0, span.start)):
        marks = [match for span in on_line for match in _MARK.finditer(text, *span)]
        if _is_balanced(match[0] for match in marks):
            yield from (match.start() for match in marks)


def with_marks(old: str, new: str, places: Iterable[int], marks: dict[str, str]) -> str:
    """Return `new`, the conversion of `old`, with the marks at `places` of `old` replaced.

    Conversion keeps all marks and their order; where it did not, `new` stays as it is.
    """
    chosen = set(places)
    old_places = [at for at, char in enumerate(old) if char in marks]
    new_places = [at for at, char in enumerate(new) if char in marks]
    if [old[at] for at in old_places] != [new[at] for at in new_places]:
        return new
    chars = list(new)
    for before, after in zip(old_places, new_places, strict=True):
        if before in chosen:
            chars[after] = marks[chars[after]]
    return "".join(chars)


def _is_balanced(marks: Iterable[str]) -> bool:
    awaited: list[str] = []
    for mark in marks:
        if mark in _CLOSING:
            awaited.append(_CLOSING[mark])
        elif not awaited or awaited.pop() != mark:
            return False
    return not awaited
