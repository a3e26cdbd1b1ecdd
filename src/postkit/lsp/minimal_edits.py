"""The edits that turn one text into another, so that an editor keeps the cursor in its place."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from postkit.edits import Edit
from postkit.lazy_patterns import lazy_compile

_LINE = lazy_compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def edits_between(old: str, new: str) -> tuple[Edit, ...]:
    """Return edits on `old` that give `new`, small ones where little differs.

    Lines that occur once in each text, in the same order in both, stay in place;
    what lies between two of them is compared line by line. Unlike difflib, which
    needs seconds for a post with an edit in every second line, this takes time
    in proportion to the texts.
    """
    if old == new:
        return ()
    before = [match[0] for match in _LINE.finditer(old)]
    after = [match[0] for match in _LINE.finditer(new)]
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    edits: list[Edit] = []
    first = begin = 0
    for last, end in (*_anchors(before, after), (len(before), len(after))):
        edits += _gap(before, after, starts, (first, last), (begin, end))
        first, begin = last + 1, end + 1
    return tuple(edits)


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Return the most pairs of equal lines, unique in both texts, that keep their order."""
    in_before, in_after = Counter(before), Counter(after)
    place = {line: number for number, line in enumerate(after) if in_after[line] == 1}
    pairs = [
        (number, place[line])
        for number, line in enumerate(before)
        if in_before[line] == 1 and line in place
    ]
    # The longest increasing subsequence of the second numbers, by patience sorting:
    # `tops` holds the smallest end of a sequence of each length, `chain` leads back.
    tops: list[int] = []
    indices: list[int] = []
    chain: list[int] = []
    for index, (_, number) in enumerate(pairs):
        pile = bisect_left(tops, number)
        tops[pile : pile + 1] = [number]
        indices[pile : pile + 1] = [index]
        chain.append(indices[pile - 1] if pile else -1)
    found: list[tuple[int, int]] = []
    at = indices[-1] if indices else -1
    while at >= 0:
        found.append(pairs[at])
        at = chain[at]
    return found[::-1]


def _gap(
    before: Sequence[str],
    after: Sequence[str],
    starts: Sequence[int],
    old: tuple[int, int],
    new: tuple[int, int],
) -> Iterator[Edit]:
    """Yield the edits on the lines `old` of `before` that give the lines `new` of `after`."""
    first, last = old
    begin, end = new
    while first < last and begin < end and before[first] == after[begin]:
        first, begin = first + 1, begin + 1
    while first < last and begin < end and before[last - 1] == after[end - 1]:
        last, end = last - 1, end - 1
    if last - first == end - begin:
        for number, line in enumerate(after[begin:end], first):
            if line != before[number]:
                yield Edit.between(starts[number], before[number], line)
    else:
        yield Edit.between(starts[first], "".join(before[first:last]), "".join(after[begin:end]))
