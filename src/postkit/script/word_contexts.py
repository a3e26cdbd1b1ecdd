"""What the rules of `word_forms.toml` ask of the text on one side of a character."""

from __future__ import annotations

import re

from postkit.lazy_patterns import lazy_compile
from postkit.named_tuples import NamedTuple

_ABBREVIATIONS = {
    "{N}": "[一二三四五六七八九十百千万亿两几数半零]",
    "{A}": r"(?:[A-Za-z\uFFFC”’」』》）)\]]\d*\*{0,3}[ 　]?)",
    "{D}": r"(?:[一二三四五六七八九十百千万亿两几数半零这那哪每某另整]|\d)",
    "{T}": (
        "[丁乌乔亚亨什伊伦伯佐佩克兰兹凯切利加努劳勒卡卢古史吉哈哥喀噶因图坎坦埃培基塔塞奇奥姆娜宁"
        "安尔尼巴布希帕库弗德恩戈扎托扬拉提斯施昂普曼杜杰林查格桑梅比沃沙法波泰泽洛涅滕特玛琳琼瑟瓦"
        "皮盖福科穆米索约纳维罗耶肯艾芬茵莉莎莫莱菲萨蒂蒙西詹诺谢贝费贾赫辛达迪阿雅雷霍韦马鲁麦默札]"
    ),
}

_ONE = r"(?:\[(?!\^)([^\[\]\\-]+)\]|([^\W\dA-Za-z_]))"
"""A class of characters without ranges, or a character that stands for itself."""

_FIRST = re.compile(_ONE + "(?![?*+{])")
_LAST = re.compile(_ONE + r"\Z")
_CLASS_OR_ESCAPE = re.compile(r"\[(?:[^\]\\]|\\.)*\]|\\.")


class Side(NamedTuple):
    """What a rule asks of the text before or after a character.

    The character next to it must be one of `nearest`, whichever where that is empty. What a
    rule asks besides is a pattern, which is compiled only where the nearest one fits.
    """

    nearest: str
    pattern: re.Pattern[str] | None


def before(pattern: str) -> Side:
    """Return what `pattern`, without abbreviations or with them, asks of the text before."""
    full = _full(pattern, r"(?:\A|[^\u3400-\u9FFF])")
    return _side(full, full + r"\Z", _LAST.search(full))


def after(pattern: str) -> Side:
    """Return what `pattern`, without abbreviations or with them, asks of the text after."""
    full = _full(pattern, r"(?:\Z|[^\u3400-\u9FFF])")
    return _side(full, full, _FIRST.match(full))


def _full(pattern: str, edge: str) -> str:
    for short, long in (*_ABBREVIATIONS.items(), ("{L}", edge)):
        pattern = pattern.replace(short, long)
    return pattern


def _side(full: str, pattern: str, one: re.Match[str] | None) -> Side:
    if not full:
        return Side("", None)
    if one is None or _has_alternatives(full):
        return Side("", lazy_compile(pattern))
    nearest = one[1] or one[2]
    return Side(nearest, None if one[0] == full else lazy_compile(pattern))


def _has_alternatives(pattern: str) -> bool:
    """Tell whether `pattern` is several, with a `|` outside parentheses."""
    depth = 0
    for char in _CLASS_OR_ESCAPE.sub("", pattern) if "|" in pattern else ():
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            return True
    return False
