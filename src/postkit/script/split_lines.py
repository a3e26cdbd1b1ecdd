"""Conversion of lines that inline marks have cut in pieces: `**头**发`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from postkit.script.conversion_targets import Target
from postkit.script.convert_to_region import CUT
from postkit.script.convert_unconverted import convert_selectively
from postkit.script.opencc_converters import convert

_ConvertAll = Callable[[Sequence[str], Target], list[str]]

Line = Sequence[str]
"""The pieces of a line that a reader sees as one text."""

MASK = "\ufffc"
"""A piece that is no prose, but a word to its neighbours: code, an address, a formula."""


def convert_lines(
    lines: Sequence[Line], target: Target, *, everything: bool = False
) -> list[list[str]]:
    """Return `lines` converted, each in as many pieces as before.

    A phrase is found across a cut, and each of its characters comes out on its
    own side. Words of a region (s2twp) have other lengths than what they
    replace: none is put in across a cut, and where Traditional lines have a phrase there
    (tw2sp), none in that line.

    Args:
        lines: all the prose of one text, in its order, without newlines.
        target: what to convert to.
        everything: convert what is in the target script already too, as bare
            OpenCC does; then a second conversion may change the text again.
    """
    if not lines:
        return []
    convert_all = _convert_everything if everything else convert_selectively
    if not target.is_by_words:
        return _joined(lines, target, convert_all)
    if target.is_from_simplified and not everything:
        return list(_with_cuts(lines, target))
    by_words = _apart(lines, target, convert_all)
    crossed = _crossed(lines, target.by_characters)
    if not crossed or by_words == [list(line) for line in lines]:
        return by_words
    by_characters = _joined(lines, target.by_characters, convert_all)
    return [
        by_characters[number] if number in crossed else line for number, line in enumerate(by_words)
    ]


def _with_cuts(lines: Sequence[Line], target: Target) -> Iterator[list[str]]:
    """Yield `lines` converted, each as one text in which it is marked where it was cut."""
    converted = convert_selectively([CUT.join(line) for line in lines], target)
    for line, new in zip(lines, converted, strict=True):
        pieces = new.split(CUT)
        # A writer may have used the same character.
        yield pieces if len(pieces) == len(line) else list(line)


def _crossed(lines: Sequence[Line], target: Target) -> set[int]:
    """Return the numbers of the lines in which a phrase lies across a cut."""
    cut = [number for number, line in enumerate(lines) if len(line) > 1]
    if not cut:
        return set()
    some = [lines[number] for number in cut]
    whole = _joined(some, target, _convert_everything)
    apart = _apart(some, target, _convert_everything)
    return {number for number, one, other in zip(cut, whole, apart, strict=True) if one != other}


def _apart(lines: Sequence[Line], target: Target, convert_all: _ConvertAll) -> list[list[str]]:
    """Return `lines` with each of their pieces converted as if it were alone."""
    pieces = iter(convert_all([piece for line in lines for piece in line], target))
    return [[next(pieces) for _ in line] for line in lines]


def _joined(lines: Sequence[Line], target: Target, convert_all: _ConvertAll) -> list[list[str]]:
    """Return `lines` with each converted as one text, and cut again where it was cut."""
    converted = convert_all(list(map("".join, lines)), target)
    return [
        [new] if len(line) == 1 else _cut(new, line)
        for new, line in zip(converted, lines, strict=True)
    ]


def _cut(converted: str, line: Line) -> list[str]:
    """Return `converted`, which is as long as `line`, in pieces as long as those of `line`."""
    ends = list(accumulate(map(len, line)))
    return [converted[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _convert_everything(units: Sequence[str], target: Target) -> list[str]:
    return convert("\n".join(units), target.config).split("\n")
