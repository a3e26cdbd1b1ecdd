"""Emphasis as CommonMark 0.31 decides it (section 6.2): which `*` and `_` pair up."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

_WHITESPACE = frozenset(
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)

# Everything up to the first delimiter that may stay visible. Nearly all emphasis
# is a `**pair**` (or `*pair*`) on one line whose ends touch a word inside, or
# white space or a mark outside, with nothing in it that binds tighter. Such a
# pair matches whatever is around it, so one match passes thousands of them.
_MARK = r"""\s!"'(),./:;?“”‘’，。、；：？！（）《》「」『』【】—…"""
_INSIDE = r"(?:[^*`<>\\_~\n|\[\]]++|\[[^*`<>\\_~\n|\[\]]*+\])++"
# Both lengths of a run share the checks at each end.
_PAIR = rf"(?:\*\*{_INSIDE}\*\*|\*{_INSIDE}\*)"
_STARTS_WORD, _ENDS_WORD = r"(?=\*\*?\w)", r"(?:(?<=\w\*)|(?<=\w\*\*))(?!\*)"
_NO_SPACE_INSIDE = r"(?<!\s\*)(?<!\s\*\*)"
# All pairs of most posts are such; the classes of marks take long to compile.
_SURE_AT_WORDS = lazy_compile(
    rf"(?:[^*]++|{_STARTS_WORD}{_PAIR}(?:{_ENDS_WORD}|{_NO_SPACE_INSIDE}(?!\S)))*+"
)
_SURE = lazy_compile(
    rf"(?:[^*]++|(?:{_STARTS_WORD}|(?<![^{_MARK}])(?=\*\*?[^\s*])){_PAIR}"
    rf"(?:{_ENDS_WORD}|{_NO_SPACE_INSIDE}(?![^{_MARK}])))*+"
)


class DelimiterRun(NamedTuple):
    """A delimiter run: all equal delimiters that are in a row.

    `start` counts from the start of the text it was found in. Strikethrough
    (`~~`) takes part, because it pairs by the same rules among the others.
    """

    start: int
    length: int
    char: str
    can_open: bool
    can_close: bool

    @property
    def end(self) -> int:
        """Where the text after the run starts."""
        return self.start + self.length


class DelimiterPair(NamedTuple):
    """Two delimiters that make emphasis: `width` characters at either offset."""

    opener: int
    closer: int
    width: int


class Emphasis(NamedTuple):
    """What became of delimiter runs: the pairs, and how much of each run is left over."""

    pairs: list[DelimiterPair]
    visible: list[int]


@lru_cache(maxsize=4096)
def is_punctuation(char: str) -> bool:
    """Tell whether CommonMark takes `char` for punctuation: Unicode's categories P and S."""
    # NUL is read as U+FFFD, which is a symbol.
    return char == "\0" or unicodedata.category(char)[0] in "PS"


def delimiter_run(text: str, start: int, end: int) -> DelimiterRun:
    """Return the run `text[start:end]` with what its neighbours let it do.

    The start and the end of `text` count as whitespace.
    """
    char = text[start]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return DelimiterRun(start, end - start, char, *_flanks(before, char, after))


@lru_cache(maxsize=4096)
def _flanks(before: str, char: str, after: str) -> tuple[bool, bool]:
    """Tell whether a run of `char` between two characters can open and can close emphasis."""
    is_spaced_before, is_spaced_after = before in _WHITESPACE, after in _WHITESPACE
    is_marked_before, is_marked_after = is_punctuation(before), is_punctuation(after)
    left = not is_spaced_after and (not is_marked_after or is_spaced_before or is_marked_before)
    right = not is_spaced_before and (not is_marked_before or is_spaced_after or is_marked_after)
    if char == "_":
        return left and (not right or is_marked_before), right and (not left or is_marked_after)
    return left, right


def pair_runs(runs: Sequence[DelimiterRun]) -> Emphasis:
    """Pair the delimiters of `runs`, which are in one text in this order.

    Time is linear in the number of delimiters: what a search for an opener has
    passed in vain is not searched again for the same kind of closer.
    """
    # A run closes with its first characters and opens with its last ones; what
    # is left of it lies from `start` on, `left` characters long.
    start = [run.start for run in runs]
    left = [run.length for run in runs]
    pairs: list[DelimiterPair] = []
    openers: list[int] = []
    bottoms: dict[tuple[str, bool, int], int] = {}
    for index, run in enumerate(runs):
        kind = (run.char, run.can_open, run.length % 3)
        while run.can_close and left[index]:
            at = _find_opener(runs, openers, run, bottoms.get(kind, -1))
            if at is None:
                bottoms[kind] = openers[-1] if openers else -1
                break
            opener = openers[at]
            width = 2 if left[opener] > 1 and left[index] > 1 else 1
            left[opener] -= width
            left[index] -= width
            pairs.append(DelimiterPair(start[opener] + left[opener], start[index], width))
            start[index] += width
            del openers[at + (left[opener] > 0) :]
        if run.can_open and left[index]:
            openers.append(index)
    return Emphasis(pairs, left)


def _find_opener(
    runs: Sequence[DelimiterRun], openers: list[int], closer: DelimiterRun, bottom: int
) -> int | None:
    """Return where in `openers` the nearest partner of `closer` is, above run `bottom`."""
    for at in range(len(openers) - 1, -1, -1):
        index = openers[at]
        if index <= bottom:
            return None
        if runs[index].char == closer.char and _may_pair(runs[index], closer):
            return at
    return None


def _may_pair(opener: DelimiterRun, closer: DelimiterRun) -> bool:
    """Apply the rule of three, which tells `*foo**bar*` from `***foo** bar*`."""
    if not (opener.can_close or closer.can_open):
        return True
    return (opener.length + closer.length) % 3 > 0 or (
        opener.length % 3 == 0 and closer.length % 3 == 0
    )


def end_of_sure_pairs(text: str, start: int, end: int) -> int:
    """Return where the first delimiter is, from `start` on, that is no sure pair."""
    for sure in (_SURE_AT_WORDS, _SURE):
        match = sure.match(text, start, end)
        if not match or match.end() == end:
            return end
        start = match.end()
    return start
