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

EDGE = "\0"
"""The edge of a run of Han characters, and of the text."""

_ONE = r"(?:\[(?!\^)[^\[\]\\|-]+\]|[^\W\dA-Za-z_])"
"""A class of characters without ranges, or a letter outside of one."""

_ITEM = rf"(?:{_ONE}|\{{L\}})"
_FIRST = lazy_compile(rf"\A{_ONE}(?![?*+{{])")
_LAST = lazy_compile(rf"{_ONE}\Z")
_CHOICE = lazy_compile(rf"{_ITEM}|\(\?:{_ITEM}(?:\|{_ITEM})+\)")
"""One of some characters, or the edge of a run, and nothing else."""

_ITEMS = lazy_compile(_ITEM)
_CLASS_OR_ESCAPE = lazy_compile(r"\[(?:[^\]\\]|\\.)*\]|\\.")


class Side(NamedTuple):
    """What a rule asks of the text before or after a character.

    The character next to it must be one of `nearest`, in which `EDGE` is for any but a Han
    character; it may be whichever where that is empty. What a rule asks besides is a pattern,
    which is compiled only where the nearest one fits.
    """

    nearest: str
    pattern: re.Pattern[str] | None


def before(pattern: str) -> Side:
    """Return what `pattern`, without abbreviations or with them, asks of the text before."""
    full = _full(pattern)
    return _side(full, full.replace("{L}", r"(?:\A|[^\u3400-\u9FFF])") + r"\Z", _LAST)


def after(pattern: str) -> Side:
    """Return what `pattern`, without abbreviations or with them, asks of the text after."""
    full = _full(pattern)
    return _side(full, full.replace("{L}", r"(?:\Z|[^\u3400-\u9FFF])"), _FIRST)


def _full(pattern: str) -> str:
    for short, long in _ABBREVIATIONS.items():
        pattern = pattern.replace(short, long)
    return pattern


def _side(full: str, pattern: str, nearest: re.Pattern[str]) -> Side:
    """Return what `pattern` asks, which is `full` but for the edge of a run."""
    if not full:
        return Side("", None)
    if _CHOICE.fullmatch(full):
        items = (item.strip("[]") for item in _ITEMS.findall(full))
        return Side("".join(items).replace("{L}", EDGE), None)
    sole = None if _has_alternatives(full) else nearest.search(full)
    return Side(sole[0].strip("[]") if sole else "", lazy_compile(pattern))


def _has_alternatives(pattern: str) -> bool:
    """Tell whether `pattern` is several, with a `|` outside parentheses."""
    depth = 0
    for char in _CLASS_OR_ESCAPE.sub("", pattern) if "|" in pattern else ():
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            return True
    return False
