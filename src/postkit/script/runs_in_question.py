"""The runs of Han characters in a converted text that are worth cutting into words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from postkit.script.exclusive_chars import HAN
from postkit.script.opencc_converters import convert

_FIRST, _LAST = "\u3400", "\u9fff"
_HAN = f"[{_FIRST}-{_LAST}]"


def runs_with(
    chars: set[str],
    sure_words: Iterable[str],
    phrases: Iterable[str] = (),
    only_before: Mapping[str, str] = MappingProxyType({}),
) -> re.Pattern[str]:
    """Return a pattern for a run of Han characters that holds one of `chars`.

    Args:
        chars: Traditional characters that may be wrong.
        sure_words: words in Traditional script in which they are right; only those of
            two characters count.
        phrases: those in Traditional script that may lie across a sure word.
        only_before: more characters that may be wrong, but only before those given.
    """
    sure = [
        *_where_right(chars, [word for word in sure_words if len(word) == 2], phrases),
        *(f"{char}(?![{others}])" for char, others in only_before.items()),
    ]
    chars = chars.union(only_before)
    other = _ranges(char for char in HAN if char not in chars and _FIRST <= char <= _LAST)
    some = "".join(sorted(chars))
    return re.compile(
        f"(?<!{_HAN})[{other}]*+(?:(?:{'|'.join(sure)})[{other}]*+)*+[{some}]{_HAN}*+"
    )


def _ranges(chars: Iterable[str]) -> str:
    """Return `chars`, in their order, as ranges of a class, which is compiled ten times as fast."""
    ranges: list[str] = []
    for char in chars:
        if ranges and ord(char) == ord(ranges[-1][-1]) + 1:
            ranges[-1] = f"{ranges[-1][0]}-{char}"
        else:
            ranges.append(char)
    return "".join(ranges)


def _where_right(
    chars: set[str], sure_words: Iterable[str], phrases: Iterable[str]
) -> Iterator[str]:
    """Yield patterns for those of `chars` that are part of a word in which they are right."""
    before, after = _pairs(sure_words)
    before_in_phrases, after_in_phrases = _pairs(
        pair for phrase in phrases for pair in pairwise(phrase)
    )
    origins = dict(zip(HAN, convert("\n".join(HAN), "t2s").split("\n"), strict=True))
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for char in sorted({*before, *after, *before_in_phrases, *after_in_phrases}):
        forms[origins.get(char, char)].append(char)
    for char in sorted(chars & {*before, *after}):
        # 體制 may be part of 半導體製造, and 準備 of 核准備查.
        others = [other for other in forms[origins[char]] if other != char]
        if char in after:
            preceding = "".join(before_in_phrases.get(other, "") for other in others)
            unless = f"(?<![{preceding}]{char})" if preceding else ""
            yield f"{char}(?=[{after[char]}]){unless}"
        if char in before:
            following = "".join(
                after.get(other, "") + after_in_phrases.get(other, "") for other in others
            )
            yield f"{char}(?<=[{before[char]}]{char})(?![{following}\n])"


def _pairs(words: Iterable[Sequence[str]]) -> tuple[dict[str, str], dict[str, str]]:
    """Return for each character of `words`, each of two, what is before and what is after it."""
    before: defaultdict[str, str] = defaultdict(str)
    after: defaultdict[str, str] = defaultdict(str)
    for first, second in words:
        before[second] += first
        after[first] += second
    return before, after
