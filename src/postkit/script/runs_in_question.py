"""The runs of Han characters in a converted text that are worth cutting into words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from postkit.script.exclusive_chars import changed_alone

_FIRST, _LAST = "\u3400", "\u9fff"
_PAIR = 2
COUNTED_AFTER = frozenset(
    "一二三四五六七八九十百千萬億兩幾數半零這那哪每某另整餘多來0123456789船艦馬牛羊豬犬禽畜牲鹿鳥狗貓龜"
)
"""What is before a measure word: numerals and the like, and what is counted by 隻 (船隻)."""


class RunsInQuestion:
    """Finds the runs of Han characters that hold a character which may be wrong.

    Args:
        chars: Traditional characters that may be wrong.
        sure_words: words in Traditional script in which they are right; only those of
            two characters count.
        phrases: those in Traditional script that may lie across a sure word.
        only_before: more characters that may be wrong, but only before those given.
        only_changed: those of `chars` that are right wherever they were written as they are.
        usual_words: words in Traditional script of two characters in which they are right
            as well, but only where no numeral is before.
    """

    def __init__(
        self,
        chars: set[str],
        sure_words: Iterable[str],
        phrases: Iterable[str] = (),
        only_before: Mapping[str, str] = MappingProxyType({}),
        only_changed: str = "",
        usual_words: Iterable[str] = (),
    ) -> None:
        self._words = frozenset(word for word in sure_words if len(word) == _PAIR)
        self._usual_words = frozenset(usual_words)
        self._only_changed = frozenset(only_changed)
        self._before, self._after = _across(self._words, phrases)
        some = _ranges(sorted(chars.union(only_before)))
        here = "".join(f"|(?<={char})(?=[{after}])" for char, after in only_before.items())
        self._hit = re.compile(
            f"[{some}]" + (f"(?:(?<![{''.join(only_before)}]){here})" * bool(here))
        )
        self._rest = re.compile(f"[{_FIRST}-{_LAST}]+")

    def find(self, text: str, original: str) -> list[tuple[int, int]]:
        """Return the start and the end of each of them in `text`, which was `original`."""
        words, before, after = self._words, self._before, self._after
        usual, only_changed = self._usual_words, self._only_changed
        runs: list[tuple[int, int]] = []
        end = 0
        for hit in self._hit.finditer(text):
            at = hit.start()
            if at < end:
                continue
            # 體制 may be part of 半導體製造, and 準備 of 核准備查.
            to_next, from_last = text[at : at + 2], text[at - 1 : at + 1]
            if to_next in words and from_last not in before:
                continue
            if from_last in words and to_next not in after and to_next[1:] != "\n":
                continue
            if hit[0] in only_changed and original[at] == hit[0]:
                continue
            if to_next in usual and text[at - 1 : at] not in COUNTED_AFTER:
                continue
            if from_last in usual and text[at - 2 : at - 1] not in COUNTED_AFTER:
                continue
            rest = self._rest.match(text, at)
            while at > end and _FIRST <= text[at - 1] <= _LAST:
                at -= 1
            end = rest.end() if rest else at + 1
            runs.append((at, end))
        return runs


def _ranges(chars: Iterable[str]) -> str:
    """Return `chars`, in their order, as ranges of a class, which is compiled ten times as fast."""
    ranges: list[str] = []
    for char in chars:
        if ranges and ord(char) == ord(ranges[-1][-1]) + 1:
            ranges[-1] = f"{ranges[-1][0]}-{char}"
        else:
            ranges.append(char)
    return "".join(ranges)


def _across(sure_words: Iterable[str], phrases: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the pairs that make a sure word unsure: before its first, after its last character.

    There another form of the character would be right: 半導[體製]造, 核[准備]查.
    """
    before, after = _pairs(sure_words)
    before_in_phrases, after_in_phrases = _pairs(
        pair for phrase in phrases for pair in pairwise(phrase)
    )
    origins = changed_alone("t2s")
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for char in sorted({*before, *after, *before_in_phrases, *after_in_phrases}):
        forms[origins.get(char, char)].append(char)
    unsure_before: set[str] = set()
    unsure_after: set[str] = set()
    for char in {*before, *after}:
        for other in forms[origins.get(char, char)]:
            if other != char:
                unsure_before.update(last + char for last in before_in_phrases.get(other, ""))
                following = after.get(other, "") + after_in_phrases.get(other, "")
                unsure_after.update(char + next_one for next_one in following)
    return unsure_before, unsure_after


def _pairs(words: Iterable[Sequence[str]]) -> tuple[dict[str, str], dict[str, str]]:
    """Return for each character of `words`, each of two, what is before and what is after it."""
    before: defaultdict[str, str] = defaultdict(str)
    after: defaultdict[str, str] = defaultdict(str)
    for first, second in words:
        before[second] += first
        after[first] += second
    return before, after
