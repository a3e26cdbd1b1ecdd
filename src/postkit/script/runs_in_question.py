"""The runs of Han characters in a converted text that are worth cutting into words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from postkit.script.exclusive_chars import HAN
from postkit.script.opencc_converters import convert

_HAN = "[\u3400-\u9fff]"


def runs_with(chars: set[str], sure_words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for a run of Han characters that holds one of `chars`.

    Args:
        chars: Traditional characters that may be wrong.
        sure_words: words in Traditional script in which they are right; only those of
            two characters count.
    """
    before, after = _pairs(sure_words)
    origins = dict(zip(HAN, convert("\n".join(HAN), "t2s").split("\n"), strict=True))
    sure = [f"{char}(?=[{''.join(after[char])}])" for char in sorted(chars & after.keys())]
    for char in sorted(chars & before.keys()):
        # 體制 may be part of 半導體製造.
        others = (first for first in after if first != char and origins[first] == origins[char])
        following = "".join(second for first in others for second in after[first])
        sure.append(f"{char}(?<=[{''.join(before[char])}]{char})(?![{following}\n])")
    other = "".join(char for char in HAN if char not in chars and re.match(_HAN, char))
    some = "".join(sorted(chars))
    return re.compile(
        f"(?<!{_HAN})[{other}]*+(?:(?:{'|'.join(sure)})[{other}]*+)*+[{some}]{_HAN}*+"
    )


def _pairs(words: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return for each character of the words of two what is before and what is after it."""
    before: defaultdict[str, str] = defaultdict(str)
    after: defaultdict[str, str] = defaultdict(str)
    for word in words:
        if len(word) == 2:
            before[word[1]] += word[0]
            after[word[0]] += word[1]
    return before, after
