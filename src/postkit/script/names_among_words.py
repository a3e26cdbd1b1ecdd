"""Parts of names among the words that a text was cut into.

The cutter knows few names, so that it leaves their characters apart.
"""

from __future__ import annotations

from collections.abc import Sequence

_NO_NAMES = frozenset(
    "的了是在和与及或也都就不有为被把由对到从向这那之而其以所很没还又再要能会可我你他她它们个一二三四五六七八"
    "九十两几第每某上下中里内外前后来去说做让给等但若如因且并即至于地得着过吗呢吧啊只最才已将使用于比跟同时年月日"
    "\n"
)
"""Words of one character that are parts of no name, and the edge of a run of words."""

_HOLDING = frozenset(
    "年月周期天日季夜书文词句诗话课歌戏梦集卷稿群队班组帮堆客人心手脑胃水河海湖山林泥锅碗杯盘罐桶箱盒柜袋包车船舱楼屋房家院"
    "墙框网链流线台店村城牢洞孔轮例事间层段列根画图片画剧台这那哪"
)
"""Nouns of one character for what something can be inside of."""

_SURNAMES = frozenset("于丰游")
"""Surnames that have another form than the word that is more usual."""

_GIVEN_NAMES = frozenset("云筑丰")
"""The last characters of given names in more than their usual form."""

_IN_NAMES = frozenset("里杰冲范于丰余岳姜钟松术斗谷卜万云后")
"""Characters that in longer words are mostly parts of names."""

_SHORT = 2


def is_in_name(words: Sequence[str], number: int) -> bool:
    """Tell whether `words[number]` may be a name or part of one.

    Args:
        words: the words of a text in Simplified script, in order, with newlines between runs.
        number: which of them.
    """
    word = words[number]
    if len(word) > 1:
        return len(word) > _SHORT and not _IN_NAMES.isdisjoint(word)
    return (
        _is_among_chars(words, number)
        or _begins_a_name(words, number)
        or _ends_a_name(words, number)
    )


def _is_among_chars(words: Sequence[str], number: int) -> bool:
    """Return whether a word of one character is between others of which no grammar makes use.

    So are the parts of names and other words that no dictionary knows.
    """
    if not 0 < number < len(words) - 1:
        return False
    return _is_bare(words[number - 1]) and _is_bare(words[number + 1])


def _begins_a_name(words: Sequence[str], number: int) -> bool:
    """Return whether `words[number]` may be a surname: two bare characters are after it."""
    if words[number] not in _SURNAMES or number + 2 >= len(words):
        return False
    return _is_bare(words[number + 1]) and _is_bare(words[number + 2])


def _ends_a_name(words: Sequence[str], number: int) -> bool:
    """Return whether `words[number]` is the 里 of a place, say, rather than of a noun."""
    before = words[number - 1] if number else "\n"
    if words[number] in _GIVEN_NAMES:
        return _is_bare(before)
    return words[number] == "里" and len(before) == 1 and before not in _HOLDING and before != "\n"


def _is_bare(word: str) -> bool:
    return len(word) == 1 and word not in _NO_NAMES
